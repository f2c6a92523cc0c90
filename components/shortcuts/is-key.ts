/**
 * Tells whether a key press is the shortcut, e.g. `isKey(event, shortcuts.editor.save)`; a press that
 * is part of a letter still being put together is none. On a Mac Ctrl serves where ⌘ is named: people
 * bring it along from other keyboards.
 */
export function isKey(event: KeyboardEvent, keys: string): boolean {
  const names = keys.split('+');
  const key = names.pop() ?? '';
  const held = (name: string, is: boolean) =>
    names.includes(`[${name}]`) || names.includes(name) === is;
  // A space cannot be written in a table whose keys stand between spaces.
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return (
    !event.isComposing &&
    pressed.toLowerCase() === key.toLowerCase() &&
    (names.includes('$mod')
      ? event.ctrlKey !== event.metaKey
      : held('Control', event.ctrlKey) && held('Meta', event.metaKey)) &&
    held('Shift', event.shiftKey) &&
    held('Alt', event.altKey)
  );
}

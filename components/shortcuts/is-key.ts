import { matchKeybindingPress, parseKeybinding } from 'tinykeys';

/** Tells whether a key press is the shortcut, e.g. `isKey(event, shortcuts.editor.save)`. */
export function isKey(event: KeyboardEvent, keys: string): boolean {
  const held: Record<string, boolean> = {
    Control: event.ctrlKey,
    Meta: event.metaKey,
    Shift: event.shiftKey,
    Alt: event.altKey,
  };
  // A space cannot be written in a table whose keys stand between spaces.
  const key = event.key === ' ' ? 'Space' : event.key;
  const pressed = { key, code: event.code, getModifierState: (name: string) => held[name] };
  return parseKeybinding(keys).every((press) =>
    matchKeybindingPress(pressed as KeyboardEvent, press),
  );
}

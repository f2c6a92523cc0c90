import { matchKeybindingPress, parseKeybinding } from 'tinykeys';

/** Tells whether a key press is the shortcut, e.g. `isKey(event, shortcuts.editor.save)`. */
export const isKey = (event: KeyboardEvent, keys: string): boolean =>
  parseKeybinding(keys).every((press) => matchKeybindingPress(event, press));

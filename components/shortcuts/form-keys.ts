import { isKey } from './is-key.ts';
import { shortcuts } from './keys.ts';

/**
 * Enter in a form that sends: alone it does not send from a one-line field, nor may the press that
 * opened the form and is still held down; together with the key for it, it sends from anywhere.
 */
export function formKeys(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter') return;
  const { target } = event;
  const wish = isKey(event, shortcuts.form.send);
  const held = event.repeat && !(target instanceof HTMLTextAreaElement);
  if (held || (target instanceof HTMLInputElement && !wish)) event.preventDefault();
  if (wish && !event.repeat) send();
}

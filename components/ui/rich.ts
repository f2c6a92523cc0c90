import { type ComponentChildren, h } from 'preact';
import type { NamesIn, TextKey } from '../../lib/i18n/catalog.ts';
import { pieces } from '../../lib/i18n/t.ts';

/** A text with elements where its names stand in braces: `rich('Open {link} first.', { link: <a …/> })`. */
export const rich = <K extends TextKey>(
  key: K,
  parts: Record<NamesIn<K>, ComponentChildren>,
): ComponentChildren[] =>
  pieces(key).map((piece) => (typeof piece === 'string' ? piece : parts[piece.name]));

/** The same, where only the elements are seen: who listens hears the whole sentence. */
export const heard = <K extends TextKey>(
  key: K,
  parts: Record<NamesIn<K>, ComponentChildren>,
): ComponentChildren[] =>
  pieces(key).map((piece) =>
    typeof piece === 'string' ? h('span', { class: 'visually-hidden' }, piece) : parts[piece.name],
  );

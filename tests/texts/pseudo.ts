import type { Plugin } from 'vite';
import type { Texts } from '../../lib/i18n/catalog.ts';

const accented: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, at) => [
    letter,
    [...'áƀćđéƒǵĥíĵķĺɱńóƥɋŕśťúṽŵẋýž'][at] ?? letter,
  ]),
);

/**
 * A text as in no language: every letter has an accent, and it is 40 % longer, as German or Portuguese
 * can be. What is plain English on a screen was not asked for in `t`; what does not fit is cut.
 */
export function pseudo(text: string): string {
  const letters = text.replace(/\{\w+\}|[a-z]/gi, (match) => {
    if (match.length > 1) return match;
    const small = accented[match.toLowerCase()] ?? match;
    return match === match.toLowerCase() ? small : small.toUpperCase();
  });
  const more = 'óńé ťŵó ťĥŕéé ƒóúŕ ƒíṽé śíẋ śéṽéń éíǵĥť ńíńé '.repeat(
    1 + Math.ceil(text.length / 100),
  );
  const length = Math.ceil(text.length * 0.4);
  const end = /[.…:?!]$/.exec(letters)?.[0] ?? '';
  const start = end ? letters.slice(0, -end.length) : letters;
  return `${start}${text.includes(' ') || text.length > 3 ? ` ${more.slice(0, length).trim()}` : ''}${end}`;
}

/** Builds the extension with the pseudo-language in place of Spanish. */
export const pseudoTexts: Plugin = {
  name: 'pseudo-texts',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/lib\/i18n\/es\/[\w-]+\.json/.test(id)) return null;
    const texts: Texts = {};
    for (const [key, text] of Object.entries(JSON.parse(code) as Texts)) {
      texts[key] =
        typeof text === 'string' ? pseudo(key) : { one: pseudo(key), other: pseudo(key) };
    }
    return JSON.stringify(texts);
  },
};

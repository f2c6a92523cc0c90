import type { Forms, Key, NamesIn, PluralKey, TextKey, Texts } from './catalog.ts';
import { isLanguage, type Language } from './languages.ts';

/** What stands in a text's braces. Numbers are written as the language does. */
export type Value = string | number;
type ValuesOf<K extends string> = { [N in NamesIn<K>]: Value };

interface Spoken {
  language: Language;
  locale: string;
  /** Absent in English: its texts are the keys. */
  texts?: Texts;
}

const english: Spoken = { language: 'en', locale: 'en-US' };
const englishRules = new Intl.PluralRules(english.locale);

let [spoken, rules] = [english, englishRules];

/** Speaks another language from now on. What is shown already stays as it is. */
export function speak(next: Spoken): void {
  if (!isLanguage(next.language)) return;
  spoken = next;
  rules = new Intl.PluralRules(next.locale);
}

/** What is made in English, whatever is spoken: files, which others read, say the same everywhere. */
export function inEnglish<Made>(make: () => Made): Made {
  const before: [Spoken, Intl.PluralRules] = [spoken, rules];
  [spoken, rules] = [english, englishRules];
  try {
    return make();
  } finally {
    [spoken, rules] = before;
  }
}

/** The language now, and the tag for numbers and dates. */
export const speaking = (): Readonly<Spoken> => spoken;

/** A text in the language now. Not for use while modules load: the language is not known then. */
export function t(key: Key): string;
export function t<K extends TextKey>(key: K, values: ValuesOf<K>): string;
export function t(key: string, values?: Record<string, Value>): string {
  const text = spoken.texts?.[key] ?? key;
  return fill(typeof text === 'string' ? text : text.other, values);
}

/** A text with a number in it: `plural(2, '{count} template', '{count} templates')`. */
export function plural<K extends PluralKey>(
  count: number,
  one: string,
  many: K,
  ...values: Exclude<NamesIn<K>, 'count'> extends never ? [] : [Omit<ValuesOf<K>, 'count'>]
): string {
  const forms = spoken.texts?.[many] ?? { one, other: many };
  return fill(formOf(forms, count), { count, ...values[0] });
}

const formOf = (forms: string | Forms, count: number): string =>
  typeof forms === 'string' ? forms : (forms[rules.select(count)] ?? forms.other);

/** Puts values where their names stand in braces; a name without a value stays. */
const fill = (text: string, values: Record<string, Value> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value === 'number') return value.toLocaleString(spoken.locale);
    return value ?? whole;
  });

/** A text and where its values stand, for whoever puts something else than text there. */
export function pieces<K extends TextKey>(key: K): (string | { name: NamesIn<K> })[] {
  const text = String(spoken.texts?.[key] ?? key);
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { name: piece.slice(1, -1) as NamesIn<K> } : piece));
}

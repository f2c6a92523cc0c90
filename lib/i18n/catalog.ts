import type es from './es/index.ts';

/**
 * The English text in the code is the key of its translations. What is not in the catalogs does not
 * compile; that they are alike in both other languages is what `tests/unit/i18n/parity.test.ts` says.
 */
type Catalog = typeof es;

/** Forms of a text with a number, by the category that `Intl.PluralRules` gives it. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The texts of one language. */
export type Texts = Record<string, string | Forms>;

/** Texts with one form, and those that have forms for numbers (their key is the form for many). */
export type TextKey = {
  [K in keyof Catalog]: Catalog[K] extends string ? K : never;
}[keyof Catalog];
export type PluralKey = Exclude<keyof Catalog, TextKey>;

/** A text that says the same wherever it stands: for tables of labels. */
export type Key = Exclude<TextKey, `${string}{${string}`>;

/** The names in braces. */
export type NamesIn<K extends string> = K extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

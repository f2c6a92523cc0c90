/** The languages of the interface, as BCP 47 tags, by the name people of each know them by. */
export const languages = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
} as const;

export type Language = keyof typeof languages;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languages, value);

/**
 * The language to speak. `wanted`: what a person set; `auto` follows the browser, whose tags are in the
 * order of preference. A tag of the same language from elsewhere will do: `es-419`, `pt-PT`.
 */
export function chooseLanguage(
  wanted: Language | 'auto',
  browserTags: readonly string[],
): Language {
  if (wanted !== 'auto') return wanted;
  for (const tag of browserTags) {
    const spoken = tag.toLowerCase().split('-')[0];
    const found = (Object.keys(languages) as Language[]).find(
      (language) => language.toLowerCase().split('-')[0] === spoken,
    );
    if (found) return found;
  }
  return 'en';
}

/** The tag for numbers and dates: the browser's own variety of the language where it has one. */
export function localeOf(language: Language, browserTags: readonly string[]): string {
  const spoken = language.split('-')[0];
  const own = browserTags.find((tag) => tag.toLowerCase().split('-')[0] === spoken);
  return own ?? { en: 'en-US', es: 'es-419', 'pt-BR': 'pt-BR' }[language];
}

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
    const found = (Object.keys(languages) as Language[]).find(
      (language) => spokenIn(language) === spokenIn(tag),
    );
    if (found) return found;
  }
  return 'en';
}

/** The language to speak, as `chooseLanguage` does, and the tag for its numbers and dates. */
export function languageOf(
  wanted: Language | 'auto',
  browserTags: readonly string[],
): { language: Language; locale: string } {
  const language = chooseLanguage(wanted, browserTags);
  return { language, locale: localeOf(language, browserTags) };
}

/** The tag for numbers and dates: the browser's own variety of the language where it has one. */
export function localeOf(language: Language, browserTags: readonly string[]): string {
  const own = browserTags.find((tag) => spokenIn(tag) === spokenIn(language) && isTag(tag));
  return own ?? { en: 'en-US', es: 'es-419', 'pt-BR': 'pt-BR' }[language];
}

const spokenIn = (tag: string) => tag.toLowerCase().split('-')[0];

/** People can write into a browser's list of languages what they like; `Intl` throws at what is none. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

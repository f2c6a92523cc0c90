import type { Browser } from 'webextension-polyfill';
import type { Texts } from '../lib/i18n/catalog.ts';
import { type Language, languageOf } from '../lib/i18n/languages.ts';
import { speak, speaking } from '../lib/i18n/t.ts';
import {
  type Appearance,
  type Seen,
  settingsKey,
  toAppearance,
  toSeen,
} from '../lib/storage/appearance.ts';

export interface Dress extends Appearance {
  ofBrowser: Language;
}

const load: Record<Exclude<Language, 'en'>, () => Promise<{ default: Texts }>> = {
  es: () => import('../lib/i18n/es/index.ts'),
  'pt-BR': () => import('../lib/i18n/pt-BR/index.ts'),
};

let present = toAppearance(undefined);
let seen = toSeen(undefined);

/** What the person has seen. */
export const seenNow = (): Seen => seen;

/** What was chosen, and the language that following the browser comes to. */
export const appearanceNow = (browser: Browser): Dress => ({
  ...present,
  ofBrowser: spokenHere(browser, { ...present, language: 'auto' }).language,
});

/**
 * Reads the settings that the first paint needs, gives the page its theme and its language, and follows
 * when they are changed. To be awaited before anything is shown. The theme is also kept where it can be
 * read without waiting: a page that is dark begins dark.
 */
export async function dressPage(browser: Browser): Promise<void> {
  showTheme(toAppearance({ theme: localStorage.getItem('theme') }).theme);
  const stored = await browser.storage.local.get(settingsKey).catch(() => undefined);
  const appearance = toAppearance(stored?.[settingsKey]);
  browser.storage.local.onChanged?.addListener((changes) => {
    if (!changes[settingsKey]) return;
    const next = toAppearance(changes[settingsKey].newValue);
    present = next;
    seen = toSeen(changes[settingsKey].newValue);
    showTheme(next.theme);
    if (spokenHere(browser, next).language !== speaking().language) {
      void import('./begin-anew.ts').then(({ beginAnew }) => beginAnew());
    }
  });
  present = appearance;
  seen = toSeen(stored?.[settingsKey]);
  showTheme(appearance.theme);
  await speakHere(browser, appearance);
}

function showTheme(theme: Appearance['theme']): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  localStorage.setItem('theme', theme);
}

async function speakHere(browser: Browser, appearance: Appearance): Promise<void> {
  const { language, locale } = spokenHere(browser, appearance);
  // A browser that is being updated may not find it: English is better than nothing.
  const texts = language === 'en' ? undefined : await load[language]().catch(() => undefined);
  if (language !== 'en' && !texts) return;
  speak({ language, locale, ...(texts ? { texts: texts.default } : {}) });
  document.documentElement.lang = language;
}

const spokenHere = (browser: Browser, { language }: Appearance) =>
  languageOf(language, [browser.i18n.getUILanguage(), ...navigator.languages]);

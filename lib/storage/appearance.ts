import { isLanguage, type Language } from '../i18n/languages.ts';

/** How the interface looks and speaks: a part of the settings that pages read before their first paint. */
export interface Appearance {
  language: Language | 'auto';
  theme: 'system' | 'light' | 'dark';
}

/** Where all settings are in `storage.local`. */
export const settingsKey = 'settings';
export const themes = ['system', 'light', 'dark'] as const;

/** What is stored, in a form that can be used: what does not fit is as if nobody had chosen. */
export function toAppearance(stored: unknown): Appearance {
  const { language, theme } = (stored ?? {}) as Partial<Record<keyof Appearance, unknown>>;
  return {
    language: isLanguage(language) ? language : 'auto',
    theme: themes.find((one) => one === theme) ?? 'system',
  };
}

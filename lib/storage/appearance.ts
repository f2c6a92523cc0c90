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

/**
 * What a person has seen; a part of the settings that the first paint needs too, so that nothing moves
 * later.
 */
export interface Seen {
  /** The version whose news were seen last; absent before the first page was shown. */
  newsSeen?: string;
  /** Hints that were closed. */
  hintsSeen: readonly unknown[];
  /** Whether single letters are shortcuts. */
  shortcuts: boolean;
}

/** What is stored, in a form that can be used; as `toAppearance`. */
export function toSeen(stored: unknown): Seen {
  const { newsSeen, hintsSeen, shortcuts } = (stored ?? {}) as Partial<Record<keyof Seen, unknown>>;
  return {
    ...(typeof newsSeen === 'string' ? { newsSeen } : {}),
    hintsSeen: Array.isArray(hintsSeen) ? hintsSeen : [],
    shortcuts: shortcuts !== false,
  };
}

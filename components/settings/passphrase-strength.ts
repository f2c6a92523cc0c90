import { plural, t } from '../../lib/i18n/t.ts';

/** How hard a passphrase is to guess, by its length and variety: a hint, no promise. */
export interface Strength {
  level: 'none' | 'short' | 'weak' | 'fair' | 'good';
  words: string;
}

/** Shorter ones are refused (entrypoints/background/handlers/vault.ts). */
const shortest = 10;

/** Bits that its characters would have were they chosen by chance, an even guess of the truth. */
function bits(text: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  const distinct = new Set(text.toLowerCase()).size;
  // Repeated characters add little.
  return Math.min(text.length, distinct * 2) * (1.6 + 0.5 * kinds);
}

export function strengthOf(text: string): Strength {
  if (text === '') return { level: 'none', words: '' };
  const missing = shortest - text.length;
  if (missing > 0) {
    return {
      level: 'short',
      words: plural(missing, '{count} more character.', '{count} more characters.'),
    };
  }
  const strength = bits(text);
  if (strength < 30) return { level: 'weak', words: t('Weak: add words, or other characters.') };
  if (strength < 48) {
    return { level: 'fair', words: t('Fair. One more word makes it much better.') };
  }
  return { level: 'good', words: t('Good, if nobody can know it.') };
}

import { tokenFacts } from '../highlevel/token-facts.ts';
import { t } from '../i18n/t.ts';

/** What was pasted, without what people copy along. */
export const pasted = (text: string): string => text.trim().replace(/^bearer\s+/i, '');

/** Whether a header can carry it; whatever else would end it or be refused by the browser. */
export const isPlain = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** When a token ends; OAuth access tokens last about a day where they do not say so. */
export function endOfToken(token: string, now: number): number | undefined {
  const { kind, endsAt } = tokenFacts(token);
  return kind === 'jwt' ? (endsAt ?? now + 24 * 3_600_000) : undefined;
}

/** What is wrong with the form of a token, in plain words; undefined when nothing is. */
export function malformedToken(token: string): string | undefined {
  if (token === '') return t('Paste the token.');
  if (!isPlain(token)) {
    return t('A token has no spaces, line breaks or special characters. Copy it again, alone.');
  }
  if (token.length < 20) return t('This is too short for a token. Copy it again from HighLevel.');
  return undefined;
}

import { plural, speaking, t } from './t.ts';

/** “12,345” */
export const number = (value: number): string => value.toLocaleString(speaking().locale);

/** How much is stored, in the unit that needs the fewest digits: “812 bytes”, “3.2 kB”, “1.4 MB” */
export function size(bytes: number): string {
  const units = ['kB', 'MB', 'GB'];
  if (bytes < 1000) return plural(bytes, '{count} byte', '{count} bytes');
  const step = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const amount = bytes / 1000 ** step;
  const digits = amount >= 100 ? 0 : 1;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${amount.toLocaleString(speaking().locale, style)} ${units[step - 1]}`;
}

/** A moment (ms since 1970) in the words of the language. */
export function moment(
  at: number,
  style: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  const { locale } = speaking();
  const key = `${locale} ${JSON.stringify(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, style);
  formats.set(key, format);
  return format.format(at);
}

/** Made once: rows of long lists ask for the same ones, and making one takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** “a, b, and c” */
export const list = (items: string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(speaking().locale, { type }).format(items);

/** How long ago something was, in the fewest words: “just now”, “3 min ago”, “2 h ago”. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return t('just now');
  if (minutes < 60) return t('{count} min ago', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('{count} h ago', { count: hours });
  return t('{count} days ago', { count: Math.floor(hours / 24) });
}

/** How long something still takes: “less than a minute left”, “about 2 min left”, “about 1 h 20 min left”. */
export function timeLeft(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 1) return t('less than a minute left');
  if (minutes < 60) return t('about {minutes} min left', { minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return t('about {hours} h left', { hours });
  return t('about {hours} h {minutes} min left', { hours, minutes: rest });
}

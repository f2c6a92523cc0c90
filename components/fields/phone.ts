import { phonePattern } from '../../lib/actions/fields.ts';
import { speaking } from '../../lib/i18n/t.ts';

type Library = typeof import('libphonenumber-js/min');
type Country = NonNullable<Parameters<Library['parsePhoneNumberFromString']>[1]>;

/** Loaded when a phone field first shows: it weighs more than the rest of the popup. */
export const loadPhoneLibrary = (): Promise<Library> => import('libphonenumber-js/min');

/** The country a number without `+` is read in, guessed from the browser's language. */
export function guessCountry(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}

/** The country's name in the language of the interface. */
export function countryName(country: string): string {
  return new Intl.DisplayNames([speaking().locale], { type: 'region' }).of(country) ?? country;
}

export interface PhoneReading {
  /** `+12125550123`; what HighLevel gets. */
  e164: string;
  /** `+1 212 555 0123` */
  pretty: string;
}

/** Understands a number typed the local way or with its country code; undefined when it cannot be one. */
export function readPhone(
  library: Library,
  text: string,
  country: string,
): PhoneReading | undefined {
  const known = library.isSupportedCountry(country) ? (country as Country) : 'US';
  const number = library.parsePhoneNumberFromString(text.trim().replace(/^00/, '+'), known);
  if (number?.isPossible() && phonePattern.test(number.number) && !number.ext) {
    return { e164: number.number, pretty: number.formatInternational() };
  }
  // A number that the library does not know but that has HighLevel's form is the person's to judge.
  const digits = text.trim().replace(/[\s().-]/g, '');
  return phonePattern.test(digits) ? { e164: digits, pretty: digits } : undefined;
}

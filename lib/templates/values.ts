import { isHttpUrl, phonePattern } from '../actions/fields.ts';
import { t } from '../i18n/t.ts';
import { isBlank } from './fill.ts';
import type { Variable } from './schema.ts';

/** Values longer than this are refused. */
export const longestValue = 20_000;

export const lengthWord = (length: number, limit: number) =>
  t('This is {length} characters long. Keep it under {limit}.', { length, limit });

/** What is wrong with a value of a blank, in plain words; undefined when nothing is. */
export function checkValue(variable: Variable, value: unknown): string | undefined {
  if (isBlank(value))
    return variable.required ? t('Fill in “{label}”.', { label: variable.label }) : undefined;
  if (typeof value === 'string' && value.length > longestValue) {
    return lengthWord(value.length, longestValue);
  }
  switch (variable.kind) {
    case 'phone':
      return typeof value === 'string' && phonePattern.test(value)
        ? undefined
        : t('This is not a whole phone number. Enter it like +1 212 555 0123.');
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : t('Enter a number.');
    case 'url':
      return typeof value === 'string' && isHttpUrl(value)
        ? undefined
        : t('Enter a whole address that starts with https:// (or http://).');
    case 'choice':
      return variable.choices?.some((one) => one.value === value)
        ? undefined
        : t('Choose one: {choices}.', {
            choices: (variable.choices ?? []).map(({ label }) => label).join(', '),
          });
    default:
      return typeof value === 'string' ? undefined : t('Enter this as text.');
  }
}

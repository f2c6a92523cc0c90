import type { Column, Field } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { inUnit } from '../actions/spoken.ts';
import { t } from '../i18n/t.ts';

/** One thing that differs between two versions, in people's words. */
export interface Difference {
  label: string;
  /** Absent when it was not there. */
  before?: string;
  /** Absent when it is gone. */
  after?: string;
  /** In the content: `name`, `parameters.examples.2`. Of a row that is gone: where it was. */
  path: string;
}

/** Tells whether two JSON values are the same, in whatever order their keys are. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/** A value as people read it: switches, choices and units in words, texts as they are. */
export function inWords(value: unknown, field?: Field): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  if (typeof value === 'number') {
    return field?.kind === 'number' && field.unit
      ? `${value} ${inUnit(field.unit, value)}`
      : `${value}`;
  }
  if (typeof value === 'string') {
    const choice = field?.kind === 'choice' && field.choices.find((one) => one.value === value);
    return choice ? choice.label : value;
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(', ');
  }
  return JSON.stringify(value) ?? '';
}

/** A row of a table in one line: "Name: Accept · Value: text/plain". */
export function rowInWords(row: Record<string, unknown>, columns: Column[]): string {
  const label = (key: string) => columns.find((one) => one.key === key)?.label ?? key;
  return Object.entries(row)
    .map(([key, cell]) => `${label(key)}: ${inWords(cell)}`)
    .join(' · ');
}

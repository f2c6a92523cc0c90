import { actions } from '../actions/index.ts';
import { isObject, pathStep } from '../actions/paths.ts';
import { rowLabel } from '../actions/spoken.ts';
import { t } from '../i18n/t.ts';
import type { TemplateContent } from '../templates/schema.ts';

/** A text somewhere in a template. */
export interface Place {
  path: string;
  label: string;
  /** A blank may stand in it. */
  fillable: boolean;
}

/** Rewrites every text in a JSON value, told where it stands. */
export function mapPlaces(
  value: unknown,
  path: string,
  rewrite: (text: string, path: string) => string,
): unknown {
  if (typeof value === 'string') return rewrite(value, path);
  const at = (step: string) => (path === '' ? step : `${path}.${step}`);
  if (Array.isArray(value))
    return value.map((one, index) => mapPlaces(one, at(`${index}`), rewrite));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapPlaces(one, at(pathStep(key)), rewrite)]),
  );
}

/** Where something stands in the parameters: "Text message", "Headers: header 2". */
export function placeLabel(type: TemplateContent['type'], path: string): string {
  const field = actions[type].fields.find(
    (one) => path === one.path || path.startsWith(`${one.path}.`),
  );
  if (!field) return t('Extra key “{key}”', { key: path.split('.')[0] ?? '' });
  const index = Number(path.slice(field.path.length + 1).split('.')[0]);
  return 'itemLabel' in field && path !== field.path && Number.isInteger(index)
    ? rowLabel(field, index)
    : field.label;
}

/** A text with some of its parts replaced; they stand in order and none overlaps another. */
export function splice(text: string, spots: { start: number; end: number; by: string }[]): string {
  let [result, end] = ['', 0];
  for (const one of spots) {
    result += text.slice(end, one.start) + one.by;
    end = one.end;
  }
  return result + text.slice(end);
}

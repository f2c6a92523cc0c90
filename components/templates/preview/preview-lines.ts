import { actions, type Column, type Field } from '../../../lib/actions/index.ts';
import { isShown } from '../../../lib/actions/normalise.ts';
import { getPath, isObject } from '../../../lib/actions/paths.ts';
import { inUnit } from '../../../lib/actions/spoken.ts';
import { t } from '../../../lib/i18n/t.ts';
import { extraKeys } from '../../../lib/templates/extra-keys.ts';
import type { TemplateContent, Variable } from '../../../lib/templates/schema.ts';
import { tokenise, wholeVariable } from '../../../lib/templates/variables.ts';

/** A piece of a shown text: said by the template, filled in, still to be filled in, or HighLevel's. */
export interface Piece {
  kind: 'text' | 'filled' | 'missing' | 'merge' | 'unknown';
  text: string;
}

/** A field as people read it. Each row is a line of its own; cells of tables bear their label. */
export interface PreviewLine {
  label: string;
  rows: { label?: string; pieces: Piece[] }[];
}

/** What a variable shows; undefined while nothing is known for it. */
export type ShowVariable = (variable: Variable) => string | undefined;

/** A template in people's words, its variables filled. Fields without anything are left out. */
export function previewLines(content: TemplateContent, show: ShowVariable): PreviewLine[] {
  const { type, name, actionName, parameters, variables } = content;
  const { fields } = actions[type];
  const pieces = (text: string) => piecesOf(text, variables, show);
  const cell = (value: unknown, column?: Column): PreviewLine['rows'][number] => ({
    ...(column ? { label: column.label } : {}),
    pieces: pieces(typeof value === 'string' ? value : JSON.stringify(value)),
  });
  const rowsOf = (field: Field, value: unknown): PreviewLine['rows'] => {
    if (Array.isArray(value)) {
      return value
        .filter(isThere)
        .flatMap((row) =>
          field.kind === 'table' && isObject(row)
            ? field.columns
                .filter(({ key }) => isThere(row[key]))
                .map((column) => cell(row[column.key], column))
            : [cell(row)],
        );
    }
    if (field.kind === 'secret' && wholeVariable(value) === undefined) {
      return [{ pieces: [{ kind: 'text', text: '••••' }] }];
    }
    return [{ pieces: pieces(wordOf(field, value)) }];
  };
  const lines = fields
    .filter((field) => isShown(fields, field, parameters) || isOpen(field, content))
    .flatMap((field): PreviewLine[] => {
      const value = getPath(parameters, field.path);
      if (isThere(value)) return [{ label: field.label, rows: rowsOf(field, value) }];
      if (!field.required) return [];
      return [{ label: field.label, rows: [{ pieces: leftEmpty() }] }];
    });
  const title = actionName?.trim() || name.trim();
  const extra = Object.entries(extraKeys(type, parameters)).map(([key, value]) => ({
    label: key,
    rows: [cell(value)],
  }));
  return [
    { label: t('Action name'), rows: [{ pieces: title ? pieces(title) : leftEmpty() }] },
    ...lines.filter(({ rows }) => rows.length > 0),
    ...extra,
  ];
}

const leftEmpty = (): Piece[] => [{ kind: 'missing', text: t('Left empty') }];

const isThere = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length);

/** What decides whether the field counts is a variable itself. */
function isOpen(field: Field, { parameters }: TemplateContent): boolean {
  const decider = field.shownWhen?.path;
  return decider !== undefined && wholeVariable(getPath(parameters, decider)) !== undefined;
}

function wordOf(field: Field, value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  if (field.kind === 'choice') {
    return field.choices.find((one) => one.value === value)?.label ?? String(value);
  }
  if (field.kind === 'number' && typeof value === 'number' && field.unit) {
    return `${value} ${inUnit(field.unit, value)}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// Longer texts are cut: the preview is to be read.
const longest = 5000;

function piecesOf(text: string, variables: Variable[], show: ShowVariable): Piece[] {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return tokenise(shown).map((token): Piece => {
    if (token.kind !== 'variable') return { kind: token.kind, text: token.text };
    const variable = variables.find(({ name }) => name === token.name);
    if (!variable) return { kind: 'unknown', text: token.text };
    const value = show(variable);
    return value === undefined
      ? { kind: 'missing', text: variable.label || variable.name }
      : { kind: 'filled', text: value };
  });
}

import * as z from 'zod/mini';
import type { ActionParameters } from '../../../lib/actions/define.ts';
import { type ActionType, isActionType } from '../../../lib/actions/index.ts';
import { isObject } from '../../../lib/actions/paths.ts';
import { t } from '../../../lib/i18n/t.ts';
import { newContent, renameBlank } from '../../../lib/templates/edit-blanks.ts';
import { TemplateContent, Variable, variableName } from '../../../lib/templates/schema.ts';

/** A template as it stands in the editor: right or wrong, with what is still being typed. */
export interface EditContent extends TemplateContent {
  /** Of a new one: the star that it gets once it is saved. */
  favourite?: boolean;
  /** New names of blanks that cannot be taken (yet), by the blank's place in the list. */
  renames?: Record<string, string>;
  /** The text of the extra keys while it is no JSON object. */
  extraText?: string;
}

const shapes = TemplateContent.shape;
const Renames = z.record(z.string(), z.string());

/**
 * Reads a kept edit. Takes anything: what does not fit is taken from `otherwise`, and a blank that
 * cannot be read is left out, so that the rest is never lost.
 */
export function readEdit(kept: Record<string, unknown>, otherwise: EditContent): EditContent {
  const part = <S extends z.ZodMiniType>(schema: S, key: string, other: z.output<S>) => {
    const read = schema.safeParse(kept[key]);
    return read.success ? read.data : other;
  };
  const variables = Array.isArray(kept.variables)
    ? kept.variables.flatMap((one) => Variable.safeParse(one).data ?? [])
    : otherwise.variables;
  const text = (key: 'actionName' | 'extraText') =>
    typeof kept[key] === 'string' ? { [key]: kept[key] } : {};
  const renames = Renames.safeParse(kept.renames).data;
  return {
    type: part(shapes.type, 'type', otherwise.type),
    name: part(shapes.name, 'name', otherwise.name),
    description: part(shapes.description, 'description', otherwise.description),
    parameters: part(shapes.parameters, 'parameters', otherwise.parameters) as ActionParameters,
    folder: part(shapes.folder, 'folder', otherwise.folder),
    tags: part(shapes.tags, 'tags', otherwise.tags),
    variables,
    ...text('actionName'),
    ...text('extraText'),
    ...(renames ? { renames } : {}),
    ...(kept.favourite === true ? { favourite: true } : {}),
  };
}

/** The type that a kept edit is of. */
export const typeOfEdit = (kept: Record<string, unknown>): ActionType | undefined =>
  isActionType(kept.type) ? kept.type : undefined;

/** An empty template of a type. */
export const startOf = (type: ActionType): EditContent => newContent(type);

/** What is to be saved, without what belongs to the editor only. */
export function contentOf(edit: EditContent): TemplateContent {
  const { type, name, actionName, description, parameters, variables, folder, tags } = edit;
  const own = actionName === undefined || actionName === '' ? {} : { actionName };
  return { type, name, ...own, description, parameters, variables, folder, tags };
}

/** Equal as far as it would be saved. JSON order counts, which at worst says "changed". */
function isSame(one: TemplateContent, other: TemplateContent): boolean {
  return one === other || JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

/** Nothing is typed that is not saved. */
export const isUntouched = (edit: EditContent, saved: TemplateContent): boolean =>
  !edit.renames && edit.extraText === undefined && isSame(edit, saved);

/** Why a blank cannot be called this; undefined when it can. */
export function renameProblem(edit: EditContent, index: number, name: string): string | undefined {
  if (edit.variables.some((one, at) => at !== index && one.name === name)) {
    return t('There is another blank called “{name}”.', { name });
  }
  if (variableName.test(name)) return undefined;
  return t('Begin with a letter; then letters, digits and _ only, 60 at most.');
}

/** Gives the blanks the names that were typed for them, wherever that can be. */
export function applyRenames(edit: EditContent, only?: number): EditContent {
  const { renames = {}, ...rest } = edit;
  let next: EditContent = rest;
  const left: Record<string, string> = {};
  for (const [at, name] of Object.entries(renames)) {
    const index = Number(at);
    const turn = only === undefined || only === index;
    if (!next.variables[index]) continue;
    if (!turn || renameProblem(next, index, name.trim())) left[at] = name;
    else next = { ...next, ...renameBlank(next, index, name.trim()) };
  }
  return Object.keys(left).length > 0 ? { ...next, renames: left } : next;
}

/** Takes a blank out of the list; the texts that hold it keep it, undeclared. */
export function removeVariable(edit: EditContent, index: number): EditContent {
  const { renames, ...rest } = edit;
  const moved = Object.entries(renames ?? {})
    .filter(([at]) => Number(at) !== index)
    .map(([at, name]) => [Number(at) > index ? Number(at) - 1 : at, name]);
  return {
    ...rest,
    variables: edit.variables.filter((_, at) => at !== index),
    ...(moved.length > 0 ? { renames: Object.fromEntries(moved) } : {}),
  };
}

/** Changes some of a blank's parts; `undefined` takes a part away. */
export function patchVariable(
  edit: EditContent,
  index: number,
  changes: { [K in keyof Variable]?: Variable[K] | undefined },
): EditContent {
  const variables = edit.variables.map((one, at) => {
    if (at !== index) return one;
    const pairs = Object.entries({ ...one, ...changes }).filter(([, part]) => part !== undefined);
    return Object.fromEntries(pairs) as Variable;
  });
  return { ...edit, variables };
}

const example = '{ "key": "value" }';

/** Reads the extra keys as they are typed. */
export function readExtra(text: string): { extra: ActionParameters } | { problem: string } {
  if (text.trim() === '') return { extra: {} };
  try {
    const extra: unknown = JSON.parse(text);
    return isObject(extra) ? { extra } : { problem: t('Write an object: {example}.', { example }) };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return { problem: `${t('This is not JSON yet.')} ${why}`.trim() };
  }
}

/** The id of the control at a path of the template. */
export const editId = (path: string) => `edit-${path.replace(/\W+/g, '-')}`;

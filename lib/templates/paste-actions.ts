import { type ActionParameters, type ActionType, actions, isActionType } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { plural, t } from '../i18n/t.ts';
import { guessTypes } from './guess-type.ts';
import { readJson } from './read-json.ts';

/** Something to know about a pasted action. */
export interface Note {
  /** Of the parameter it is about; '' for the whole action. */
  path: string;
  message: string;
}

export interface PastedAction {
  /** Absent when it has to be chosen, among `candidates` where there are any. */
  type?: ActionType;
  candidates?: ActionType[];
  /** '' when there was none. */
  name: string;
  /** As they were written, keys nobody knows included; not checked. */
  parameters: ActionParameters;
  notes: Note[];
}

export type PastedItem =
  | { kind: 'action'; action: PastedAction }
  /** An action of a type that cannot be created. */
  | { kind: 'other-type'; name: string; message: string }
  | { kind: 'nothing' };

// What HighLevel's requests and answers hold around the parameters.
const places = ['id', '_id', 'agentId', 'locationId'];
const around = [...places, 'actionType', 'name', 'actionParameters', 'traceId'];

/** Reads one value as an action: a request, an answer, or parameters alone. */
export function readAction(value: unknown): PastedItem {
  if (!isObject(value)) return { kind: 'nothing' };
  const given = value.actionType ?? (isObject(value.parameters) ? value.type : undefined);
  const name = typeof value.name === 'string' ? value.name : '';
  const notes: Note[] = [];
  const note = (message: string, path = '') => notes.push({ path, message });

  const found = parametersOf(value, note);
  if (given === undefined && found === undefined) return { kind: 'nothing' };
  let type = given === undefined ? undefined : asType(given);
  if (given !== undefined && type === undefined) {
    return { kind: 'other-type', name, message: otherType(given) };
  }
  if (type !== undefined && type !== given) note(t('Its type was read as {type}.', { type }));
  if (!found) note(t('Its settings are not in this text.'));

  const parameters = renamed(found ?? {}, type, note);
  const candidates = type === undefined ? guessTypes(parameters) : [];
  if (type === undefined) {
    // Any object with a name could come this far; without one known key it is no action.
    if (candidates.length === 0 && !Object.hasOwn(value, 'actionParameters')) {
      return { kind: 'nothing' };
    }
    const labels = candidates.map((one) => `“${actions[one].label}”`);
    if (candidates.length === 1) {
      type = candidates[0];
      note(
        t('Its type was not given; its settings are those of {label}.', { label: labels[0] ?? '' }),
      );
    } else if (labels.length > 1) {
      note(
        t('Its type was not given; it could be {labels}. Choose one.', {
          labels: labels.reduce((one, other) => t('{one} or {other}', { one, other })),
        }),
      );
    } else note(t('Its type was not given. Choose one.'));
  }
  const ambiguous = candidates.length > 1 ? { candidates } : {};
  const action = { ...(type ? { type } : ambiguous), name, parameters, notes };
  return { kind: 'action', action };
}

type TakeNote = (message: string, path?: string) => void;

/** The parameters, wherever they are; `undefined` when there are none. */
function parametersOf(
  value: Record<string, unknown>,
  note: TakeNote,
): ActionParameters | undefined {
  const inner = value.actionParameters ?? (value.actionType ? undefined : nested(value));
  if (inner !== undefined) tellLeftOut(value, note);
  if (isObject(inner)) return inner;
  if (typeof inner === 'string') {
    const read = readJson(inner);
    if (read.kind === 'read' && isObject(read.value)) {
      note(t('Its settings were a text with JSON in it; HighLevel takes them as an object only.'));
      for (const repair of read.repairs) note(repair);
      return read.value;
    }
  }
  if (inner !== undefined) {
    note(t('“actionParameters” could not be read: it is not an object.'));
    return {};
  }
  const rest = Object.entries(value).filter(([key]) => !around.includes(key));
  if (guessTypes(Object.fromEntries(rest)).length === 0) return undefined;
  // The builder repeats the type in the parameters of an extraction; there it is a setting.
  const flat = around.some((key) => key !== 'actionType' && Object.hasOwn(value, key));
  if (!flat && Object.hasOwn(value, 'contactFieldKey')) return value;
  tellLeftOut(
    Object.fromEntries(Object.entries(value).filter(([key]) => places.includes(key))),
    note,
  );
  return Object.fromEntries(rest);
}

/** A template's own form has `type` and `parameters`; so have other things. */
function nested(value: Record<string, unknown>): unknown {
  return isActionType(value.type) && isObject(value.parameters) ? value.parameters : undefined;
}

function tellLeftOut(value: Record<string, unknown>, note: TakeNote): void {
  const from = places.filter((key) => Object.hasOwn(value, key));
  if (from.length > 0) {
    note(
      t('Left out: {names}. The action goes to the agent you choose.', { names: from.join(', ') }),
    );
  }
  const own = [...around, 'type', 'parameters'];
  const others = Object.keys(value).filter((key) => !own.includes(key));
  if (others.length > 0) {
    const names = others.slice(0, 5).map((key) => `“${shortened(key)}”`);
    const values = { names: names.join(', ') };
    const more = others.length - names.length;
    note(
      more > 0
        ? plural(
            more,
            'Left out: {names} and {count} more. HighLevel does not take this with an action.',
            'Left out: {names} and {count} more. HighLevel does not take this with an action.',
            values,
          )
        : t('Left out: {names}. HighLevel does not take this with an action.', values),
    );
  }
}

/** HighLevel's own example calls the paths by a name that its API does not know. */
function renamed(
  parameters: ActionParameters,
  type: ActionType | undefined,
  note: TakeNote,
): ActionParameters {
  const [wrong, right] = ['responsePathsToExtract', 'selectedPaths'];
  if (type !== undefined && type !== 'CUSTOM_ACTION') return parameters;
  if (!Object.hasOwn(parameters, wrong) || Object.hasOwn(parameters, right)) return parameters;
  note(t('“{wrong}” was renamed: HighLevel’s API takes it as “{right}”.', { wrong, right }), right);
  const pairs = Object.entries(parameters).map(([key, item]) => [
    key === wrong ? right : key,
    item,
  ]);
  return Object.fromEntries(pairs);
}

function asType(given: unknown): ActionType | undefined {
  if (typeof given !== 'string' || given.length > 60) return undefined;
  const type = given
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return isActionType(type) ? type : undefined;
}

/** Why an action of this type cannot be created; repeats the type only where it looks like one. */
function otherType(given: unknown): string {
  return typeof given === 'string' && /^[A-Z][A-Z_]{1,39}$/.test(given)
    ? t('HighLevel’s API does not create {type} actions.', { type: given })
    : t('HighLevel’s API does not create actions of this type.');
}

/** A name to show, cut to a length that fits a line. */
export const shortened = (name: string): string =>
  name.length > 40 ? `${name.slice(0, 40)}…` : name;

import { type ActionType, actions, type Field } from '../actions/index.ts';
import { getPath } from '../actions/paths.ts';
import { compareContents, type Difference } from '../templates/compare.ts';
import { same } from '../templates/compare-words.ts';
import { extraKeys } from '../templates/extra-keys.ts';
import { isBlank } from '../templates/fill.ts';
import { isReference, type TemplateContent, type Variable } from '../templates/schema.ts';

/**
 * What can divert a call, or change what a caller hears or gets: phone numbers, addresses, headers,
 * names of workflows and other things of a sub-account, every text an agent says, sends or acts on,
 * and whatever nobody knows. It waits for a person, whoever signed it.
 */
export type SharedDifference = Difference & { sensitive: boolean };

/** The other kinds only set how much, how often, or what an answer looks like. */
const harmless: Field['kind'][] = ['number', 'boolean', 'choice', 'textList'];

/** The parts of a blank that end up in an action. */
const filling = new Set(['kind', 'default', 'choices', 'aliases']);

const empty = (type: ActionType): TemplateContent => ({
  type,
  name: '',
  description: '',
  parameters: {},
  variables: [],
  folder: '',
  tags: [],
});

/** What differs, each thing judged; without `before` all that is new. */
export function compareShared(
  before: TemplateContent | undefined,
  after: TemplateContent,
): SharedDifference[] {
  return compareContents(before ?? empty(after.type), after).map((one) => ({
    ...one,
    sensitive: isSensitive(one, before, after),
  }));
}

/** The same question without the words, for thousands of templates. */
export function mayDivert(before: TemplateContent | undefined, after: TemplateContent): boolean {
  if (before) {
    // A template's name, description and folder change no call.
    const saysSame = same(
      [before.type, before.parameters, before.variables],
      [after.type, after.parameters, after.variables],
    );
    return !saysSame && compareShared(before, after).some(({ sensitive }) => sensitive);
  }
  const { type, parameters, variables } = after;
  return (
    actions[type].fields.some(
      ({ kind, path }) => !harmless.includes(kind) && !isBlank(getPath(parameters, path)),
    ) ||
    variables.some(fillsSomething) ||
    Object.keys(extraKeys(type, parameters)).length > 0
  );
}

function isSensitive(
  { path, after: words }: Difference,
  before: TemplateContent | undefined,
  after: TemplateContent,
): boolean {
  if (path === 'type') return true;
  const [place, ...rest] = path.split('.');
  if (place === 'parameters') {
    const fields = [...actions[after.type].fields, ...(before ? actions[before.type].fields : [])];
    const inside = rest.join('.');
    const field = fields.find((one) => inside === one.path || inside.startsWith(`${one.path}.`));
    return !field || !harmless.includes(field.kind);
  }
  if (place !== 'variables') return false;
  const [index, part] = rest;
  // A blank that is gone leaves its text changed, which is told there.
  if (words === undefined && part === undefined) return false;
  const variable = after.variables[Number(index)];
  if (!variable) return false;
  return part === undefined ? fillsSomething(variable) : filling.has(part) && isTelling(variable);
}

/** A new blank that is asked for changes nothing by itself; one with a value does. */
const fillsSomething = (variable: Variable): boolean =>
  isTelling(variable) && (!isBlank(variable.default) || (variable.choices ?? []).length > 0);

const isTelling = ({ kind }: Variable) =>
  isReference(kind) || ['text', 'longText', 'phone', 'url', 'choice', 'secret'].includes(kind);

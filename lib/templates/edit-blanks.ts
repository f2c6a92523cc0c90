import { type ActionType, actions, type Field } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import type { Key } from '../i18n/catalog.ts';
import { isBlank } from './fill.ts';
import { templateFromAction } from './from-action.ts';
import { isReference, type TemplateContent, type Variable, type VariableKind } from './schema.ts';
import { createVariableNames } from './variable-names.ts';
import { renameVariable, usedVariables, wholeVariable } from './variables.ts';

/** What people call the kinds of blank. */
export const kindLabels: Record<VariableKind, Key> = {
  text: 'Text',
  longText: 'Long text',
  phone: 'Phone number',
  number: 'Number',
  url: 'Web address',
  choice: 'Choice',
  secret: 'Secret',
  contactField: 'Contact field',
  workflow: 'Workflow',
  calendar: 'Calendar',
  knowledgeBase: 'Knowledge base',
};

/** The kinds of variable that a whole field can be, the usual one first. Lists: none. */
export function kindsFor(field: Field): VariableKind[] {
  switch (field.kind) {
    case 'reference':
      return [field.reference];
    case 'secret':
      return ['secret'];
    case 'boolean':
      return ['choice'];
    case 'number':
      return ['number', 'choice'];
    case 'choice':
      return ['choice', 'text'];
    case 'phone':
    case 'url':
      return [field.kind, 'text', 'choice'];
    case 'text':
    case 'longText':
      return [field.kind, 'text', 'longText', 'phone', 'number', 'url', 'choice'];
    default:
      return [];
  }
}

/** Names that stand in a template's texts, in the order of its form. */
export function usedInOrder({ type, actionName, parameters }: TemplateContent): string[] {
  const inForm = actions[type].fields.map(({ path }) => getPath(parameters, path));
  return usedVariables([actionName, inForm, parameters]);
}

const namesIn = (content: TemplateContent) => [
  ...usedInOrder(content),
  ...content.variables.map(({ name }) => name),
];

function choicesOf(field: Field | undefined): Pick<Variable, 'choices'> {
  if (field?.kind === 'choice') return { choices: field.choices };
  if (field?.kind !== 'boolean') return {};
  return {
    choices: [
      { value: true, label: 'Yes' },
      { value: false, label: 'No' },
    ],
  };
}

/** A new variable for the texts, with a label as people would write it. */
export function addVariable(content: TemplateContent, label: string): [TemplateContent, Variable] {
  const named = createVariableNames(namesIn(content))(label, 'Blank');
  const variable: Variable = { ...named, label, kind: 'text', required: true };
  return [{ ...content, variables: [...content.variables, variable] }, variable];
}

/** Makes a whole field a variable; what stands there becomes the default, but for a secret. */
export function makeBlank(content: TemplateContent, field: Field): TemplateContent {
  const { path, label, help, required } = field;
  const kind = kindsFor(field)[0] ?? 'text';
  const value = getPath(content.parameters, path) ?? ('default' in field ? field.default : '');
  const keeps =
    kind !== 'secret' &&
    !isReference(kind) &&
    !isBlank(value) &&
    usedVariables(value).length === 0 &&
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');
  const variable: Variable = {
    ...createVariableNames(namesIn(content))(label, 'Blank'),
    kind,
    required,
    help,
    ...(keeps ? { default: value } : {}),
    ...choicesOf(field),
  };
  return {
    ...content,
    parameters: setPath(content.parameters, path, `{{${variable.name}}}`),
    variables: [...content.variables, variable],
  };
}

/**
 * Makes the secret, or the id of one sub-account, that stands at a path a variable. What it was is
 * not kept; a word like "Bearer" before it is.
 */
export function hideInBlank(content: TemplateContent, path: string): TemplateContent {
  const { type, name, parameters, variables } = content;
  const given = [...variables, ...undeclaredIn(content)];
  const made = templateFromAction({ type, name, parameters }, () => undefined, given).content;
  const value = getPath(made.parameters, path);
  const used = usedVariables(value);
  const added = made.variables.filter((one) => !given.includes(one) && used.includes(one.name));
  return {
    ...content,
    parameters: setPath(parameters, path, value),
    variables: [...variables, ...added],
  };
}

/** Stand-ins that keep their names from being given out again. */
const undeclaredIn = (content: TemplateContent): Variable[] =>
  undeclared(content).map((name) => ({ name, label: name, kind: 'text', required: false }));

/** Names in texts that no variable has. */
export function undeclared(content: TemplateContent): string[] {
  const declared = new Set(content.variables.map(({ name }) => name));
  return usedInOrder(content).filter((name) => !declared.has(name));
}

/** Declares a name that stands in the texts; its kind is that of a field which is nothing else. */
export function declare(content: TemplateContent, name: string): TemplateContent {
  if (content.variables.some((one) => one.name === name)) return content;
  const field = actions[content.type].fields.find(
    (one) => wholeVariable(getPath(content.parameters, one.path)) === name,
  );
  const words = name.replaceAll('_', ' ').trim();
  const variable: Variable = {
    name,
    label: words.charAt(0).toUpperCase() + words.slice(1),
    kind: (field && kindsFor(field)[0]) ?? 'text',
    required: field?.required ?? true,
    ...choicesOf(field),
  };
  return { ...content, variables: [...content.variables, variable] };
}

/** Renames the `index`th variable, and wherever a text holds it. */
export function renameBlank(content: TemplateContent, index: number, to: string): TemplateContent {
  const { actionName, parameters, variables } = content;
  const from = variables[index]?.name ?? to;
  // Of two with one name, the texts stay with the first.
  const moves = variables.findIndex(({ name }) => name === from) === index;
  const rename = <T>(value: T) => (moves ? renameVariable(value, from, to) : value);
  return {
    ...content,
    ...(actionName === undefined ? {} : { actionName: rename(actionName) }),
    parameters: rename(parameters),
    variables: variables.map((one, at) => (at === index ? { ...one, name: to } : one)),
  };
}

/** What a new template begins with: what it refers to is found by name from the start. */
export function newContent(type: ActionType): TemplateContent {
  const { fields, fixed } = actions[type];
  const start: TemplateContent = {
    type,
    name: '',
    description: '',
    parameters: { ...fixed },
    variables: [],
    folder: '',
    tags: [],
  };
  return fields.filter(({ kind }) => kind === 'reference').reduce(makeBlank, start);
}

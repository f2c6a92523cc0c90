import { type ActionParameters, actions, type Issue, isActionType } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { validateAction } from '../actions/validate.ts';
import { t } from '../i18n/t.ts';
import { blankPath } from './blank-path.ts';
import { checkPlaces } from './check-places.ts';
import { fill, isBlank } from './fill.ts';
import { openSecretMessage, openSecrets } from './open-secrets.ts';
import { hasExample, sampleValues } from './sample.ts';
import { isReference, type TemplateContent, type Variable, variableName } from './schema.ts';
import { checkValue, lengthWord, longestValue } from './values.ts';
import { eachText, usedVariables, wholeVariable } from './variables.ts';

/** Longer texts are refused: nobody reads that much to a caller, and lists stay quick. */
export const textLimit = 50_000;
const nameLimit = 200;
const folderLimit = 100;
const tagLimit = 50;

const wrong = (path: string, message: string): Issue => ({ path, message, level: 'error' });
const warning = (path: string, message: string): Issue => ({ path, message, level: 'warning' });

/**
 * What is wrong with a template, or may surprise, before it is saved. Paths: `$name` (the template's
 * name), `$actionName`, `$blank.<name>`, or that of a field. Takes anything with the right shape,
 * never throws. Required fields may stay empty: the form asks for them.
 */
export function checkTemplate(content: TemplateContent): Issue[] {
  if (!isActionType(content.type)) {
    return [wrong('', t('HighLevel’s API does not create actions of this type.'))];
  }
  return [
    ...checkNames(content),
    ...tooLong(content),
    ...content.variables.flatMap((variable) => checkVariable(variable, content.variables)),
    ...checkUse(content),
    ...openSecrets(content.type, content.parameters).map((path) =>
      wrong(path, openSecretMessage()),
    ),
    ...checkReferences(content),
    ...checkPlaces(content),
    ...checkFilled(content),
  ];
}

function checkNames({ name, actionName, folder, tags }: TemplateContent): Issue[] {
  const issues: Issue[] = [];
  if (name.trim() === '') issues.push(wrong('$name', t('Give the template a name.')));
  const longestTag = tags.reduce((most, tag) => Math.max(most, tag.trim().length), 0);
  for (const [path, length, limit] of [
    ['$name', name.length, nameLimit],
    ['$actionName', actionName?.length ?? 0, nameLimit],
    ['$folder', folder.trim().length, folderLimit],
    ['$tags', longestTag, tagLimit],
  ] as const) {
    if (length > limit) issues.push(wrong(path, lengthWord(length, limit)));
  }
  return issues;
}

type Places = Pick<TemplateContent, 'type' | 'actionName' | 'description' | 'parameters'>;

/** Everything people write in a template, by where it stands; `''` holds the keys no field covers. */
function places({ type, actionName, description, parameters }: Places) {
  const { fields } = actions[type];
  const rest = fields.reduce((all, { path }) => setPath(all, path, undefined), parameters);
  return [
    { path: '$actionName', value: actionName },
    { path: '$description', value: description },
    ...fields.map(({ path }) => ({ path, value: getPath(parameters, path) })),
    { path: '', value: rest },
  ];
}

/** Texts that nobody means to send. */
export function tooLong(content: Places): Issue[] {
  const { actionName, description, parameters } = content;
  // Mostly there are none, and libraries have thousands of templates.
  if (longestText([actionName, description, parameters]) <= textLimit) return [];
  return places(content).flatMap(({ path, value }) => {
    const length = longestText(value);
    return length > textLimit ? [wrong(path, lengthWord(length, textLimit))] : [];
  });
}

function longestText(value: unknown): number {
  let length = 0;
  eachText(value, (text) => {
    length = Math.max(length, text.length);
  });
  return length;
}

function checkVariable(variable: Variable, all: Variable[]): Issue[] {
  const { name, label, kind, aliases, choices, default: given } = variable;
  const path = blankPath(name);
  if (all.filter((one) => one.name === name).length > 1) {
    return [wrong(path, t('Two blanks have this name.'))];
  }
  if (!variableName.test(name)) return [wrong(path, t('Give this blank another name.'))];
  const length = longestText(variable);
  if (length > longestValue) return [wrong(path, lengthWord(length, longestValue))];
  const issues: Issue[] = [];
  if (label.trim() === '') issues.push(wrong(path, t('Give this blank a label.')));
  if (kind === 'choice' && !choices?.length) {
    issues.push(wrong(path, t('Give at least one choice.')));
  }
  if (kind === 'secret' && !isBlank(given)) {
    issues.push(wrong(path, t('A secret has no default: it would be kept in the template.')));
  }
  const texts = [given, ...(aliases ?? [])];
  if (texts.some((text) => usedVariables(text).length > 0)) {
    issues.push(wrong(path, t('A default is a plain value: it cannot hold another blank.')));
  } else if (!isBlank(given) && !isReference(kind) && kind !== 'secret') {
    const message = checkValue(variable, given);
    if (message) issues.push(wrong(path, `${t('The default does not fit.')} ${message}`));
  }
  return issues.slice(0, 1);
}

/** Names in texts that no blank has, and blanks in no text. */
function checkUse(content: TemplateContent): Issue[] {
  const names = new Set(content.variables.map(({ name }) => name));
  const used = new Set(usedVariables([content.actionName, content.parameters]));
  const unused = content.variables.filter(({ name }) => !used.has(name));
  const all = [...used].every((name) => names.has(name)) ? [] : places(content);
  return [
    ...all.flatMap(({ path, value }) =>
      (path === '$description' ? [] : usedVariables(value))
        .filter((name) => !names.has(name))
        .map((name) => warning(path, undeclaredWord(name))),
    ),
    ...unused.map(({ name }) => warning(blankPath(name), t('No text uses this blank.'))),
  ];
}

/** What is said of a name in double braces that is neither a blank nor a merge field. */
export const undeclaredWord = (name: string) =>
  t('“{name}” is not a blank: the agent would read it out as it is.', { name: `{{${name}}}` });

/** Ids mean nothing in another sub-account, so a template names what it refers to. */
function checkReferences({ type, parameters, variables }: TemplateContent): Issue[] {
  return actions[type].fields.flatMap((field) => {
    if (field.kind !== 'reference') return [];
    const value = parameters[field.path];
    if (isBlank(value)) return [];
    const variable = variables.find(({ name }) => name === wholeVariable(value));
    if (variable?.kind === field.reference) return [];
    return [
      wrong(
        field.path,
        t('This has to be a blank: an id of one sub-account means nothing in others.'),
      ),
    ];
  });
}

/** What HighLevel would say to it with sample values; what is left empty is asked for in the form. */
function checkFilled({ type, name, actionName, variables, parameters }: TemplateContent): Issue[] {
  const filled = fill({ name: actionName || name, parameters }, variables, sampleValues(variables));
  const { issues } = validateAction({ type, ...filled });
  const made = new Set(variables.filter((one) => !hasExample(one)).map((one) => one.name));
  return issues.filter(({ path, level }) => {
    if (path === '$name' || isLeftOpen(type, parameters, path)) return false;
    // What was made up for a blank proves nothing wrong; whether its kind fits is told elsewhere.
    return (
      level === 'warning' ||
      !usedVariables(getPath(parameters, path)).some((used) => made.has(used))
    );
  });
}

/** A field (or a part of one) that the template gives nothing for. */
function isLeftOpen(
  type: TemplateContent['type'],
  parameters: ActionParameters,
  path: string,
): boolean {
  const field = actions[type].fields.find((one) => one.path === path);
  const value = getPath(parameters, path);
  return field !== undefined && (isBlank(value) || (Array.isArray(value) && value.length === 0));
}

import {
  type ActionParameters,
  type ActionType,
  actions,
  type ReferenceKind,
} from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { hideSecrets, mask, type Secret, shortestEcho } from '../actions/secrets.ts';
import { t } from '../i18n/t.ts';
import { isOpen } from './open-secrets.ts';
import { findProposals, type Proposal } from './proposals.ts';
import type { Values, Variable } from './schema.ts';
import { createVariableNames, type Named } from './variable-names.ts';
import { mapTexts, tokenise, usedVariables } from './variables.ts';

/** The part of a template that an action gives. */
export interface ActionContent {
  type: ActionType;
  name: string;
  parameters: ActionParameters;
  variables: Variable[];
}

export interface FromAction {
  content: ActionContent;
  /** Phone numbers and addresses that could be variables too, see `withProposals`. */
  proposals: Proposal[];
  /** The ids that stood where references are now: what this sub-account would be filled with. */
  values: Values;
  /** The secrets that were taken out, without the masked ones. Not to be stored or shown. */
  secrets: Values;
}

// The word before a credential in a header stays readable.
const scheme = /^((?:bearer|basic|token)\s+)\S/i;

/**
 * Makes a template of an action, so that it fits other sub-accounts too. Pure, never throws.
 *
 * Secrets become variables, also where another text repeats one, and ids become references by name
 * (`nameOf`; without a name the reference is asked for). What holds a variable already stays, as do
 * unknown keys; `given` variables come first. Filled with `values` and `secrets`, the template gives
 * the action's own parameters again.
 */
export function templateFromAction(
  action: { type: ActionType; name: string; parameters: ActionParameters },
  nameOf: (kind: ReferenceKind, id: string) => { name: string } | undefined,
  given: Variable[] = [],
): FromAction {
  const { type, name } = action;
  const taken = [...given.map((one) => one.name), ...usedVariables(action)];
  const nameFor = createVariableNames(taken);
  const open = takeSecrets(type, action.parameters, nameFor);
  const named = nameReferences(type, open.parameters, nameOf, nameFor);
  const parameters = takeEchoes(named.parameters, open.secrets);
  const rest = takeMasks(parameters, open.masked, nameFor);
  const variables = [...given, ...named.variables, ...open.variables, ...rest.variables];
  return {
    content: { type, name, parameters: rest.parameters, variables },
    proposals: findProposals(type, rest.parameters, nameFor),
    values: named.values,
    secrets: open.secrets,
  };
}

type NameFor = (label: string, otherwise: string) => Named;

const secretVariable = (named: Named): Variable => ({ ...named, kind: 'secret', required: true });

/** Variables in the place of secrets; one for each secret, however often it is written. */
function takeSecrets(type: ActionType, parameters: ActionParameters, nameFor: NameFor) {
  const variables: Variable[] = [];
  const masked: Variable[] = [];
  const secrets: Values = {};
  const known = new Map<unknown, string>();
  const variableFor = (value: unknown, secret: Secret): string => {
    const name = known.get(value);
    if (name !== undefined) return `{{${name}}}`;
    const variable = secretVariable(nameFor(labelOf(type, secret), t('Secret')));
    variables.push(variable);
    // Two masks may stand for two secrets.
    if (typeof value === 'string' && value.includes(mask)) masked.push(variable);
    else {
      known.set(value, variable.name);
      secrets[variable.name] = value;
    }
    return `{{${variable.name}}}`;
  };
  const open = hideSecrets(type, parameters, (secret) => {
    const { value, part } = secret;
    if (typeof value !== 'string') return variableFor(value, secret);
    if (!isOpen(secret)) return value;
    const word = part ? '' : (scheme.exec(value)?.[1] ?? '');
    return word + variableFor(value.slice(word.length), secret);
  });
  return { parameters: open, variables, masked, secrets };
}

function labelOf(type: ActionType, { path, name, part }: Secret): string {
  if (part === 'user') return t('Login in the address');
  if (part === 'masked') return t('Key in the address');
  const field = part ? undefined : actions[type].fields.find((one) => one.path === path);
  return field?.label ?? name;
}

/** References by name in the place of ids. */
function nameReferences(
  type: ActionType,
  given: ActionParameters,
  nameOf: (kind: ReferenceKind, id: string) => { name: string } | undefined,
  nameFor: NameFor,
) {
  let parameters = given;
  const variables: Variable[] = [];
  const values: Values = {};
  for (const field of actions[type].fields) {
    if (field.kind !== 'reference') continue;
    const id = getPath(parameters, field.path);
    if (typeof id !== 'string' || id.trim() === '' || usedVariables(id).length > 0) continue;
    const known = nameOf(field.reference, id)?.name;
    const named = nameFor(referenceLabel(field.label, known), field.label);
    variables.push({
      ...named,
      kind: field.reference,
      required: field.required,
      help: field.help,
      ...(known === undefined ? {} : { default: known }),
    });
    values[named.name] = id;
    parameters = setPath(parameters, field.path, `{{${named.name}}}`);
  }
  return { parameters, variables, values };
}

/**
 * "Insurance (contact field)": in a pack, variables of one name are asked once, and two templates
 * seldom mean the same contact field.
 */
function referenceLabel(label: string, name: string | undefined): string {
  if (name === undefined || name.trim() === '') return label;
  const tells = name.toLowerCase().includes(label.toLowerCase());
  return tells ? name : `${name} (${label.toLowerCase()})`;
}

/** The variables of secrets wherever else a text repeats one, the longest secret first. */
function takeEchoes(parameters: ActionParameters, secrets: Values): ActionParameters {
  const echoes = Object.entries(secrets)
    .filter((one): one is [string, string] => typeof one[1] === 'string')
    .filter(([, secret]) => secret.length >= shortestEcho)
    .sort(([, a], [, b]) => b.length - a.length);
  return echoes.reduce((all, [name, secret]) => inPlainText(all, secret, name), parameters);
}

/** A mask that stands in another text is some secret too: the only masked one, or one to ask for. */
function takeMasks(parameters: ActionParameters, masked: Variable[], nameFor: NameFor) {
  if (inPlainText(parameters, mask, '') === parameters) return { parameters, variables: [] };
  const [only, other] = masked;
  const added = only && !other ? undefined : secretVariable(nameFor(t('Hidden text'), t('Secret')));
  const name = added?.name ?? only?.name ?? '';
  return {
    parameters: inPlainText(parameters, mask, name),
    variables: added ? [added] : [],
  };
}

/** A text replaced by a variable wherever it stands, but for the names of other variables. */
function inPlainText(parameters: ActionParameters, text: string, name: string): ActionParameters {
  const replace = (all: string) =>
    all.includes(text)
      ? tokenise(all)
          .map((token) =>
            token.kind === 'variable' ? token.text : token.text.replaceAll(text, `{{${name}}}`),
          )
          .join('')
      : all;
  return mapTexts(parameters, replace) as ActionParameters;
}

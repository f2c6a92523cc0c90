import {
  type ActionParameters,
  type ActionType,
  actions,
  type Issue,
  isActionType,
} from '../actions/index.ts';
import { getPath } from '../actions/paths.ts';
import { mask } from '../actions/secrets.ts';
import { validateAction } from '../actions/validate.ts';
import { t } from '../i18n/t.ts';
import { blankPath } from './blank-path.ts';
import { tooLong, undeclaredWord } from './check.ts';
import { secretNameWord } from './check-places.ts';
import { fill, isBlank } from './fill.ts';
import type { Values, Variable } from './schema.ts';
import { checkValue } from './values.ts';
import { usedVariables, wholeVariable } from './variables.ts';

export interface Prepared {
  /** Nothing is left to fill or to mend: it may be sent. */
  ok: boolean;
  name: string;
  /** Filled and in the form HighLevel takes. */
  parameters: ActionParameters;
  /** Required variables that are used and have no value. */
  missing: string[];
  /** `$blank.<name>` where a blank's value is what is wrong. */
  issues: Issue[];
}

/**
 * Fills a template with values and checks the action that comes out. `strict`: nobody sees the texts
 * before they are sent, so a name in braces that is no blank is an error. Pure, never throws.
 */
export function prepareAction(
  content: { type: ActionType; name: string; parameters: ActionParameters },
  variables: Variable[],
  values: Values,
  { strict }: { strict: boolean },
): Prepared {
  const used = new Set(usedVariables([content.name, content.parameters]));
  const filled = fill(content, variables, values);
  const checked = validateAction({ type: content.type, ...filled });
  const ofBlanks = variables
    .filter(({ name }) => used.has(name))
    .flatMap((variable): Issue[] => {
      const value = isBlank(values[variable.name]) ? variable.default : values[variable.name];
      const missing = filled.missing.includes(variable.name);
      const message = missing
        ? t('Fill in “{label}”.', { label: variable.label })
        : isBlank(value)
          ? undefined
          : checkValue(variable, value);
      return message ? [{ path: blankPath(variable.name), message, level: 'error' }] : [];
    });
  const told = new Set(ofBlanks.map(({ path }) => path));
  const ofFields = checked.issues.flatMap((issue): Issue[] => {
    const path = placeOfIssue(issue.path, content, variables);
    if (path === issue.path) return [issue];
    if (told.has(path)) return [];
    told.add(path);
    return [{ ...issue, path }];
  });
  const undeclared = filled.undeclared.map(
    (name): Issue => ({
      path: placeOfName(content, name),
      message: undeclaredWord(name),
      level: strict ? 'error' : 'warning',
    }),
  );
  const inName = usedVariables(content.name).flatMap((name): Issue[] => {
    const secret = variables.find((one) => one.name === name && one.kind === 'secret');
    return secret ? [{ path: '$name', message: secretNameWord(secret), level: 'error' }] : [];
  });
  const { name, parameters } = checked;
  const long = isActionType(content.type)
    ? tooLong({ type: content.type, actionName: name, description: '', parameters })
    : [];
  const ofTexts = long.map((issue) => {
    const at = issue.path === '$actionName' ? '$name' : issue.path;
    return { ...issue, path: placeOfIssue(at, content, variables) };
  });
  const issues = [...ofBlanks, ...ofFields, ...undeclared, ...inName, ...ofTexts];
  return {
    ok: !issues.some(({ level }) => level === 'error'),
    name,
    parameters,
    missing: filled.missing,
    issues,
  };
}

/** Values to show and to journal: masks in place of secrets, those among them that are kept elsewhere. */
export function maskedValues(variables: Variable[], values: Values, kept: string[] = []): Values {
  const secrets = variables.filter(
    ({ kind, name }) => kind === 'secret' && (kept.includes(name) || !isBlank(values[name])),
  );
  return { ...values, ...Object.fromEntries(secrets.map(({ name }) => [name, mask])) };
}

/** The parameters that come out, masks in place of what secret variables were filled with. */
export const maskedParameters = (
  content: Parameters<typeof prepareAction>[0],
  variables: Variable[],
  values: Values,
): ActionParameters =>
  prepareAction(content, variables, maskedValues(variables, values), { strict: false }).parameters;

/** Where an issue is told: at the blank, when one and nothing else stands at its path. */
export function placeOfIssue(
  path: string,
  content: { name: string; parameters: ActionParameters },
  variables: Variable[],
): string {
  const value = path === '$name' ? content.name : getPath(content.parameters, path);
  const items = Array.isArray(value) ? value.filter((item) => !isBlank(item)) : [value];
  const [first, ...others] = items.map(wholeVariable);
  const only = others.every((name) => name === first) ? first : undefined;
  return only !== undefined && variables.some(({ name }) => name === only) ? blankPath(only) : path;
}

/** The field in which a variable stands, or `$name`; `''` where no field covers it. */
function placeOfName(
  { type, name: title, parameters }: Parameters<typeof prepareAction>[0],
  name: string,
): string {
  if (usedVariables(title).includes(name)) return '$name';
  const found = actions[type].fields.find(({ path }) =>
    usedVariables(getPath(parameters, path)).includes(name),
  );
  return found?.path ?? '';
}

import type { ActionParameters, ActionType, Issue } from '../actions/index.ts';
import { getPath } from '../actions/paths.ts';
import { validateAction } from '../actions/validate.ts';
import { blankPath, undeclaredWord } from './check.ts';
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
        ? `Fill in “${variable.label}”.`
        : isBlank(value)
          ? undefined
          : checkValue(variable, value);
      return message ? [{ path: blankPath(variable.name), message, level: 'error' }] : [];
    });
  const told = new Set(ofBlanks.map(({ path }) => path));
  const ofFields = checked.issues.flatMap((issue): Issue[] => {
    const at = issue.path === '$name' ? content.name : getPath(content.parameters, issue.path);
    const whole = wholeVariable(at);
    if (whole === undefined || !variables.some(({ name }) => name === whole)) return [issue];
    const path = blankPath(whole);
    if (told.has(path)) return [];
    told.add(path);
    return [{ ...issue, path }];
  });
  const undeclared = filled.undeclared.map(
    (name): Issue => ({
      path: placeOf(content, name),
      message: undeclaredWord(name),
      level: strict ? 'error' : 'warning',
    }),
  );
  const issues = [...ofBlanks, ...ofFields, ...undeclared];
  return {
    ok: !issues.some(({ level }) => level === 'error'),
    name: checked.name,
    parameters: checked.parameters,
    issues,
  };
}

/** The top-level key, or the name, in which a variable stands. */
function placeOf(content: { name: string; parameters: ActionParameters }, name: string): string {
  if (usedVariables(content.name).includes(name)) return '$name';
  const found = Object.entries(content.parameters).find(([, value]) =>
    usedVariables(value).includes(name),
  );
  return found?.[0] ?? '';
}

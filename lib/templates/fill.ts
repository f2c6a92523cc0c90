import type { ActionParameters } from '../actions/index.ts';
import type { Values, Variable } from './schema.ts';
import { mapTexts, tokenise, usedVariables, wholeVariable } from './variables.ts';

export interface Filled {
  name: string;
  parameters: ActionParameters;
  /** Required variables that are used and have no value. */
  missing: string[];
  /** Names in double braces, without a dot, that no variable has: they stay as they are. */
  undeclared: string[];
}

/** Tells whether a value leaves its variable unfilled. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Puts values into a template's name and parameters. Pure, takes anything, never throws.
 *
 * A text that is a variable and nothing else becomes the value itself, so numbers and booleans keep
 * their type; inside a text a value is written out. What a value says is never read as a variable
 * again. HighLevel's merge fields stay. A variable without a value is filled with its default, and
 * without one left out (`''`).
 */
export function fill(
  content: { name: string; parameters: ActionParameters },
  variables: Variable[],
  values: Values,
): Filled {
  const byName = new Map(variables.map((one) => [one.name, one]));
  const used = usedVariables([content.name, content.parameters]);
  const held = (name: string): unknown => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return isBlank(value) ? defaultOf(byName.get(name)) : value;
  };
  const put = (text: string): unknown => {
    if (!text.includes('{{')) return text;
    const whole = wholeVariable(text);
    if (whole !== undefined && byName.has(whole)) return held(whole) ?? '';
    return tokenise(text)
      .map(({ name, text: as }) =>
        name !== undefined && byName.has(name) ? written(held(name)) : as,
      )
      .join('');
  };
  return {
    name: written(mapTexts(content.name, put)),
    parameters: mapTexts(content.parameters, put) as ActionParameters,
    missing: used.filter((name) => byName.get(name)?.required && isBlank(held(name))),
    undeclared: used.filter((name) => !byName.has(name)),
  };
}

/** A value inside a text. What is neither text, number nor switch is no value of a blank. */
const written = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

/** What a variable holds without a value. A reference's default is a name, not an id: it is none. */
function defaultOf(variable: Variable | undefined): unknown {
  switch (variable?.kind) {
    case undefined:
    case 'secret':
    case 'contactField':
    case 'workflow':
    case 'calendar':
    case 'knowledgeBase':
      return undefined;
    default:
      return variable?.default;
  }
}

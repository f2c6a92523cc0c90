import type { ActionParameters } from '../actions/index.ts';
import { actions } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { validateAction } from '../actions/validate.ts';
import { blankSecrets } from './blank-secrets.ts';
import type { StarterTemplate } from './starter/define.ts';

/** What a form held when it was last sent in a sub-account; `null` where a value was taken away. */
export interface Remembered {
  name: string;
  values: Record<string, unknown>;
}

export interface Filled {
  name: string;
  parameters: ActionParameters;
  /** Field paths whose value was remembered. */
  remembered: string[];
}

/** The template's action with what was used last laid over it. */
export function fill(template: StarterTemplate, last: Remembered | undefined): Filled {
  let parameters = template.parameters;
  const remembered: string[] = [];
  for (const [path, value] of Object.entries(last?.values ?? {})) {
    parameters = setPath(parameters, path, value ?? undefined);
    if (value !== null) remembered.push(path);
  }
  return { name: last?.name ?? template.name, parameters, remembered };
}

/** Nothing left to fill: the action could be sent as it is. */
export function isReady(template: StarterTemplate, filled: Filled): boolean {
  return validateAction({ type: template.type, ...filled }).ok;
}

/**
 * What to remember of a sent action: the fields that differ from the template, never a secret.
 * Secrets in lists of rows leave an empty cell, so that the row still asks for its value.
 */
export function toRemember(
  template: StarterTemplate,
  sent: { name: string; parameters: ActionParameters },
): Remembered {
  const open = blankSecrets(template.type, sent.parameters);
  const values: Record<string, unknown> = {};
  for (const field of actions[template.type].fields) {
    if (field.kind === 'secret') continue;
    const value = getPath(open, field.path);
    const given = getPath(template.parameters, field.path);
    if (value === '' || JSON.stringify(value) === JSON.stringify(given)) continue;
    values[field.path] = value ?? null;
  }
  return { name: sent.name, values };
}

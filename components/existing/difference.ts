import { actions } from '../../lib/actions/index.ts';
import { getPath, setPath } from '../../lib/actions/paths.ts';
import { mask, secretPaths } from '../../lib/actions/secrets.ts';
import type { ActionState } from '../../lib/messaging/messages/shapes.ts';
import { compareContents } from '../../lib/templates/compare.ts';
import type { TemplateContent } from '../../lib/templates/schema.ts';

/** Names of the things that an action refers to, by id. */
export type Names = ReadonlyMap<string, string>;

/** An action as what `Differences` compares; ids by their names where those are known. */
export function asContent({ type, name, parameters }: ActionState, names: Names): TemplateContent {
  const references = actions[type].fields.filter(({ kind }) => kind === 'reference');
  const named = references.reduce((all, { path }) => {
    const id = getPath(all, path);
    const known = typeof id === 'string' ? names.get(id) : undefined;
    return known === undefined ? all : setPath(all, path, known);
  }, parameters);
  return {
    type,
    name: '',
    actionName: name,
    description: '',
    folder: '',
    tags: [],
    parameters: named,
    variables: [],
  };
}

/** The fields that get a new secret: two secrets look the same, masked. */
export function newSecrets({ type, parameters }: ActionState): string[] {
  const paths = secretPaths(type, parameters).filter(
    (path) => !`${getPath(parameters, path)}`.includes(mask),
  );
  const labels = paths.map((path) => {
    const field = actions[type].fields.find(
      (one) => path === one.path || path.startsWith(`${one.path}.`),
    );
    return field?.label ?? path;
  });
  return [...new Set(labels)];
}

export const isChanged = (before: ActionState, after: ActionState): boolean =>
  newSecrets(after).length > 0 ||
  compareContents(asContent(before, new Map()), asContent(after, new Map())).length > 0;

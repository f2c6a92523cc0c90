import type { Issue } from '../actions/index.ts';
import { blankPath } from './check.ts';
import type { Variable } from './schema.ts';

/**
 * The variables of several templates, each name once: it is asked once for all. A name that two
 * templates use for different kinds is told.
 */
export function mergeVariables(templates: { name: string; variables: Variable[] }[]): {
  variables: Variable[];
  issues: Issue[];
} {
  const merged = new Map<string, { variable: Variable; of: string }>();
  const issues: Issue[] = [];
  for (const { name: of, variables } of templates) {
    for (const variable of variables) {
      const before = merged.get(variable.name);
      if (!before) merged.set(variable.name, { variable, of });
      else if (before.variable.kind !== variable.kind) {
        const message = `“${before.of}” and “${of}” both have a blank {{${variable.name}}}, of different kinds. Rename one of them.`;
        issues.push({ path: blankPath(variable.name), message, level: 'error' });
      } else if (variable.required) {
        merged.set(variable.name, {
          ...before,
          variable: { ...before.variable, required: true },
        });
      }
    }
  }
  return { variables: [...merged.values()].map(({ variable }) => variable), issues };
}

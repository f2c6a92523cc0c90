import type { Issue } from '../actions/index.ts';
import { t } from '../i18n/t.ts';
import { blankPath } from './blank-path.ts';
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
      const both = before && inBoth(before.variable, variable);
      if (!before) merged.set(variable.name, { variable, of });
      else if (both) merged.set(variable.name, { ...before, variable: both });
      else {
        const values = { one: before.of, other: of, blank: `{{${variable.name}}}` };
        const message =
          before.variable.kind === variable.kind
            ? t(
                '“{one}” and “{other}” both have a blank {blank}, of different choices. Rename one of them.',
                values,
              )
            : t(
                '“{one}” and “{other}” both have a blank {blank}, of different kinds. Rename one of them.',
                values,
              );
        issues.push({ path: blankPath(variable.name), message, level: 'error' });
      }
    }
  }
  return { variables: [...merged.values()].map(({ variable }) => variable), issues };
}

/** A variable as two templates take it, the first one's words; undefined when no value suits both. */
function inBoth(one: Variable, other: Variable): Variable | undefined {
  if (one.kind !== other.kind) return undefined;
  const required = one.required || other.required;
  if (one.kind !== 'choice') return { ...one, required };
  const choices = one.choices?.filter(({ value }) =>
    other.choices?.some((choice) => choice.value === value),
  );
  return choices?.length ? { ...one, required, choices } : undefined;
}

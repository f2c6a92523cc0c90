import type { Issue } from '../../lib/actions/index.ts';
import { mergeVariables } from '../../lib/templates/merge-variables.ts';
import type { Template, Variable } from '../../lib/templates/schema.ts';
import { usedVariables } from '../../lib/templates/variables.ts';

/** A blank that a pack asks for, and the names of the templates that it goes into. */
export interface PackBlank {
  variable: Variable;
  usedBy: string[];
}

/** The blanks of several templates, each name asked once; names of two kinds are `issues`. */
export function packBlanks(templates: Template[]): { blanks: PackBlank[]; issues: Issue[] } {
  const used = templates.map(({ name, actionName, parameters, variables }) => {
    const names = new Set(usedVariables([actionName || name, parameters]));
    return { name, variables: variables.filter((one) => names.has(one.name)) };
  });
  const { variables, issues } = mergeVariables(used);
  const blanks = variables.map((variable) => ({
    variable,
    usedBy: used
      .filter((template) => template.variables.some(({ name }) => name === variable.name))
      .map(({ name }) => name),
  }));
  return { blanks, issues };
}

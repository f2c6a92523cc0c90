import type { Template, Variable } from '../../lib/templates/schema.ts';
import { usedVariables } from '../../lib/templates/variables.ts';

/** A blank that a pack asks for, and the templates that it goes into. */
export interface PackBlank {
  variable: Variable;
  usedBy: string[];
}

/** The blanks of several templates, each name asked once; `clashes` are names of two kinds. */
export function packBlanks(templates: Template[]): { blanks: PackBlank[]; clashes: string[] } {
  const blanks = new Map<string, PackBlank>();
  const clashes = new Set<string>();
  for (const { name, actionName, parameters, variables } of templates) {
    const used = new Set(usedVariables([actionName ?? name, parameters]));
    for (const variable of variables) {
      if (!used.has(variable.name)) continue;
      const before = blanks.get(variable.name);
      if (!before) blanks.set(variable.name, { variable, usedBy: [name] });
      else {
        before.usedBy.push(name);
        if (before.variable.kind !== variable.kind) clashes.add(variable.name);
      }
    }
  }
  return { blanks: [...blanks.values()], clashes: [...clashes] };
}

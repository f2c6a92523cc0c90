import type { ActionDefinition, Field } from '../../lib/actions/define.ts';
import type { Variable } from '../../lib/templates/schema.ts';
import { usedOnes } from '../../lib/templates/variables.ts';
import type { FormValues } from '../fields/form-content.ts';
import { groupFields, isBlankOf, isFilled } from '../fields/form-values.ts';

/** Where the fields of a form stand. Decided when it opens: nothing moves while it is filled in. */
export interface Arranged {
  /** The template asks by blanks: they come first, and what it says itself is folded away. */
  withBlanks: boolean;
  /** To be filled in. */
  main: Field[];
  /** Folded away. */
  more: Field[];
}

/** A field that is one blank and nothing else is in neither group: the blank is asked for. */
export function arrangeFields(
  definition: ActionDefinition,
  variables: Variable[],
  started: FormValues,
): Arranged {
  const { main, more } = groupFields(definition);
  if (usedOnes(variables, [started.name, started.parameters]).length === 0)
    return { withBlanks: false, main, more };
  const own = definition.fields.filter(
    (field) => !isBlankOf(variables, started.parameters, field.path),
  );
  const open = own.filter((field) => main.includes(field) && !isFilled(field, started.parameters));
  return { withBlanks: true, main: open, more: own.filter((field) => !open.includes(field)) };
}

import type { Output } from '../../lib/messaging/messages/index.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import { isReference, type Values, type Variable } from '../../lib/templates/schema.ts';
import { checkValue } from '../../lib/templates/values.ts';
import type { Wish } from './wish.ts';

export type Blanks = Extract<Output<'plan/blanks'>, { kind: 'blanks' }>;
type Known = Pick<Blanks, 'known' | 'keptSecrets'>;
type Filled = Pick<Wish, 'values' | 'locationValues' | 'everywhere'>;

/** The blanks that are asked for here; references are found by name in each sub-account. */
export const askedOf = (variables: readonly Variable[]): Variable[] =>
  variables.filter(({ kind }) => !isReference(kind));

/**
 * What a blank holds in one sub-account, and where it comes from: typed for it alone, remembered
 * there, kept beside its token, typed for all, the template's default, or not known.
 */
export interface Cell {
  value?: unknown;
  from: 'typed' | 'remembered' | 'kept' | 'all' | 'default' | 'none';
}

/** What is remembered in a sub-account and is more than the template's default. */
function rememberedIn({ known }: Known, locationId: string, variable: Variable): unknown {
  const value = known[locationId]?.[variable.name];
  return isBlank(value) || value === variable.default ? undefined : value;
}

export function cellOf(wish: Filled, known: Known, locationId: string, variable: Variable): Cell {
  const { name } = variable;
  const own = wish.locationValues[locationId]?.[name];
  if (!isBlank(own)) return { value: own, from: 'typed' };
  const all = wish.values[name];
  const forAll: Cell | undefined = isBlank(all) ? undefined : { value: all, from: 'all' };
  if (forAll && wish.everywhere.includes(name)) return forAll;
  const remembered = rememberedIn(known, locationId, variable);
  if (remembered !== undefined) return { value: remembered, from: 'remembered' };
  if (known.keptSecrets[locationId]?.includes(name)) return { from: 'kept' };
  if (forAll) return forAll;
  return isBlank(variable.default)
    ? { from: 'none' }
    : { value: variable.default, from: 'default' };
}

/** In how many of the sub-accounts something else than the value for all is used. */
export function othersOf(
  wish: Filled,
  known: Known,
  locationIds: readonly string[],
  variable: Variable,
): { remembered: number; typed: number; none: number } {
  const counts = { remembered: 0, typed: 0, none: 0 };
  for (const locationId of locationIds) {
    const { from } = cellOf(wish, known, locationId, variable);
    if (from === 'remembered' || from === 'kept') counts.remembered += 1;
    else if (from === 'typed') counts.typed += 1;
    else if (from === 'none' && variable.required) counts.none += 1;
  }
  return counts;
}

/** How many values are missing in a sub-account. */
export const missingIn = (
  wish: Filled,
  known: Known,
  locationId: string,
  variables: readonly Variable[],
): number =>
  variables.filter((one) => one.required && cellOf(wish, known, locationId, one).from === 'none')
    .length;

/** What is wrong with a value that was typed; nothing is wrong with none. */
export const typedWrong = (variable: Variable, value: unknown): string | undefined =>
  isBlank(value) ? undefined : checkValue(variable, value);

/**
 * The values as a plan takes them: what is remembered in a sub-account stands beside the value for
 * all, because that would win.
 */
export function planValues(
  wish: Filled,
  known: Known,
  locationIds: readonly string[],
  variables: readonly Variable[],
): { values: Values; locationValues: Record<string, Values> } {
  const values: Values = {};
  for (const { name } of variables) {
    if (!isBlank(wish.values[name])) values[name] = wish.values[name];
  }
  const locationValues: Record<string, Values> = {};
  for (const locationId of locationIds) {
    const own: Values = {};
    for (const variable of variables) {
      const { value, from } = cellOf(wish, known, locationId, variable);
      if (from === 'typed' || (from === 'remembered' && variable.name in values)) {
        own[variable.name] = value;
      }
    }
    if (Object.keys(own).length > 0) locationValues[locationId] = own;
  }
  return { values, locationValues };
}

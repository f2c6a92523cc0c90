import type { ActionParameters } from '../../actions/index.ts';
import { isObject } from '../../actions/paths.ts';
import { hideSecrets, mask, maskSecrets } from '../../actions/secrets.ts';
import type { SessionSecrets } from '../../storage/session-secrets.ts';
import { isBlank } from '../../templates/fill.ts';
import type { Values } from '../../templates/schema.ts';
import { usedVariables } from '../../templates/variables.ts';
import { planSecretsOwner } from './keys.ts';
import type { PlanSource, PlanTemplate } from './schema.ts';

/** What a person has typed for a plan: for every target, and for single sub-accounts. */
export interface Typed {
  values: Values;
  locationValues: Record<string, Values>;
}

/** Blanks whose values must not be stored: secrets, and what stands where a secret belongs. */
export function hushedNames(templates: PlanTemplate[]): Set<string> {
  const names = new Set<string>();
  for (const { type, parameters, variables } of templates) {
    for (const { kind, name } of variables) if (kind === 'secret') names.add(name);
    hideSecrets(type, withOpenLabels(parameters) as ActionParameters, ({ value }) => {
      for (const name of usedVariables(value)) names.add(name);
      return value;
    });
  }
  return names;
}

/** Where a row's name is a blank, it may turn out to be a credential's. */
function withOpenLabels(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOpenLabels);
  if (!isObject(value)) return value;
  const cells = Object.entries(value).map(([key, cell]) => {
    const isOpen = (key === 'key' || key === 'name') && usedVariables(cell).length > 0;
    return [key, isOpen ? 'Authorization' : withOpenLabels(cell)];
  });
  return Object.fromEntries(cells);
}

/** The values that may be stored. An address with a key in it may not, whatever blank it is for. */
export function openValues(hushed: Set<string>, values: Values): Values {
  const open = Object.entries(values).filter(
    ([name, value]) => !hushed.has(name) && !isTelling(name, value),
  );
  return Object.fromEntries(open);
}

const isTelling = (name: string, value: unknown): boolean =>
  typeof value === 'string' &&
  JSON.stringify(maskSecrets('CUSTOM_ACTION', { values: { [name]: value } })).includes(mask);

/**
 * Takes in what a person has typed: it is laid over what was typed before, and what was emptied is
 * not typed any more. The source holds what may be stored; the rest is kept in memory only. What
 * belongs to no blank is left out: nobody can tell whether it is a secret.
 */
export async function takeTyped(
  secrets: SessionSecrets,
  source: PlanSource,
  typed: Typed,
): Promise<PlanSource> {
  const hushed = hushedNames(source.templates);
  const names = new Set(
    source.templates.flatMap(({ variables }) => variables.map(({ name }) => name)),
  );
  const owner = planSecretsOwner(source.planId);
  const held = await secrets.read(owner);
  const take = (place: string, before: Values, given: Values): Values => {
    const open = openValues(hushed, given);
    const after = { ...before };
    for (const [name, value] of Object.entries(given)) {
      if (!names.has(name)) continue;
      delete after[name];
      delete held[`${place}/${name}`];
      if (isBlank(value)) continue;
      if (Object.hasOwn(open, name)) after[name] = value;
      else held[`${place}/${name}`] = JSON.stringify(value);
    }
    return after;
  };
  const values = take('', source.values, typed.values);
  const locationValues = { ...source.locationValues };
  for (const [locationId, given] of Object.entries(typed.locationValues)) {
    locationValues[locationId] = take(locationId, locationValues[locationId] ?? {}, given);
  }
  await secrets.keep(owner, held);
  return { ...source, values, locationValues };
}

/** All that was typed, with what is kept in memory only, as far as it is still there. */
export async function allTyped(secrets: SessionSecrets, source: PlanSource): Promise<Typed> {
  const { planId, values, locationValues } = source;
  const typed: Typed = { values: { ...values }, locationValues: { ...locationValues } };
  for (const [key, value] of Object.entries(await secrets.read(planSecretsOwner(planId)))) {
    const at = key.lastIndexOf('/');
    const [locationId, name] = [key.slice(0, at), key.slice(at + 1)];
    if (locationId === '') typed.values[name] = JSON.parse(value);
    else {
      const here = typed.locationValues[locationId] ?? {};
      typed.locationValues[locationId] = { ...here, [name]: JSON.parse(value) };
    }
  }
  return typed;
}

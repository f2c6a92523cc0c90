import type { Database } from '../storage/database.ts';
import { isBlank } from './fill.ts';
import { looseName, namesOf } from './resolve.ts';
import { isReference, type Values, type Variable } from './schema.ts';

/**
 * What blanks held last, across templates; never a secret. Keys:
 * `here/<location>/<kind>/<name>` a blank of that name in one sub-account; words of a language that
 * is told have it after the name (`opening_hours.es`) ·
 * `last/<kind>/<name>` the same anywhere (no references: their ids mean nothing elsewhere) ·
 * `choice/<location>/<kind>/<loose name>` what a person chose for a name that did not resolve.
 */
export function createBindings(db: Database, now: () => number) {
  const called = ({ name, language }: Variable) => (language ? `${name}.${language}` : name);
  const here = (locationId: string, variable: Variable) =>
    `here/${locationId}/${variable.kind}/${called(variable)}`;
  const last = (variable: Variable) => `last/${variable.kind}/${called(variable)}`;
  const choice = (locationId: string, kind: string, name: string) =>
    `choice/${locationId}/${kind}/${looseName(name)}`;

  return {
    async here(locationId: string, variable: Variable): Promise<unknown> {
      return (await db.get('bindings', here(locationId, variable)))?.value;
    },

    /** The last value in another sub-account, to be offered. */
    async elsewhere(locationId: string, variable: Variable) {
      if (isReference(variable.kind) || variable.kind === 'secret') return undefined;
      const record = await db.get('bindings', last(variable));
      return record && record.locationId !== locationId
        ? { value: record.value, locationId: record.locationId }
        : undefined;
    },

    /** The id that was chosen here for one of a reference's names. */
    async chosen(locationId: string, variable: Variable): Promise<string | undefined> {
      for (const name of namesOf(variable)) {
        const record = await db.get('bindings', choice(locationId, variable.kind, name));
        if (typeof record?.value === 'string') return record.value;
      }
      return undefined;
    },

    /** Remembers what was sent; what was left empty (`undefined`) is not offered here any more. */
    async remember(locationId: string, variables: Variable[], values: Values): Promise<void> {
      await db.change(['bindings'], async (changes) => {
        const keep = (key: string, value: unknown) =>
          changes.put('bindings', { version: 1, key, value, locationId, usedAt: now() });
        for (const variable of variables) {
          const value = values[variable.name];
          if (variable.kind === 'secret' || !Object.hasOwn(values, variable.name)) continue;
          if (isBlank(value)) {
            await changes.delete('bindings', here(locationId, variable));
            continue;
          }
          await keep(here(locationId, variable), value);
          if (!isReference(variable.kind)) await keep(last(variable), value);
          const [name] = namesOf(variable);
          if (isReference(variable.kind) && name !== undefined) {
            await keep(choice(locationId, variable.kind, name), value);
          }
        }
      });
    },
  };
}
export type Bindings = ReturnType<typeof createBindings>;

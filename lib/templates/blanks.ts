import type { DirectoryEntry, DirectoryList } from '../messaging/messages/directory-list.ts';
import type { BlankState } from '../messaging/messages/template-shapes.ts';
import type { Database } from '../storage/database.ts';
import type { Bindings } from './bindings.ts';
import { isBlank } from './fill.ts';
import { noBlanks } from './no-blanks.ts';
import { namesOf, resolveReference } from './resolve.ts';
import { isReference, type ReferenceVariableKind, type Values, type Variable } from './schema.ts';
import { checkValue } from './values.ts';

export interface BlanksDependencies {
  db: Database;
  bindings: Bindings;
  /** A sub-account's list; see `BlanksWish.listAge`. */
  list(
    locationId: string,
    kind: ReferenceVariableKind,
    age: BlanksWish['listAge'],
  ): Promise<DirectoryList>;
  /** Names of the secrets that are kept beside its token: `template/variable`. */
  keptSecrets(locationId: string): Promise<string[]>;
  locationName(locationId: string): Promise<string | undefined>;
}

export interface BlanksWish {
  locationId: string;
  /** The templates whose blanks these are; what was used with them here comes first. */
  templateIds: string[];
  variables: Variable[];
  /** What the draft holds. */
  drafted?: Values;
  /** How old lists may be, in ms, before HighLevel is asked again; `cached`: it is not asked. */
  listAge: number | 'cached';
}

type Held = Pick<BlankState['sources'], string>[string];

/** What each blank begins with in one sub-account, and where that comes from. */
export function createBlanks({ db, bindings, ...ask }: BlanksDependencies) {
  async function usedHere(locationId: string, templateIds: string[]): Promise<Values> {
    const records = await Promise.all(
      templateIds.map((id) => db.get('remembered', `${locationId}/${id}`)),
    );
    const known = records.filter((one) => one !== undefined);
    return Object.assign(
      {},
      ...known.sort((a, b) => a.usedAt - b.usedAt).map(({ values }) => values),
    );
  }

  return async function blanksOf(wish: BlanksWish): Promise<BlankState> {
    const { locationId, templateIds, variables, drafted = {}, listAge } = wish;
    const kinds = new Set(variables.map(({ kind }) => kind).filter(isReference));
    const lists = new Map<string, DirectoryEntry[] | undefined>();
    const [used, kept] = await Promise.all([
      usedHere(locationId, templateIds),
      ask.keptSecrets(locationId),
      ...[...kinds].map(async (kind) => {
        const { entries, fetchedAt } = await ask.list(locationId, kind, listAge);
        lists.set(kind, fetchedAt === undefined ? undefined : entries);
      }),
    ]);
    const state: BlankState = noBlanks(variables);
    const hold = (name: string, value: unknown, source: Held) => {
      state.values[name] = value;
      state.sources[name] = source;
    };

    for (const variable of variables) {
      const { name, kind } = variable;
      if (kind === 'secret' && templateIds.some((id) => kept.includes(`${id}/${name}`))) {
        state.keptSecrets.push(name);
      }
      if (isReference(kind)) await holdReference(variable, lists.get(kind));
      else if (kind !== 'secret') await holdValue(variable);
      const typed = Object.hasOwn(drafted, name) ? drafted[name] : undefined;
      // A draft holds all of its form: what it began with is not what a person typed.
      if (!isBlank(typed) && !Object.is(typed, state.values[name])) {
        hold(name, typed, 'draft');
        delete state.unresolved[name];
      }
      const entry = lists.get(kind)?.find(({ id }) => id === state.values[name]);
      if (entry) state.names[name] = entry.name;
      if (isBlank(state.values[name])) await offer(variable);
    }
    return state;

    async function holdValue(variable: Variable): Promise<void> {
      const { name } = variable;
      const fits = (value: unknown) => !isBlank(value) && checkValue(variable, value) === undefined;
      const here = await bindings.here(locationId, variable);
      if (fits(used[name])) hold(name, used[name], 'here');
      else if (fits(here)) hold(name, here, 'here-elsewhere');
      else if (fits(variable.default)) hold(name, variable.default, 'default');
    }

    async function holdReference(variable: Variable, entries: DirectoryEntry[] | undefined) {
      const { name } = variable;
      // What was deleted in HighLevel since is no answer; without a list nobody can tell.
      const there = (id: unknown) =>
        typeof id === 'string' && (!entries || entries.some((entry) => entry.id === id));
      if (there(used[name])) return hold(name, used[name], 'here');
      const names = namesOf(variable);
      const found = entries && resolveReference(names, entries);
      // What another template was given instead is no answer where the name itself is one.
      if (found?.kind === 'one') return hold(name, found.entry.id, 'name');
      const chosen = await bindings.chosen(locationId, variable);
      if (there(chosen)) return hold(name, chosen, 'chosen');
      const [first] = names;
      if (found && first !== undefined) {
        const count = found.kind === 'several' ? found.count : 0;
        state.unresolved[name] = { name: first, count };
        return;
      }
      const here = await bindings.here(locationId, variable);
      if (entries && there(here)) hold(name, here, 'here-elsewhere');
    }

    async function offer(variable: Variable): Promise<void> {
      const last = await bindings.elsewhere(locationId, variable);
      if (!last || checkValue(variable, last.value) !== undefined) return;
      const locationName = (await ask.locationName(last.locationId)) ?? 'another sub-account';
      state.offers[variable.name] = { value: last.value, locationName };
    }
  };
}
export type BlanksOf = ReturnType<typeof createBlanks>;

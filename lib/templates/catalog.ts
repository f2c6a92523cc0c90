import { type ActionParameters, type ActionType, actions } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import type { Connections } from '../connections/connections.ts';
import type { TemplateRow } from '../messaging/messages/template-shapes.ts';
import type { Database } from '../storage/database.ts';
import type { RememberedRecord } from '../storage/template-records.ts';
import type { Bindings } from './bindings.ts';
import { blankSecrets, withoutSecrets } from './blank-secrets.ts';
import type { BlanksOf, BlanksWish } from './blanks.ts';
import { isBlank } from './fill.ts';
import type { TemplateList } from './list.ts';
import type { Listed } from './listed.ts';
import type { Marks } from './marks.ts';
import { maskedParameters, prepareAction } from './prepare.ts';
import {
  originOf,
  type Template,
  type TemplateContent,
  type Values,
  type Variable,
} from './schema.ts';
import type { Hit } from './search.ts';
import { isStarter, spokenBy } from './starter/as-template.ts';
import type { PromptLanguage } from './starter/define.ts';
import { isOffered } from './starter/offered.ts';
import type { TemplateStore } from './store.ts';
import { usedOnes, usedVariables } from './variables.ts';

export interface CatalogDependencies {
  db: Database;
  store: TemplateStore;
  list: TemplateList;
  marks: Marks;
  bindings: Bindings;
  blanksOf: BlanksOf;
  connections: Connections;
  /** The languages whose starters are listed. */
  starterLanguages(): Promise<readonly PromptLanguage[]>;
  now(): number;
}

/** Lists in which ids are looked up before they are sent are read again when older than this, in ms. */
export const sendingListAge = 10 * 60_000;
/** How many of the templates used last in a sub-account may be ready there. */
const readyOnes = 30;

/** Templates in use: what each would be in a sub-account, whether it is ready, what it held last. */
export function createCatalog(dependencies: CatalogDependencies) {
  const { db, store, list, marks, bindings, blanksOf, connections, starterLanguages, now } =
    dependencies;
  const keyOf = (locationId: string, templateId: string) => `${locationId}/${templateId}`;

  /** The ids of the templates used last here, the last first. */
  async function usedHere(locationId: string): Promise<string[]> {
    const range = IDBKeyRange.bound([locationId], [locationId, []]);
    const records = await db.last('remembered', 'byLocation', readyOnes, range);
    return records.map(({ templateId }) => templateId);
  }

  /** The template's action with what was changed in its form here last time laid over it. */
  async function asUsedHere(template: Template, locationId: string) {
    return layOver(template, await db.get('remembered', keyOf(locationId, template.id)));
  }

  /** Values as they are sent: kept secrets put in where nothing was typed. */
  async function withKeptSecrets(
    locationId: string,
    templateIds: string[],
    variables: Variable[],
    values: Values,
    secretsOf: (locationId: string) => Promise<Record<string, string>> = connections.secrets,
  ): Promise<Values> {
    const wanting = variables.filter(
      ({ kind, name }) => kind === 'secret' && isBlank(values[name]),
    );
    if (wanting.length === 0) return values;
    const kept = await secretsOf(locationId);
    const found = wanting.flatMap(({ name }) => {
      const id = templateIds.find((one) => Object.hasOwn(kept, `${one}/${name}`));
      return id === undefined ? [] : [[name, kept[`${id}/${name}`]] as const];
    });
    return { ...values, ...Object.fromEntries(found) };
  }

  /** What one click would send: only what this very template held here, names and defaults. */
  async function oneClick(
    template: Template,
    locationId: string,
    listAge: BlanksWish['listAge'],
    secretsOf = connections.secrets,
  ) {
    const { type, id } = template;
    const { name, parameters } = await asUsedHere(template, locationId);
    const variables = usedOnes(template.variables, [name, parameters]);
    const blanks = await blanksOf({ locationId, templateIds: [id], variables, listAge });
    const sure = Object.entries(blanks.values).filter(
      ([variable]) => blanks.sources[variable] !== 'here-elsewhere',
    );
    const filled = Object.fromEntries(sure);
    const values = await withKeptSecrets(locationId, [id], variables, filled, secretsOf);
    const content = { type, name, parameters };
    const prepared = prepareAction(content, variables, values, { strict: true });
    return { ...prepared, values, masked: maskedParameters(content, variables, values) };
  }

  /** That there are secrets is known while they are locked; their values are asked for at sending. */
  async function standIns(locationId: string): Promise<Record<string, string>> {
    const names = await connections.secretNames(locationId);
    return Object.fromEntries(names.map((name) => [name, 'kept']));
  }

  /** One click creates it here. */
  const isReady = async (template: Template, locationId: string): Promise<boolean> =>
    (await oneClick(template, locationId, 'cached', standIns)).ok;

  return {
    asUsedHere,
    withKeptSecrets,
    oneClick,
    usedHere,
    standIns,

    /** Rows for a list, with what is known of them in a sub-account. */
    async rows(
      hits: Hit<Listed>[],
      where: { locationId?: string | undefined; drafts: string[] },
    ): Promise<TemplateRow[]> {
      const { locationId } = where;
      const here = new Set(locationId ? await usedHere(locationId) : []);
      return Promise.all(
        hits.map(async (hit) => {
          const { id, favourite, deletedAt } = hit.entry;
          // The others have never been filled here, or long ago: their form is opened anyway.
          const mayBe = locationId && deletedAt === undefined && (here.has(id) || favourite);
          const known = mayBe ? await store.find(id) : undefined;
          const ready =
            known !== undefined &&
            locationId !== undefined &&
            (await isReady(known.template, locationId));
          return rowOf(hit, ready, where.drafts.includes(id));
        }),
      );
    },

    /** Those that one click creates here: favourites first, then those used last. `withoutPersonal`: an administrator allows none of one’s own. */
    async ready(locationId: string, withoutPersonal = false): Promise<Template[]> {
      const [favourites, used, offered] = await Promise.all([
        marks.favourites(readyOnes),
        usedHere(locationId),
        starterLanguages(),
      ]);
      const starred = new Set(favourites.map(({ key }) => key));
      const ids = [...used.filter((id) => starred.has(id)), ...starred, ...used];
      const found = await Promise.all(
        [...new Set(ids)].map(async (id) => {
          const template = (await store.find(id))?.template;
          if (!template || template.deletedAt !== undefined) return [];
          const isPersonal = originOf(template) === 'personal' && !isStarter(id);
          if (withoutPersonal && isPersonal) return [];
          if (!starred.has(id) && !isOffered(spokenBy(id), offered)) return [];
          return (await isReady(template, locationId)) ? [template] : [];
        }),
      );
      return found.flat();
    },

    /**
     * Remembers what was sent, secrets left out. `content`: template-shaped, as it stood in the
     * form; without it what was remembered of name and fields stays. What `values` do not tell of
     * stays, too; `undefined` there was left empty. Unknown templates are none.
     */
    async remember(
      locationId: string,
      templateId: string,
      sent: {
        values: Values;
        content?: { name: string; parameters: ActionParameters } | undefined;
      },
    ): Promise<void> {
      const template = (await store.find(templateId))?.template;
      if (!template) return;
      const key = keyOf(locationId, templateId);
      const before = await db.get('remembered', key);
      const { content } = sent;
      const of = (values: Values) => withoutSecrets(template.variables, values);
      const values = { ...of(before?.values ?? {}), ...of(sent.values) };
      await db.put('remembered', {
        version: 2,
        key,
        locationId,
        templateId,
        // The template's own name is not remembered: it may get another one.
        name: content?.name === actionName(template) ? '' : (content?.name ?? before?.name ?? ''),
        values,
        fields: content ? changedFields(template, content.parameters) : (before?.fields ?? {}),
        usedAt: now(),
      });
      await bindings.remember(locationId, template.variables, of(sent.values));
      await list.onMarked([await marks.used(templateId)]);
    },
  };
}
export type Catalog = ReturnType<typeof createCatalog>;

/** The name an action of this template gets; it may hold variables. */
export const actionName = ({ actionName: own, name }: TemplateContent) => own || name;

/**
 * The template's action with what was changed here last time laid over it, but for texts with a
 * blank that it does not have any more: nothing would fill that in.
 */
function layOver(template: Template, last: RememberedRecord | undefined) {
  const known = new Set(template.variables.map(({ name }) => name));
  const fits = (value: unknown) => usedVariables(value).every((name) => known.has(name));
  let { parameters } = template;
  const remembered: string[] = [];
  for (const [path, value] of Object.entries(last?.fields ?? {})) {
    if (!fits(value)) continue;
    parameters = setPath(parameters, path, value ?? undefined);
    if (value !== null) remembered.push(path);
  }
  const name = last?.name && fits(last.name) ? last.name : actionName(template);
  return { name, parameters, remembered };
}

/**
 * The fields of a form that differ from its template, never a secret. Secrets in lists of rows leave
 * an empty cell, so that the row still asks for its value.
 */
export function changedFields(
  template: { type: ActionType; parameters: ActionParameters },
  parameters: ActionParameters,
): Record<string, unknown> {
  const open = blankSecrets(template.type, parameters);
  const fields: Record<string, unknown> = {};
  for (const field of actions[template.type].fields) {
    if (field.kind === 'secret') continue;
    const value = getPath(open, field.path);
    const given = getPath(template.parameters, field.path);
    if (value === '' || JSON.stringify(value) === JSON.stringify(given)) continue;
    fields[field.path] = value ?? null;
  }
  return fields;
}

function rowOf({ entry, inName, elsewhere }: Hit<Listed>, ready: boolean, hasDraft: boolean) {
  const { id, type, name, description, origin, folder, tags, speaks, favourite, uses } = entry;
  const { changedAt, deletedAt, lastUsedAt } = entry;
  return {
    id,
    type,
    name,
    description,
    origin,
    folder,
    tags,
    ...(speaks ? { speaks } : {}),
    favourite,
    uses,
    ready,
    hasDraft,
    ...(lastUsedAt > 0 ? { lastUsedAt } : {}),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(deletedAt === undefined ? {} : { deletedAt }),
    ...(inName ? { inName } : {}),
    ...(elsewhere ? { elsewhere } : {}),
  };
}

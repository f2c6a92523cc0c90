import * as z from 'zod/mini';
import { isActionType } from '../actions/index.ts';
import { getPath, isObject, setPath } from '../actions/paths.ts';
import type { Database } from '../storage/database.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import type { EditRecord } from '../storage/template-records.ts';
import { blankSecrets } from './blank-secrets.ts';

type Content = Record<string, unknown>;

const Held = z.record(z.string(), z.unknown());

/**
 * What is typed in the editors of templates and packs and not saved yet, one for each tab. Secrets
 * that were typed although a template keeps none stay in memory-only storage.
 */
export function createEdits(db: Database, secrets: SessionSecrets, now: () => number) {
  const keyOf = (of: string, editorId: string) => `${of}/${editorId}`;
  const owner = (key: string) => `edit/${key}`;

  return {
    /** The last changed first. */
    async list(of: string): Promise<Omit<EditRecord, 'version' | 'key' | 'of'>[]> {
      const range = IDBKeyRange.only(of);
      const all = await db.getAll('edits', { index: 'byOf', range });
      const whole = await Promise.all(
        all.map(async ({ key, editorId, base, content, changedAt }) => {
          const { content: whole } = await secrets.read(owner(key));
          const held = whole === undefined ? undefined : Held.safeParse(JSON.parse(whole));
          return { editorId, base, content: held?.success ? held.data : content, changedAt };
        }),
      );
      return whole.sort((a, b) => b.changedAt - a.changedAt);
    },

    /** Whether something is typed in an editor of it and not saved. */
    async has(of: string): Promise<boolean> {
      return (await db.count('edits', { index: 'byOf', range: IDBKeyRange.only(of) })) > 0;
    },

    async save(of: string, editorId: string, base: number, content: Content): Promise<number> {
      const key = keyOf(of, editorId);
      const changedAt = now();
      const open = withoutOpenSecrets(content);
      const text = JSON.stringify(content);
      const same = text === JSON.stringify(open);
      await secrets.keep(owner(key), same ? {} : { content: text });
      await db.put('edits', { version: 1, key, of, editorId, base, content: open, changedAt });
      return changedAt;
    },

    async discard(of: string, editorId: string): Promise<void> {
      await db.delete('edits', keyOf(of, editorId));
      await secrets.forget(owner(keyOf(of, editorId)));
    },
  };
}

function withoutOpenSecrets(content: Content): Content {
  const { type, parameters, variables, secretPaths, secretValues } = content;
  const open = { ...content };
  if (isActionType(type) && isObject(parameters)) {
    // A step of a run knows of secrets that their places do not tell.
    const paths = Array.isArray(secretPaths)
      ? secretPaths.filter((one) => typeof one === 'string')
      : [];
    open.parameters = paths
      .filter((path) => getPath(parameters, path) !== undefined)
      .reduce((all, path) => setPath(all, path, ''), blankSecrets(type, parameters));
  }
  if (Array.isArray(variables)) open.variables = variables.map(withoutDefault);
  if (Array.isArray(secretValues)) {
    // What is wished for many sub-accounts has values by blank, for all and for some.
    const { values, locationValues } = content;
    open.values = withoutKeys(values, secretValues);
    if (isObject(locationValues)) {
      open.locationValues = Object.fromEntries(
        Object.entries(locationValues).map(([key, own]) => [key, withoutKeys(own, secretValues)]),
      );
    }
  }
  return open;
}

const withoutKeys = (values: unknown, keys: unknown[]): unknown =>
  isObject(values)
    ? Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))
    : values;

/** A default or sample that was typed before the variable became a secret is one too. */
function withoutDefault(variable: unknown): unknown {
  if (!isObject(variable) || variable.kind !== 'secret') return variable;
  const { default: _, sample: __, ...rest } = variable;
  return rest;
}

import * as z from 'zod/mini';
import { type ActionParameters, type ActionType, isActionType } from '../actions/index.ts';
import type { Database } from '../storage/database.ts';
import type { DraftRecord } from '../storage/draft-records.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import { blankSecrets, withoutSecrets } from './blank-secrets.ts';
import type { Values, Variable } from './schema.ts';

/** Which form: one per agent and template, or pack. */
export interface DraftPlace {
  locationId: string;
  agentId: string;
  /** The template's id, or the pack's. */
  templateId: string;
}

/** What stands in a half-filled form. */
export interface Draft {
  draftId: string;
  name: string;
  /** Texts may hold `{{variable}}`. */
  parameters: ActionParameters;
  values: Values;
  /** Of a copy of an action, which has no kept template. */
  of?: DraftRecord['of'];
  /** Of a pack, and only there: the templates that are not to be applied. */
  leftOut?: string[] | undefined;
}

/** Where a draft's secrets are; a pack's has no type, since its parameters are its templates'. */
export interface DraftKind {
  type?: ActionType | undefined;
  variables: Variable[];
}

const keyOf = ({ locationId, agentId, templateId }: DraftPlace) =>
  `${locationId}/${agentId}/${templateId}`;

const Held = z.record(z.string(), z.unknown());

/**
 * Half-filled forms. They outlive popup, worker and browser; the secrets typed into them are kept
 * in memory-only storage and outlive all but the browser.
 */
export function createDrafts(db: Database, secrets: SessionSecrets, now: () => number) {
  const owner = (place: DraftPlace) => `draft/${keyOf(place)}`;

  return {
    /** The drafts on one agent, the last changed first. */
    async list({ locationId, agentId }: Omit<DraftPlace, 'templateId'>): Promise<DraftRecord[]> {
      const range = IDBKeyRange.only([locationId, agentId]);
      const here = await db.getAll('drafts', { index: 'byAgent', range });
      return here.sort((a, b) => b.changedAt - a.changedAt);
    },

    /** The draft with its secrets put back, as far as they are still there. */
    async read(place: DraftPlace): Promise<Draft | undefined> {
      const record = await db.get('drafts', keyOf(place));
      if (!record) return undefined;
      const { draftId, name, of, leftOut } = record;
      const held = await secrets.read(owner(place));
      return {
        draftId,
        name,
        parameters: parsed(held.parameters) ?? record.parameters,
        values: parsed(held.values) ?? record.values,
        ...(of ? { of } : {}),
        ...(leftOut ? { leftOut } : {}),
      };
    },

    async save(place: DraftPlace, kind: DraftKind, draft: Draft): Promise<number> {
      const { type, variables } = kind;
      const parameters = isActionType(type) ? blankSecrets(type, draft.parameters) : {};
      const values = withoutSecrets(variables, draft.values);
      const changedAt = now();
      await secrets.keep(owner(place), {
        ...ifOther('parameters', isActionType(type) ? draft.parameters : {}, parameters),
        ...ifOther('values', draft.values, values),
      });
      await db.put('drafts', {
        version: 2,
        key: keyOf(place),
        draftId: draft.draftId,
        ...place,
        name: draft.name,
        parameters,
        values,
        ...(draft.of ? { of: draft.of } : {}),
        ...(draft.leftOut ? { leftOut: draft.leftOut } : {}),
        open: true,
        changedAt,
      });
      return changedAt;
    },

    /** The form is no longer on screen; it waits in the list. */
    async close(place: DraftPlace): Promise<void> {
      await db.change(['drafts'], async (changes) => {
        const record = await changes.get('drafts', keyOf(place));
        if (record) await changes.put('drafts', { ...record, open: false });
      });
    },

    /** Gives the draft a new id, because the old one was sent. */
    async renew(place: DraftPlace, draftId: string): Promise<void> {
      await db.change(['drafts'], async (changes) => {
        const record = await changes.get('drafts', keyOf(place));
        if (record) await changes.put('drafts', { ...record, draftId });
      });
    },

    /** Forgets the draft; with `draftId` only when it is that one, not what was typed since. */
    async discard(place: DraftPlace, draftId?: string): Promise<void> {
      const gone = await db.change(['drafts'], async (changes) => {
        const record = await changes.get('drafts', keyOf(place));
        if (draftId !== undefined && record?.draftId !== draftId) return false;
        await changes.delete('drafts', keyOf(place));
        return true;
      });
      if (gone) await secrets.forget(owner(place));
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;

/** The whole as text, where it differs from what may be stored. */
function ifOther(key: string, whole: unknown, open: unknown): Record<string, string> {
  const text = JSON.stringify(whole);
  return text === JSON.stringify(open) ? {} : { [key]: text };
}

function parsed(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  const result = Held.safeParse(JSON.parse(text));
  return result.success ? result.data : undefined;
}

import type { ActionParameters, ActionType } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import type { Database } from '../storage/database.ts';
import type { DraftRecord } from '../storage/records.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import { blankSecrets } from './blank-secrets.ts';

/** Which form: one per agent and template. */
export interface DraftPlace {
  locationId: string;
  agentId: string;
  templateId: string;
}

export interface Draft {
  draftId: string;
  name: string;
  parameters: ActionParameters;
}

const keyOf = ({ locationId, agentId, templateId }: DraftPlace) =>
  `${locationId}/${agentId}/${templateId}`;

/**
 * Half-filled forms. They outlive popup, worker and browser; the secrets typed into them are kept
 * in memory-only storage and outlive all but the browser.
 */
export function createDrafts(db: Database, secrets: SessionSecrets, now: () => number) {
  const owner = (place: DraftPlace) => `draft/${keyOf(place)}`;
  const here = async (place: Omit<DraftPlace, 'templateId'>): Promise<DraftRecord[]> =>
    (await db.getAll('drafts')).filter(
      (one) => one.locationId === place.locationId && one.agentId === place.agentId,
    );

  return {
    /** The drafts on one agent, the last changed first. */
    async list(place: Omit<DraftPlace, 'templateId'>): Promise<DraftRecord[]> {
      return (await here(place)).sort((a, b) => b.changedAt - a.changedAt);
    },

    /** The draft with its secrets put back, as far as they are still there. */
    async read(place: DraftPlace): Promise<Draft | undefined> {
      const record = await db.get('drafts', keyOf(place));
      if (!record) return undefined;
      const { draftId, name } = record;
      const held = await secrets.read(owner(place));
      return { draftId, name, parameters: parsed(held.parameters) ?? record.parameters };
    },

    async save(place: DraftPlace, type: ActionType, draft: Draft): Promise<number> {
      const parameters = blankSecrets(type, draft.parameters);
      const [whole, open] = [JSON.stringify(draft.parameters), JSON.stringify(parameters)];
      const changedAt = now();
      await secrets.keep(owner(place), whole === open ? {} : { parameters: whole });
      await db.put('drafts', {
        version: 1,
        key: keyOf(place),
        draftId: draft.draftId,
        ...place,
        name: draft.name,
        parameters,
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

function parsed(text: string | undefined): ActionParameters | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return isObject(value) ? value : undefined;
}

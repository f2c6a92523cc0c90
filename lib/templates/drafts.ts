import type { ActionParameters, ActionType } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { secretPaths } from '../actions/secrets.ts';
import type { Database } from '../storage/database.ts';
import type { DraftRecord } from '../storage/records.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';

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
      let { parameters } = record;
      for (const [path, secret] of Object.entries(await secrets.read(owner(place)))) {
        parameters = setPath(parameters, path, secret);
      }
      return { draftId: record.draftId, name: record.name, parameters };
    },

    async save(place: DraftPlace, type: ActionType, draft: Draft): Promise<number> {
      const held: Record<string, string> = {};
      let { parameters } = draft;
      for (const path of secretPaths(type, draft.parameters)) {
        const secret = getPath(draft.parameters, path);
        if (typeof secret === 'string') held[path] = secret;
        parameters = setPath(parameters, path, '');
      }
      const changedAt = now();
      await secrets.keep(owner(place), held);
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

    async discard(place: DraftPlace): Promise<void> {
      await secrets.forget(owner(place));
      await db.delete('drafts', keyOf(place));
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;

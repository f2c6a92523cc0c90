import type { Catalog } from '../templates/catalog.ts';
import type { Drafts } from '../templates/drafts.ts';
import type { Run, Step } from './schema.ts';

/**
 * What was created is remembered for the next time, and the draft it was made of is done. Another
 * draft in its place, typed since or left half-filled beside a one-click create, stays.
 */
export function createRememberCreated(catalog: Catalog, drafts: Drafts) {
  return async ({ target, draftId, pack }: Run, { templateId, values }: Step) => {
    const { locationId, agentId } = target;
    const place = { locationId, agentId, templateId: pack?.id ?? templateId };
    const draft = await drafts.read(place);
    // The form's own content, where it is still there: the journal has only what came out of it.
    const content = !pack && draft?.draftId === draftId ? draft : undefined;
    await catalog.remember(locationId, templateId, { values, content });
    await drafts.discard(place, draftId);
  };
}

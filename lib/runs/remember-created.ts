import type { Catalog } from '../templates/catalog.ts';
import type { Drafts } from '../templates/drafts.ts';
import type { Run, Step } from './schema.ts';

/**
 * What was created is remembered for the next time, and the draft it was made of is done. Another
 * draft in its place, typed since or left half-filled beside a one-click create, stays.
 */
export function createRememberCreated(catalog: Catalog, drafts: Drafts) {
  return async ({ target: { locationId, agentId }, draftId }: Run, step: Step) => {
    const { templateId } = step;
    await catalog.remember(locationId, templateId, step);
    await drafts.discard({ locationId, agentId, templateId }, draftId);
  };
}

import { isOnItsWay } from '../../../lib/runs/outcome.ts';
import type { Draft, DraftPlace } from '../../../lib/templates/drafts.ts';
import type { Services } from '../services.ts';

/**
 * The id that what stands in a form is sent by. A draft that was sent gets a new one, or it could not
 * be sent again after "not seen". One that is on its way keeps its own: it is done once that is created.
 */
export async function freshDraftId(
  { drafts, journal }: Pick<Services, 'drafts' | 'journal'>,
  place: DraftPlace,
  draft: Draft | undefined,
): Promise<string> {
  if (!draft) return crypto.randomUUID();
  const runs = await journal.ofDraft(draft.draftId);
  const sent = runs.some(
    (run) => run.steps.some(({ sentAt }) => sentAt !== undefined) && !isOnItsWay(run),
  );
  if (!sent) return draft.draftId;
  const draftId = crypto.randomUUID();
  await drafts.renew(place, draftId);
  return draftId;
}

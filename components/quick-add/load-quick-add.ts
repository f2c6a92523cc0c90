import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { PackForm } from '../../lib/messaging/messages/pack-open.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';
import { loadOutcomeParts, loadParts } from './later.ts';
import { type Spot, targetOf } from './place.ts';

/** What quick add shows for one spot, as far as it is stored. */
export interface Loaded {
  spot: Spot;
  state?: QuickAddState;
  /** The form that was open here when quick add closed. */
  form?: FormState;
  /** The pack's form that was open. */
  packForm?: PackForm;
  /** Why there is no state. */
  failed?: MessageError['reason'];
}

const tries = 3;
/** A worker that sleeps answers after a fraction of a second. */
const patience = 6000;

/** Asks the background for all that is shown at once. Never rejects. */
export async function loadQuickAdd(
  { send, wait }: { send: Send; wait: (ms: number) => Promise<void> },
  spot: Spot,
): Promise<Loaded> {
  const { locationId } = spot.place.crm ?? {};
  const target = targetOf(spot);
  for (let left = tries; ; left -= 1) {
    try {
      const input = target ?? (locationId ? { locationId } : {});
      const state = await Promise.race([
        send('quick-add/open', input),
        wait(patience).then((): never => {
          throw new MessageError('failed');
        }),
      ]);
      // Only what the first screen shows is waited for.
      if (state.recent.length > 0) await loadOutcomeParts();
      const { openTemplateId: templateId, openPackId: packId } = state;
      if (!target) await loadParts();
      if (!target || !(templateId || packId)) return { spot, state };
      const [form, packForm] = await Promise.all([
        templateId ? send('form/open', { target, templateId }).catch(() => null) : null,
        packId && !templateId ? send('pack/open', { packId, target }).catch(() => null) : null,
        loadParts(),
      ]);
      return { spot, state, ...(form ? { form } : {}), ...(packForm ? { packForm } : {}) };
    } catch (error) {
      const failed = error instanceof MessageError ? error.reason : 'failed';
      if (failed !== 'gone' || left <= 1) return { spot, failed };
      await wait(200);
    }
  }
}

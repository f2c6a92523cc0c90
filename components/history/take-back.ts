import { t } from '../../lib/i18n/t.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import type { Send } from '../../lib/messaging/send.ts';
import { failureText } from '../failure-text.ts';
import { planHash } from '../workspace/route.ts';

/**
 * Makes the plan that takes something back, and gives the address where it is shown; nothing is
 * removed yet. `why`: why there is none, in words.
 */
export async function takeBack(
  send: Send,
  planId: string,
  of: Input<'plan/undo'>['of'],
): Promise<{ hash: string } | { why: string }> {
  try {
    const made = await send('plan/undo', { planId, of });
    if (made) return { hash: planHash(made.planId) };
    return { why: t('There is nothing to take back: it was undone, or nothing was done.') };
  } catch (error) {
    return { why: failureText(error) };
  }
}

import type { Output } from '../../lib/messaging/messages/index.ts';
import type { Services } from '../services.ts';

/** Should an answer without news come at once, this keeps us calm (ms). */
const pause = 500;

/**
 * Asks about a plan over and over, for as long as somebody takes the answers: null where there is no
 * such plan, undefined where nobody answered. A worker that was stopped is started by the next
 * question. `seen`: the revision that is known by then; `isGone`: nobody waits any more.
 */
export async function* planAnswers(
  { send, wait }: Pick<Services, 'send' | 'wait'>,
  planId: string,
  { seen, isGone }: { seen: () => number; isGone: () => boolean },
): AsyncGenerator<Output<'plan/watch'> | undefined, void> {
  while (!isGone()) {
    const before = seen();
    const next = await send('plan/watch', { planId, seen: before }).catch(() => undefined);
    yield next;
    if (!next || next.plan.revision <= before) await wait(pause);
  }
}

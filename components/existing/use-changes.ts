import { useCallback, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { ActionState, AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { Word } from '../quick-add/word.ts';
import { useServices } from '../services.ts';

/** What an action is to become; or, without `to`, that it is to be removed. */
export interface Change {
  actionId: string;
  /** What was shown: what has to be there still. */
  before: ActionState;
  to?: Pick<ActionState, 'name' | 'parameters'>;
}

const tries = 5;
const nobody = (): Word => ({
  tone: 'error',
  title: t('The extension does not answer'),
  detail: t('Close this and open it again to see whether the action was changed.'),
});

/** Reads actions of an agent whole, and carries wishes to change or remove them to the background. */
export function useChanges(where: {
  target: AgentAddress;
  tabId: number;
  picked: boolean;
  onRun: (run: Run) => void;
  onGone: () => void;
  say: (word: Word | undefined) => void;
  onNeedToken: () => void;
}) {
  const { send, surface, wait, newId, now } = useServices();
  const [busyId, setBusyId] = useState<string>();
  // Set at once, where state is a render late: a second click must find it.
  const working = useRef(false);
  const latest = useRef(where);
  latest.current = where;

  const during = useCallback(async <T>(actionId: string, act: () => Promise<T>) => {
    if (working.current) return undefined;
    working.current = true;
    setBusyId(actionId);
    latest.current.say(undefined);
    try {
      return await act();
    } catch (error) {
      const reason = error instanceof MessageError ? error.reason : 'failed';
      const isSilent = reason === 'gone' || reason === 'failed';
      latest.current.say(isSilent ? nobody() : { about: reason });
      return undefined;
    } finally {
      working.current = false;
      setBusyId(undefined);
    }
  }, []);

  /** The action as it is now; undefined when it could not be read, which is said. */
  const read = useCallback(
    (actionId: string) =>
      during(actionId, async (): Promise<ActionState | undefined> => {
        const { target, say, onGone, onNeedToken } = latest.current;
        const reply = await send('action/read', { target, actionId });
        if (reply.kind === 'action') return reply.action;
        if (reply.kind === 'other-type') {
          const detail = t('It is of a type that only HighLevel’s builder changes.');
          say({ tone: 'warning', title: t('It is left alone'), detail });
        } else if (reply.problem.kind === 'not-found') {
          say({
            tone: 'warning',
            title: t('This action is not there any more'),
            detail: t('Somebody removed it. Nothing was sent; the list is read again.'),
          });
          onGone();
        } else if (reply.problem.kind === 'no-token' || reply.problem.kind === 'ended') {
          onNeedToken();
        } else say({ tone: 'error', ...problemText(reply.problem, { now: now() }) });
        return undefined;
      }),
    [during, send, now],
  );

  const ask = async (
    { actionId, before, to }: Change,
    draftId: string,
  ): Promise<Output<'action/edit'>> => {
    const { target, tabId, picked } = latest.current;
    const wish = { draftId, target, tabId, picked, surface, actionId, before };
    for (let left = tries; ; left -= 1) {
      try {
        return await (to ? send('action/edit', { ...wish, ...to }) : send('action/remove', wish));
      } catch (error) {
        // The same draft is never sent twice: it is safe to ask until somebody answers.
        const gone = error instanceof MessageError && error.reason === 'gone';
        if (!gone || left <= 1) throw error;
        await wait(300);
      }
    }
  };

  /** Tells what is wrong with it; undefined when it began, or could not begin, which is said. */
  const start = (change: Change): Promise<Issue[] | undefined> =>
    during(change.actionId, async () => {
      const { onRun, say, onNeedToken } = latest.current;
      const reply = await ask(change, newId());
      if (reply.kind === 'invalid') return reply.issues;
      if (reply.kind === 'needs-token') onNeedToken();
      else if (reply.kind === 'moved') say({ about: 'moved' });
      else onRun(reply.run);
      return undefined;
    });

  return { busyId, read, start };
}

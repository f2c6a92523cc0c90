import { useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import type { Runs } from './use-runs.ts';
import type { Word } from './word-notice.tsx';

/** A removal that the person has to agree to. */
export interface Removal {
  kind: 'undo' | 'copies';
  run: Run;
  /** What is removed. */
  ids: string[];
}

type Doing = 'undo' | 'cancel' | 'check' | 'copies';

const unknownRun: Word = {
  tone: 'warning',
  title: 'This action is not in the journal any more',
  detail: 'Remove it in HighLevel’s builder if you do not want it.',
};

const noAnswer: Word = {
  tone: 'error',
  title: 'The extension did not answer',
  detail: 'It may have been done or not. Try again: doing it twice does no harm.',
};

const notStored: Word = {
  tone: 'error',
  title: 'The journal cannot be written',
  detail: 'Nothing was removed. Free some disk space and try again.',
};

/** What can be done about runs that have been sent. */
export function useRunActions(runs: Runs, say: (word: Word | undefined) => void) {
  const { send, wait } = useServices();
  const [busy, setBusy] = useState<Record<string, Doing>>({});
  const [removal, setRemoval] = useState<Removal>();

  const during = async (run: Run, doing: Doing, act: () => Promise<void>) => {
    if (busy[run.id]) return;
    say(undefined);
    setBusy((all) => ({ ...all, [run.id]: doing }));
    try {
      await act().catch(async (error) => {
        // All of these can be asked twice; a worker that was stopped half way answers then.
        if (!(error instanceof MessageError) || error.reason !== 'gone') throw error;
        await wait(300);
        await act();
      });
    } catch (error) {
      say(error instanceof MessageError && error.reason === 'storage' ? notStored : noAnswer);
    } finally {
      setBusy(({ [run.id]: _, ...rest }) => rest);
    }
  };

  const take = (run: Run | null) => (run ? runs.put(run) : say(unknownRun));

  const takeRemoval = (kind: Removal['kind'], reply: Output<'run/undo'>) => {
    if (!reply) return say(unknownRun);
    runs.put(reply.run);
    const name = reply.run.steps[0]?.name ?? 'It';
    if (reply.kind === 'confirm') setRemoval({ kind, run: reply.run, ids: reply.ids });
    else if (reply.kind === 'changed') {
      say({
        tone: 'warning',
        title: 'Changed since, so left alone',
        detail: `Somebody changed “${name}” after it was created. Nothing was removed. Remove it in the builder if you want it gone.`,
      });
    } else if (reply.kind === 'failed') {
      say({ tone: 'error', problem: reply.problem });
    }
  };

  const undo = (run: Run, confirmed = false) =>
    void during(run, 'undo', async () =>
      takeRemoval('undo', await send('run/undo', { runId: run.id, confirmed })),
    );
  const removeNow = (run: Run, stepId: string, keepId: string) =>
    void during(run, 'copies', async () =>
      takeRemoval('copies', await send('run/remove-copies', { runId: run.id, stepId, keepId })),
    );

  return {
    busy: (run: Run) => busy[run.id],
    removal,
    undo: (run: Run) => undo(run),
    cancel: (run: Run) =>
      void during(run, 'cancel', async () => take(await send('run/stop', { runId: run.id }))),
    check: (run: Run) =>
      void during(run, 'check', async () => take(await send('run/check', { runId: run.id }))),
    removeCopies: (run: Run) => {
      const [, ...extra] = run.steps[0] ? liveIds(run.steps[0]) : [];
      setRemoval({ kind: 'copies', run, ids: extra });
    },
    answerRemoval: (yes: boolean) => {
      setRemoval(undefined);
      if (!yes || !removal) return;
      const step = removal.run.steps[0];
      const [keepId] = step ? liveIds(step) : [];
      if (removal.kind === 'undo') undo(removal.run, true);
      else if (step && keepId) removeNow(removal.run, step.id, keepId);
    },
  };
}

import { useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import type { Runs } from './use-runs.ts';
import type { Word } from './word.ts';

/** A removal that the person has to agree to. */
export interface Removal {
  kind: 'undo' | 'copies';
  run: Run;
  /** The one step it is about; absent: all that the run created. */
  stepId?: string | undefined;
  /** What is removed. */
  ids: string[];
}

type Doing = 'undo' | 'stop' | 'check' | 'copies';

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
      say({ about: actionFailure(error) });
    } finally {
      setBusy(({ [run.id]: _, ...rest }) => rest);
    }
  };

  const take = (run: Run | null) => (run ? runs.put(run) : say({ about: 'unknown-run' }));

  const takeRemoval = (asked: Omit<Removal, 'run' | 'ids'>, reply: Output<'run/undo'>) => {
    if (!reply) return say({ about: 'unknown-run' });
    const { run } = reply;
    runs.put(run);
    if (reply.kind === 'confirm') setRemoval({ ...asked, run, ids: reply.ids });
    else if (reply.kind === 'changed') say({ leftAlone: run, ids: reply.ids });
    else if (reply.kind === 'failed') say({ problem: reply.problem });
  };

  const undo = (run: Run, stepId: string | undefined, confirmed = false) =>
    void during(run, 'undo', async () => {
      const of = { runId: run.id, ...(stepId === undefined ? {} : { stepId }) };
      takeRemoval({ kind: 'undo', stepId }, await send('run/undo', { ...of, confirmed }));
    });
  const removeNow = (run: Run, stepId: string, keepId: string) =>
    void during(run, 'copies', async () => {
      const reply = await send('run/remove-copies', { runId: run.id, stepId, keepId });
      takeRemoval({ kind: 'copies', stepId }, reply);
    });

  return {
    busy: (run: Run) => busy[run.id],
    removal,
    undo: (run: Run, step?: Step) => undo(run, step?.id),
    stop: (run: Run) =>
      void during(run, 'stop', async () => take(await send('run/stop', { runId: run.id }))),
    check: (run: Run) =>
      void during(run, 'check', async () => take(await send('run/check', { runId: run.id }))),
    removeCopies: (run: Run, step: Step) => {
      const [, ...extra] = liveIds(step);
      setRemoval({ kind: 'copies', run, stepId: step.id, ids: extra });
    },
    answerRemoval: (yes: boolean) => {
      setRemoval(undefined);
      if (!yes || !removal) return;
      const { run, kind, stepId } = removal;
      const step = run.steps.find(({ id }) => id === stepId);
      const [keepId] = step ? liveIds(step) : [];
      if (kind === 'undo') undo(run, stepId, true);
      else if (step && keepId) removeNow(run, step.id, keepId);
    },
  };
}

function actionFailure(error: unknown): 'no-answer' | 'not-stored' | 'locked' {
  const reason = error instanceof MessageError ? error.reason : 'failed';
  if (reason === 'locked') return 'locked';
  return reason === 'storage' ? 'not-stored' : 'no-answer';
}

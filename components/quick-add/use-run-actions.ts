import { useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import type { Runs } from './use-runs.ts';
import type { Word } from './word-notice.tsx';

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

  const takeRemoval = (asked: Omit<Removal, 'run' | 'ids'>, reply: Output<'run/undo'>) => {
    if (!reply) return say(unknownRun);
    const { run } = reply;
    runs.put(run);
    if (reply.kind === 'confirm') setRemoval({ ...asked, run, ids: reply.ids });
    else if (reply.kind === 'changed') say(leftAlone(run, reply.ids));
    else if (reply.kind === 'failed') say({ tone: 'error', problem: reply.problem });
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

/** Says what was not removed, since somebody has changed it. */
function leftAlone(run: Run, ids: string[]): Word {
  const names = run.steps
    .filter((step) => liveIds(step).some((id) => ids.includes(id)))
    .map(({ name }) => `“${name}”`);
  const what = names.length > 0 ? names.join(', ') : 'it';
  const rest = run.steps.length === 1 ? 'Nothing was removed.' : 'All others were removed.';
  const them = names.length > 1 ? 'them' : 'it';
  return {
    tone: 'warning',
    title: 'Changed since, so left alone',
    detail: `Somebody changed ${what} after ${them === 'it' ? 'it was' : 'they were'} created. ${rest} Remove ${them} in the builder if you want ${them} gone.`,
  };
}

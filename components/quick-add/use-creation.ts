import { useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { FormContent } from '../../lib/messaging/messages/template-shapes.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { Values } from '../../lib/templates/schema.ts';
import { useServices } from '../services.ts';
import type { Word } from './word-notice.tsx';

/** One wish to create an action. Its draft id is sent once, so asking again with it is harmless. */
export interface ActionAttempt {
  templateId: string;
  draftId: string;
  /** Absent: the template with what was used last in this sub-account. */
  content?: FormContent;
  anyway: boolean;
}

/** A wish to create all that a pack holds; its draft id is sent once, too. */
interface PackAttempt {
  packId: string;
  draftId: string;
  templateIds: string[];
  values: Values;
  keepSecrets: string[];
  leftOut: string[];
  anyway: boolean;
}

/** A wish to send steps of a run again: one with other content, or all that were not sent. */
interface AgainAttempt {
  runId: string;
  mend?: Pick<Input<'run/mend'>, 'stepId' | 'content'>;
  anyway: boolean;
}

export type Attempt = ActionAttempt | PackAttempt | AgainAttempt;

/** What is busy while it is asked: the template, the pack, or the run. */
function subjectOf(attempt: Attempt): string {
  if ('templateId' in attempt) return attempt.templateId;
  return 'packId' in attempt ? attempt.packId : attempt.runId;
}

const moved: Word = {
  tone: 'warning',
  title: 'The tab shows another agent now',
  detail: 'Nothing was sent. Go back to this agent in the tab, or go on with the one it shows.',
};

const sentBefore: Word = {
  tone: 'warning',
  title: 'This form was sent before, with other content',
  detail:
    'Maybe from another window: what became of that is shown here. Nothing was sent now. Press “Create action” again to create what stands in the form as well.',
};

const takenUp: Word = {
  tone: 'warning',
  title: 'There is nothing to send again',
  detail: 'It has been taken up since, or it is not in the journal any more. Nothing was sent now.',
};

const failures: Record<MessageError['reason'], Word> = {
  gone: {
    tone: 'error',
    title: 'The extension does not answer',
    detail: 'Close this and open it again to see what became of it before you create it once more.',
  },
  storage: {
    tone: 'error',
    title: 'The journal cannot be written',
    detail:
      'The browser’s storage did not take it, so nothing was sent. Free some disk space and try again.',
  },
  refused: {
    tone: 'error',
    title: 'The extension refused this',
    detail: 'Nothing was sent. Close this and open it again.',
  },
  locked: {
    tone: 'warning',
    title: 'Switchboard is locked',
    detail: 'Nothing was sent. Unlock it and press “Create action” again.',
  },
  failed: {
    tone: 'error',
    title: 'Something in the extension went wrong',
    detail: 'Close this and open it again to see what became of it before you create it once more.',
  },
};

const tries = 5;

/** Carries wishes to create to the background and sorts its answers. */
export function useCreation(where: {
  target: AgentAddress;
  tabId: number;
  picked: boolean;
  onRun: (run: Run, attempt: Attempt) => void;
  /** The draft was sent before, with other content; the run is what became of that. */
  onOtherContent: (run: Run) => void;
  onInvalid: (attempt: Attempt, issues: Issue[]) => void;
  onNeedToken: (goOn: () => void) => void;
}) {
  const { send, surface, wait } = useServices();
  const [busyId, setBusyId] = useState<string>();
  const [asking, setAsking] = useState<{ run: Run; attempt: Attempt }>();
  const [word, setWord] = useState<Word>();
  // Set at once, where state is a render late: a second click must find it.
  const working = useRef(false);
  const latest = useRef(where);
  latest.current = where;

  const askOnce = (attempt: Attempt): Promise<Output<'action/create'> | null> => {
    const { target, tabId, picked } = latest.current;
    const at = { target, tabId, picked, surface };
    if ('templateId' in attempt) return send('action/create', { ...attempt, ...at });
    if ('packId' in attempt) return send('pack/apply', { ...attempt, ...at });
    const { runId, mend, anyway } = attempt;
    return mend
      ? send('run/mend', { runId, ...mend, anyway })
      : send('run/send-again', { runId, anyway });
  };
  const ask = async (attempt: Attempt): Promise<Output<'action/create'> | null> => {
    for (let left = tries; ; left -= 1) {
      try {
        return await askOnce(attempt);
      } catch (error) {
        // The same draft, or step, is never sent twice: it is safe to ask until somebody answers.
        const gone = error instanceof MessageError && error.reason === 'gone';
        if (!gone || left <= 1) throw error;
        await wait(300);
      }
    }
  };

  const start = async (attempt: Attempt): Promise<void> => {
    if (working.current) return;
    working.current = true;
    setBusyId(subjectOf(attempt));
    setWord(undefined);
    try {
      const reply = await ask(attempt);
      const { onRun, onOtherContent, onInvalid, onNeedToken } = latest.current;
      if (!reply) setWord(takenUp);
      else if (reply.kind === 'started' || reply.kind === 'already') onRun(reply.run, attempt);
      else if (reply.kind === 'ask') setAsking({ run: reply.run, attempt });
      else if (reply.kind === 'other-content') {
        onOtherContent(reply.run);
        setWord(sentBefore);
      } else if (reply.kind === 'invalid') onInvalid(attempt, reply.issues);
      else if (reply.kind === 'needs-token') onNeedToken(() => void start(attempt));
      else setWord(moved);
    } catch (error) {
      setWord(failures[error instanceof MessageError ? error.reason : 'failed']);
    } finally {
      working.current = false;
      setBusyId(undefined);
    }
  };

  return {
    busyId,
    word,
    say: setWord,
    start,
    asking,
    answer: (anyway: boolean) => {
      setAsking(undefined);
      if (anyway && asking) void start({ ...asking.attempt, anyway: true });
    },
  };
}
export type Creation = ReturnType<typeof useCreation>;

import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { failureText } from '../failure-text.ts';
import { AskRemoval } from '../quick-add/questions.tsx';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';

/** Asks before the extra copies of a step are removed, and removes them. */
export function RemoveCopies({ run, step, onDone }: { run: Run; step: Step; onDone: () => void }) {
  const { send } = useServices();
  const toast = useToast();
  const [keepId, ...ids] = liveIds(step);
  const answer = async (yes: boolean) => {
    if (!yes || keepId === undefined) return onDone();
    try {
      const reply = await send('run/remove-copies', { runId: run.id, stepId: step.id, keepId });
      if (reply?.kind === 'failed') {
        const { title, detail } = problemText(reply.problem, { doing: 'remove' });
        toast({ tone: 'error', text: `${title}. ${detail}` });
      } else if (reply?.kind === 'changed') {
        toast({ tone: 'warning', text: t('Somebody changed it since: it was left alone.') });
      }
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    onDone();
  };
  return (
    <AskRemoval
      removal={{ kind: 'copies', run, stepId: step.id, ids }}
      onAnswer={(yes) => void answer(yes)}
    />
  );
}

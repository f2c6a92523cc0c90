import { t } from '../i18n/t.ts';
import type { LauncherOutcome } from '../messaging/messages/launcher-create.ts';
import { canUndo, isSettled } from './outcome.ts';
import { runText } from './outcome-text.ts';
import type { Run } from './schema.ts';

/**
 * A run in words for the launcher, which lives beside the page's own scripts: no parameter, no id
 * of an action, and nothing that HighLevel answered. `now`: ms since 1970.
 */
export function launcherOutcome(run: Run, now: number): LauncherOutcome {
  const step = run.steps[0];
  const { tone, title, detail } = runText(withoutAnswers(run), now);
  const refused = step?.state === 'refused' && (step.problem?.messages.length ?? 0) > 0;
  const words = refused
    ? [title, t('Nothing was created'), t('Quick add says why.')]
    : [title, detail];
  // Ids that were found by reading need a question: quick add asks it.
  const own = step?.state === 'created' && step.verification.state !== 'copies';
  return {
    runId: run.id,
    revision: run.revision,
    tone,
    text: words.filter(Boolean).join('. ').replace('.. ', '. '),
    canUndo: own && canUndo(run),
    settled: isSettled(run),
  };
}

function withoutAnswers(run: Run): Run {
  const steps = run.steps.map((step) =>
    step.problem ? { ...step, problem: { ...step.problem, messages: [] } } : step,
  );
  return { ...run, steps };
}

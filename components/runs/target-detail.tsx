import { ago } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Plan, PlanTarget } from '../../lib/runs/plan/schema.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { PlanStepRow } from './plan-step.tsx';
import { hasText, limitText } from './plan-words.ts';
import { RunSteps } from './run-steps.tsx';
import type { Act, OpenPlan } from './use-plan.ts';

/** What a plan is about on one agent, step by step; once its run has begun, what became of each. */
export function TargetDetail(props: {
  row: PlanTarget;
  open: OpenPlan;
  plan: Plan;
  act: Act;
  /** Takes back what was done on this agent alone; absent where nothing can be. */
  onUndo?: ((place: number) => void) | undefined;
  /** The plan's variables or templates may be other ones now. */
  onChanged: () => void;
}) {
  const { row, open, plan, act } = props;
  const { now } = useServices();
  const { planId, place } = row;
  // Asked again when something has become of it, or its plan was judged anew.
  const turn = JSON.stringify([row.tally, row.state, row.readAt, row.runId]);
  const settling = row.state === 'begun' || row.state === 'done' ? plan.revision : 0;
  const { answer, failure, again } = useAnswer(
    'plan/target',
    { planId, place },
    `${turn} ${settling}`,
  );
  if (failure && !answer) {
    return (
      <div class="target-detail">
        <FailureNotice
          title={t('The steps could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      </div>
    );
  }
  if (!answer) {
    return (
      <div class="target-detail">
        {answer === null ? (
          <p role="alert">{t('This agent is not in the plan any more.')}</p>
        ) : (
          <Loading shape="lines" />
        )}
      </div>
    );
  }
  const { planned, steps, run } = answer;
  const typeOf = (template: number) =>
    steps.find((one) => one.step.template === template)?.type ?? '';
  const planSteps = steps.map(({ step }) => step);
  const mayChoose = plan.state === 'ready' && run === undefined;
  const { readAt, has } = planned;
  return (
    <div class="target-detail">
      {readAt !== undefined && !run && (
        <p class="quiet">
          {has
            ? t('Read {when}: it has {what}.', { when: ago(readAt, now()), what: hasText(has) })
            : t('Read {when}.', { when: ago(readAt, now()) })}{' '}
          {mayChoose && (
            <Button kind="link" onClick={() => void act('plan/read-again', { places: [place] })}>
              {t('Read it again')}
            </Button>
          )}
        </p>
      )}
      {run ? (
        <RunSteps
          {...{ planned, steps, run, plan, open, act }}
          onUndo={props.onUndo}
          onChanged={() => void again()}
        />
      ) : (
        <ol class="plan-steps" aria-label={t('Steps, in order')}>
          {steps.map((detail, index) => (
            <PlanStepRow
              key={index}
              detail={detail}
              place={place}
              target={planned.target}
              problem={planned.problem}
              open={open}
              limit={limitText(planSteps, index, has, typeOf)}
              mayChoose={mayChoose}
              act={act}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

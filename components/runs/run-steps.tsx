import { Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PlanStepDetail } from '../../lib/messaging/messages/plan-shapes.ts';
import { canMend, canUndo, isOnItsWay, isSettled, liveIds } from '../../lib/runs/outcome.ts';
import { stepText } from '../../lib/runs/outcome-text.ts';
import type { Plan, PlanStep, PlanTarget } from '../../lib/runs/plan/schema.ts';
import { conflictText, verdictLabels } from '../../lib/runs/plan/words.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { ofToken } from '../../lib/runs/waits.ts';
import { AccessButton } from '../connections/access-button.tsx';
import { ActionIcon } from '../fields/action-icon.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import { MendBox } from './mend-box.tsx';
import { tokenHash } from './plan-step.tsx';
import { RemoveCopies } from './remove-copies.tsx';
import type { Act, OpenPlan } from './use-plan.ts';

/** Steps that were to be done: those that became steps of the run, in the same order. */
const isDone = ({ choice }: PlanStep) => choice !== 'skip';

/** What became of each step on one agent, and what can be done about it. */
export function RunSteps(props: {
  planned: PlanTarget;
  steps: PlanStepDetail[];
  run: Run;
  plan: Plan;
  open: OpenPlan;
  act: Act;
  onUndo?: ((place: number) => void) | undefined;
  onChanged: () => void;
}) {
  const { planned, run, plan, act } = props;
  const { now, send } = useServices();
  const [mending, setMending] = useState<string>();
  const [copiesOf, setCopiesOf] = useState<Step>();
  const done = props.steps.filter(({ step }) => isDone(step));
  const left = props.steps.filter(({ step }) => !isDone(step));
  const unsure = run.steps.some(
    (step) => step.state === 'uncertain' && liveIds(step).length === 0 && isSettled(run),
  );
  const check = async () => {
    await send('run/check', { runId: run.id }).catch(() => undefined);
    props.onChanged();
  };
  return (
    <>
      <ol class="plan-steps" aria-label={t('Steps, in order')}>
        {run.steps.map((step, index) => {
          const text = stepText(step, run.target, now());
          const planStep = done.length === run.steps.length ? done[index]?.step : undefined;
          return (
            <li key={step.id} class="plan-step" data-tone={text.tone}>
              <ActionIcon type={step.type} />
              <div class="plan-step-text">
                <p class="plan-step-line">
                  <ToneIcon tone={step.state === 'claimed' ? 'info' : text.tone} />
                  <span class="plan-step-name" id={`step-${step.id}`} dir="auto">
                    {step.name}
                  </span>
                  <span>{step.state === 'claimed' ? t('To come') : text.title}</span>
                </p>
                {step.state !== 'claimed' && <p class="plan-step-why">{text.detail}</p>}
                <div class="plan-step-buttons">
                  <StepButtons
                    {...{ step, run, plan, act }}
                    place={planned.place}
                    template={planStep?.template}
                    onMend={() => setMending(step.id)}
                    onCopies={() => setCopiesOf(step)}
                  />
                </div>
                {mending === step.id && (
                  <MendBox
                    run={run}
                    step={step}
                    onDone={() => {
                      setMending(undefined);
                      props.onChanged();
                    }}
                    onClose={() => setMending(undefined)}
                  />
                )}
              </div>
            </li>
          );
        })}
        {left.map(({ step, name, type }, index) => (
          <li key={`left ${index}`} class="plan-step">
            <ActionIcon type={type} />
            <div class="plan-step-text">
              <p class="plan-step-line">
                <span class="plan-step-name" dir="auto">
                  {name}
                </span>
                <span class="quiet">
                  {t('Left out: {why}', { why: t(verdictLabels[step.verdict]).toLowerCase() })}
                </span>
              </p>
              {step.why && <p class="plan-step-why">{conflictText(step)}</p>}
            </div>
          </li>
        ))}
      </ol>
      <div class="plan-step-buttons">
        {unsure && (
          <Button small onClick={() => void check()}>
            {t('Read the agent again')}
          </Button>
        )}
        {props.onUndo && canUndo(run) && (
          <Button small icon={Undo2} onClick={() => props.onUndo?.(planned.place)}>
            {t('Undo on this agent…')}
          </Button>
        )}
      </div>
      {copiesOf && (
        <RemoveCopies
          run={run}
          step={copiesOf}
          onDone={() => {
            setCopiesOf(undefined);
            props.onChanged();
          }}
        />
      )}
    </>
  );
}

/** What can be done about one step. */
function StepButtons(props: {
  step: Step;
  run: Run;
  plan: Plan;
  act: Act;
  place: number;
  template: number | undefined;
  onMend: () => void;
  onCopies: () => void;
}) {
  const { step, run, plan, act, place, template } = props;
  const describedBy = `step-${step.id}`;
  const { problem, state, verification, removing } = step;
  const isOfToken = problem && (problem.kind === 'locked' || ofToken.has(problem.kind));
  const needsToken = isOfToken && state !== 'created';
  const extra = verification.state === 'copies' && liveIds(step).length > 1;
  const still = plan.state !== 'asks' && !isOnItsWay({ steps: [step] });
  return (
    <>
      {needsToken &&
        (problem.kind === 'locked' ? (
          <AccessButton kind="locked" onToken={() => undefined} />
        ) : (
          <a href={tokenHash(run.target.locationId)}>{t('Replace the token')}</a>
        ))}
      {still && canMend(step) && step.op !== 'remove' && (
        <Button small describedBy={describedBy} onClick={props.onMend}>
          {t('Mend…')}
        </Button>
      )}
      {still && canMend(step) && template !== undefined && (
        <Button
          small
          describedBy={describedBy}
          onClick={() => void act('plan/again', { place, template })}
        >
          {t('Send again')}
        </Button>
      )}
      {extra && removing.length === 0 && (
        <Button small describedBy={describedBy} onClick={props.onCopies}>
          {plural(liveIds(step).length - 1, 'Remove the extra copy…', 'Remove the extra copies…')}
        </Button>
      )}
    </>
  );
}

import { Undo2 } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import {
  canMend,
  canUndo,
  canUndoStep,
  isOnItsWay,
  isSettled,
  liveIds,
} from '../../lib/runs/outcome.ts';
import { stepText } from '../../lib/runs/outcome-text.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import type { OutcomeActions } from './outcome-card.tsx';
import { TokenButton } from './token-button.tsx';

interface Props {
  run: Run;
  /** What is being done about the run right now. */
  busy?: string | undefined;
  actions: OutcomeActions;
}

/** It was sent, and nobody knows what became of it. */
const isUnsure = (step: Step) => step.state === 'uncertain' && liveIds(step).length === 0;

/** A person has to decide about it, or may want to. */
const isOpen = (step: Step) => canMend(step) || hasCopies(step) || isUnsure(step);

const hasCopies = (step: Step) => step.verification.state === 'copies' && liveIds(step).length > 1;

/** What became of each step of a pack, and what can be done about them. */
export function PackOutcome(props: Props) {
  const { run, busy, actions } = props;
  const coming = isOnItsWay(run);
  const open = run.steps.filter(isOpen);
  const done = run.steps.filter((step) => !isOnItsWay({ steps: [step] })).length;
  const unsent = run.steps.filter(({ state }) => state === 'not-sent').length;
  const unsure = run.steps.some(
    (step) =>
      isUnsure(step) || (step.state === 'created' && step.verification.state === 'not-seen'),
  );
  return (
    <div class="outcome-more">
      {coming && (
        <progress
          class="pack-progress"
          max={run.steps.length}
          value={done}
          aria-label={t('Done')}
        />
      )}
      {open.length > 0 && (
        <ul class="pack-rows">
          {open.map((step) => (
            <StepRow key={step.id} {...props} step={step} detailed />
          ))}
        </ul>
      )}
      <div class="outcome-buttons">
        {coming && !run.stopped && (
          <Button small busy={busy === 'stop'} onClick={() => actions.stop(run)}>
            {t('Stop')}
          </Button>
        )}
        {canUndo(run) && (
          <Button small icon={Undo2} busy={busy === 'undo'} onClick={() => actions.undo(run)}>
            {t('Undo all')}
          </Button>
        )}
        {!coming && unsent > 0 && (
          <Button small busy={busy === 'again'} onClick={() => actions.sendAgain(run)}>
            {unsent === 1
              ? t('Send again what was not sent')
              : t('Send the {count} not sent again', { count: unsent })}
          </Button>
        )}
        <TokenButton run={run} onClick={() => actions.replaceToken(run)} />
        {isSettled(run) && unsure && (
          <Button small busy={busy === 'check'} onClick={() => actions.check(run)}>
            {t('Check again')}
          </Button>
        )}
      </div>
      <Disclosure label={t('All {count} actions', { count: run.steps.length })}>
        <ul class="pack-rows">
          {run.steps.map((step) => (
            <StepRow key={step.id} {...props} step={step} />
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function StepRow({
  run,
  step,
  busy,
  actions,
  detailed,
}: Props & {
  step: Step;
  /** With all there is to say, and what can be done about it. */
  detailed?: boolean;
}) {
  const { now } = useServices();
  const text = stepText(step, run.target, now());
  const copies = hasCopies(step) && step.removing.length === 0;
  const unsure = isUnsure(step) && isSettled(run);
  const nameId = `step-${step.id}`;
  return (
    <li class="pack-row" data-tone={text.tone}>
      <ToneIcon tone={step.state === 'claimed' && isOnItsWay(run) ? 'info' : text.tone} />
      <div class="pack-row-text">
        <p>
          <span class="pack-row-name" id={nameId} dir="auto">
            {step.name}
          </span>
          <span class="recent-what">
            {' '}
            {step.state === 'claimed' ? t('Comes next') : text.title}
          </span>
        </p>
        {detailed && <p class="recent-what">{text.detail}</p>}
        {detailed && (
          <div class="outcome-buttons">
            {canMend(step) && !isOnItsWay(run) && (
              <Button small describedBy={nameId} onClick={() => actions.mend(run, step)}>
                {t('Mend')}
              </Button>
            )}
            {copies && (
              <Button
                small
                busy={busy === 'copies'}
                describedBy={nameId}
                onClick={() => actions.removeCopies(run, step)}
              >
                {liveIds(step).length === 2
                  ? t('Remove the extra copy')
                  : t('Remove the extra copies')}
              </Button>
            )}
            {unsure && (
              <Button small describedBy={nameId} onClick={() => actions.createAgain(run, step)}>
                {t('Create again')}
              </Button>
            )}
          </div>
        )}
      </div>
      {!detailed && canUndoStep(step) && !isOnItsWay(run) && (
        <Button
          small
          kind="quiet"
          icon={Undo2}
          busy={busy === 'undo'}
          describedBy={nameId}
          onClick={() => actions.undo(run, step)}
        >
          {t('Undo')}
        </Button>
      )}
    </li>
  );
}

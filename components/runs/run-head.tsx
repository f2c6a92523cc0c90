import { Pause, Play, Square, Undo2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { timeLeft } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { tallyText } from '../../lib/runs/step-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { ExportMenu } from './plan-export.tsx';
import { paceText, progressOf, stateTitles } from './run-words.ts';
import type { PlanState } from './use-plan.ts';

/** How often a screen reader is told how far it is, at the most (ms). */
const tellEvery = 20_000;

/** How far a run is, how fast it goes, and what can be done with it as a whole. */
export function RunHead(props: {
  state: PlanState;
  plan: Plan;
  /** Absent where it cannot be taken back. */
  onUndo: (() => void) | undefined;
  undoing: boolean;
  onAgain: () => void;
  /** How many steps were refused or not sent. */
  againCount: number;
}) {
  const { state, plan } = props;
  const { act, busy, pace } = state;
  const [stopping, setStopping] = useState(false);
  const { done, of } = progressOf(plan);
  const running = plan.state === 'running';
  const going = running || plan.state === 'paused' || plan.state === 'asks';
  const words = [
    plural(of, '{done} of {count} step', '{done} of {count} steps', { done }),
    plural(plan.targets, '{done} of {count} agent', '{done} of {count} agents', {
      done: plan.targetsDone,
    }),
    ...(running && pace && pace.perSecond > 0 ? [paceText(pace.perSecond)] : []),
    ...(running && pace?.leftMs !== undefined ? [timeLeft(pace.leftMs)] : []),
  ];
  const go = (wish: 'pause' | 'resume' | 'stop') => void act('plan/go', { do: wish });
  return (
    <section class="run-head" data-state={plan.state} aria-label={t('Progress')}>
      <div class="run-head-line">
        <strong>{t(stateTitles[plan.state])}</strong>
        <span class="run-head-words">{words.join(' · ')}</span>
        <Told plan={plan} text={`${t(stateTitles[plan.state])}: ${words[0]}`} />
        <div class="run-buttons">
          {running && (
            <Button icon={Pause} busy={busy === 'pause'} onClick={() => go('pause')}>
              {t('Pause')}
            </Button>
          )}
          {plan.state === 'paused' && (
            <Button
              kind="primary"
              icon={Play}
              busy={busy === 'resume'}
              onClick={() => go('resume')}
            >
              {t('Resume')}
            </Button>
          )}
          {going && (
            <Button icon={Square} onClick={() => setStopping(true)}>
              {t('Stop…')}
            </Button>
          )}
          {props.againCount > 0 && (
            <Button busy={busy === 'plan/again'} onClick={props.onAgain}>
              {t('Send {count} again', { count: props.againCount })}
            </Button>
          )}
          {props.onUndo && (
            <Button icon={Undo2} busy={props.undoing} onClick={props.onUndo}>
              {t('Undo this run…')}
            </Button>
          )}
          <ExportMenu plan={plan} />
        </div>
      </div>
      <progress
        class="run-progress"
        max={Math.max(1, of)}
        value={done}
        aria-label={t('Steps done')}
      />
      <p class="quiet">{tallyText(plan.tally)}</p>
      {plan.state === 'asks' && (
        <Notice
          tone="warning"
          role="alert"
          title={t('The browser or Switchboard was restarted')}
          actions={
            <>
              <Button
                small
                kind="primary"
                icon={Play}
                busy={busy === 'resume'}
                onClick={() => go('resume')}
              >
                {t('Continue')}
              </Button>
              <Button small icon={Square} onClick={() => setStopping(true)}>
                {t('Stop…')}
              </Button>
            </>
          }
        >
          {plural(
            of,
            '{done} of {count} step is done. Continue with the rest? Until you say so, nothing more is sent.',
            '{done} of {count} steps are done. Continue with the rest? Until you say so, nothing more is sent.',
            { done },
          )}
        </Notice>
      )}
      {plan.state === 'paused' && (
        <p class="quiet">
          {t('Paused: what had left goes on to its answer, nothing new is sent.')}
        </p>
      )}
      {stopping && (
        <Dialog
          title={t('Stop this run?')}
          onClose={() => setStopping(false)}
          actions={
            <>
              <Button onClick={() => setStopping(false)}>{t('Go on')}</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setStopping(false);
                  go('stop');
                }}
              >
                {t('Stop')}
              </Button>
            </>
          }
        >
          <p>
            {t(
              'Nothing more is sent. What is in HighLevel already stays, and can be undone afterwards. A stopped run does not go on again by itself; what was not sent can be sent again.',
            )}
          </p>
        </Dialog>
      )}
    </section>
  );
}

/** Tells screen readers how far it is: at each turn of its state, else now and then. */
function Told({ plan, text }: { plan: Plan; text: string }) {
  const [told, setTold] = useState(text);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    setTold(latest.current);
    if (plan.state !== 'running') return;
    const timer = setInterval(() => setTold(latest.current), tellEvery);
    return () => clearInterval(timer);
  }, [plan.state]);
  return (
    <span class="visually-hidden" role="status">
      {told}
    </span>
  );
}

import { Play } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { countIn } from '../../lib/runs/plan/tally.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { forgetWish } from './kept-wish.ts';
import { ExportMenu } from './plan-export.tsx';
import { isTouched, targetsText, workText } from './plan-words.ts';
import type { Act } from './use-plan.ts';

/** How many rows are read at once to count what is touched. */
const pageSize = 200;

/** On how many agents something would be written; undefined while that is counted. */
function useTouched({ id, revision, state }: Plan): number | undefined {
  const { send } = useServices();
  const [touched, setTouched] = useState<number>();
  useEffect(() => {
    let gone = false;
    const count = async () => {
      let sum = 0;
      for (let from = 0; ; from += pageSize) {
        const { rows, total } = await send('plan/rows', { planId: id, from, count: pageSize });
        if (gone) return;
        sum += rows.filter(({ tally }) => isTouched(tally)).length;
        if (rows.length === 0 || from + rows.length >= total) break;
      }
      setTouched(sum);
    };
    if (state === 'ready') count().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [send, id, revision, state]);
  return touched;
}

/** What starting does, exactly, and the ways out. */
export function PlanBar(props: {
  plan: Plan;
  act: Act;
  busy: string | undefined;
  /** Discards the plan and goes back to what it was made of. */
  leave: () => Promise<void>;
}) {
  const { plan, act, busy } = props;
  const { send } = useServices();
  const [discarding, setDiscarding] = useState(false);
  const touched = useTouched(plan);
  const conflicts = countIn(plan.tally, 'conflict');
  const work = workText(plan, touched);
  const off =
    plan.state === 'reading'
      ? t('It can be started once all agents are read.')
      : work === undefined
        ? t('There is nothing to do.')
        : undefined;
  const isUndo = plan.kind === 'undo';
  const start = async () => {
    const started = await act('plan/go', { do: 'start' });
    if (started) await forgetWish(send, plan.id).catch(() => undefined);
  };
  return (
    <section class="run-bar" aria-label={t('Start')}>
      <div class="run-bar-line">
        <p id="plan-says" role="status">
          {targetsText(plan)}
          {conflicts > 0 &&
            `, ${plural(conflicts, '{count} conflict left out', '{count} conflicts left out')}`}
          {off && <span class="quiet"> {off}</span>}
        </p>
        <div class="run-buttons">
          <ExportMenu plan={plan} />
          <Button onClick={() => setDiscarding(true)}>
            {isUndo ? t('Discard…') : t('Go back…')}
          </Button>
          <Button
            kind="primary"
            icon={Play}
            busy={busy === 'start'}
            disabled={off !== undefined}
            describedBy="plan-says"
            onClick={() => void start()}
          >
            {work ?? t('Nothing to do')}
          </Button>
        </div>
      </div>
      {discarding && (
        <Dialog
          title={isUndo ? t('Discard this plan?') : t('Go back and change it?')}
          onClose={() => setDiscarding(false)}
          actions={
            <>
              <Button onClick={() => setDiscarding(false)}>{t('Keep it')}</Button>
              <Button
                kind={isUndo ? 'danger' : 'primary'}
                onClick={() => {
                  setDiscarding(false);
                  void props.leave();
                }}
              >
                {isUndo ? t('Discard') : t('Go back')}
              </Button>
            </>
          }
        >
          <p>
            {t('Nothing was written in HighLevel, and nothing will be.')}{' '}
            {isUndo
              ? t('The plan is discarded.')
              : t(
                  'This plan is discarded; the agents and blanks you chose for it are still there.',
                )}
          </p>
        </Dialog>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { problemWords } from '../../lib/runs/step-words.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { useToast } from '../ui/toast.tsx';
import { planHash } from '../workspace/route.ts';
import { FillDialog } from './fill-dialog.tsx';
import { Chips } from './plan-chips.tsx';
import { PlanTargets } from './plan-targets.tsx';
import { RunHead } from './run-head.tsx';
import { RunWaits } from './run-waits.tsx';
import { runChips, runCounts } from './run-words.ts';
import type { OpenPlan, PlanState } from './use-plan.ts';

/** A run: how far it is, what hinders it, and what became of each step. */
export function RunView(props: {
  state: PlanState;
  open: OpenPlan;
  plan: Plan;
  go: (hash: string) => void;
}) {
  const { state, open, plan, go } = props;
  const { send, newId } = useServices();
  const toast = useToast();
  const [bucket, setBucket] = useState<string>();
  const [undoing, setUndoing] = useState(false);
  const [filling, setFilling] = useState(false);
  const counts = runCounts(plan.tally);
  const again = (counts.get('refused') ?? 0) + (counts.get('stopped') ?? 0);
  const secrets = open.variables.filter(({ kind }) => kind === 'secret');
  const undo = async (places?: number[]) => {
    setUndoing(true);
    try {
      const made = await send('plan/undo', {
        planId: newId(),
        of: { planId: plan.id },
        ...(places ? { places } : {}),
      });
      if (made) go(planHash(made.planId));
      else toast({ text: t('There is nothing to take back: it was undone, or nothing was done.') });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    setUndoing(false);
  };
  const isOver = plan.state === 'ended' || plan.state === 'stopped';
  const canUndo = plan.endedAt !== undefined && plan.kind !== 'undo' && plan.undoneBy === undefined;
  const chips = runChips(plan.tally);
  return (
    <>
      <RunHead
        state={state}
        plan={plan}
        undoing={undoing}
        onUndo={canUndo ? () => void undo() : undefined}
        againCount={plan.state === 'asks' ? 0 : again}
        onAgain={() => (secrets.length > 0 ? setFilling(true) : void state.act('plan/again', {}))}
      />
      <RunWaits plan={plan} />
      {plan.undoneBy && (
        <Notice tone="info" title={t('This run was taken back')}>
          <a href={planHash(plan.undoneBy)}>{t('Show what was taken back')}</a>
        </Notice>
      )}
      {isOver && <RunEnd plan={plan} />}
      <Chips
        label={t('Show')}
        chosen={bucket}
        onChoose={setBucket}
        chips={[
          {
            key: undefined,
            label: t('All'),
            count: [...counts.values()].reduce((sum, count) => sum + count, 0),
          },
          ...chips,
        ]}
      />
      <PlanTargets
        key={bucket ?? ''}
        {...{ open, plan }}
        act={state.act}
        busy={state.busy}
        bucket={bucket}
        onUndo={canUndo ? (place) => void undo([place]) : undefined}
        again={() => void state.again()}
      />
      {filling && (
        <FillDialog
          title={plural(again, 'Send {count} step again', 'Send {count} steps again')}
          about={t(
            'Secrets are not kept over a restart of the browser. Type them again where that is why it was not sent; else leave them empty.',
          )}
          variables={open.variables}
          kind="secret"
          empty={t('Send again')}
          onFill={(values) => state.act('plan/again', { values })}
          onClose={() => setFilling(false)}
        />
      )}
    </>
  );
}

/** What is left to look at once it has ended. */
function RunEnd({ plan }: { plan: Plan }) {
  const sum = (words: readonly string[]) =>
    words.reduce((all, word) => all + (plan.tally[word] ?? 0), 0);
  const problems = sum(problemWords);
  // Answered, and not read again yet: more than that is not known.
  const unseen = sum(['created', 'updated', 'removed']);
  const history = <a href="#/runs">{t('All runs')}</a>;
  if (problems > 0) {
    return (
      <Notice
        tone="warning"
        role="status"
        title={plural(problems, '{count} step needs a look', '{count} steps need a look')}
      >
        {rich(
          'Open an agent below to see why, to mend it or to send it again. HighLevel took everything else. {link}',
          { link: history },
        )}
      </Notice>
    );
  }
  if (unseen > 0) {
    return (
      <Notice tone="progress" role="status" title={t('HighLevel took everything')}>
        {plural(
          unseen,
          'The agents are read once more to see that it is there: {count} step to go.',
          'The agents are read once more to see that it is there: {count} steps to go.',
        )}
      </Notice>
    );
  }
  return (
    <Notice
      tone="success"
      role="status"
      title={plan.state === 'stopped' ? t('Stopped') : t('Done')}
    >
      {rich('Everything that was sent was seen on the agents afterwards. {link}', {
        link: history,
      })}
    </Notice>
  );
}

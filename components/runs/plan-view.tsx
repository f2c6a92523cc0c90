import { useState } from 'preact/hooks';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Choice, Plan, Verdict } from '../../lib/runs/plan/schema.ts';
import { verdictLabels } from '../../lib/runs/plan/words.ts';
import { Hint } from '../hints/hint.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { PlanBar } from './plan-bar.tsx';
import { Chips } from './plan-chips.tsx';
import { PlanTargets } from './plan-targets.tsx';
import { choicesFor, verdictAbout, verdictCounts } from './plan-words.ts';
import type { Act, OpenPlan, PlanState } from './use-plan.ts';

/** A plan that was not started: what it would do, by verdict and by target, and the choices in it. */
export function PlanView(props: {
  state: PlanState;
  open: OpenPlan;
  plan: Plan;
  go: (hash: string) => void;
}) {
  const { state, open, plan } = props;
  const { act, busy } = state;
  const [verdict, setVerdict] = useState<Verdict>();
  const counts = verdictCounts(plan);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const reading = plan.state === 'reading';
  /** What was chosen for it is still there. */
  const leave = async () => {
    if (await act('plan/go', { do: 'discard' })) {
      props.go(plan.kind === 'undo' ? '#/runs' : '#/runs/new');
    }
  };
  return (
    <>
      <PlanAge {...{ plan, act, busy }} />
      {plan.state === 'ready' && <Hint name="plan" />}
      {reading && (
        <div class="table-run">
          <Progress
            label={plural(
              plan.targets,
              'Read {done} of {count} agent',
              'Read {done} of {count} agents',
              { done: plan.targetsRead },
            )}
            done={plan.targetsRead}
            of={plan.targets}
          />
          <Button onClick={() => void leave()}>{t('Stop, and go back')}</Button>
        </div>
      )}
      <Chips
        label={t('Show')}
        chosen={verdict}
        onChoose={(key) => setVerdict(key as Verdict | undefined)}
        chips={[
          { key: undefined, label: t('All'), count: total },
          ...counts.map(([key, count]) => ({ key, label: t(verdictLabels[key]), count })),
        ]}
      />
      <ForAll {...{ plan, act, busy, verdict }} templates={open.templates} />
      <PlanTargets
        key={verdict ?? ''}
        {...{ open, plan, act, busy }}
        bucket={verdict}
        again={() => void state.again()}
      />
      <PlanBar {...{ plan, act, busy, leave }} />
    </>
  );
}

/** That nothing is written yet, and how old what was read is. */
function PlanAge({ plan, act, busy }: { plan: Plan; act: Act; busy: string | undefined }) {
  const { now } = useServices();
  const { readFrom, state } = plan;
  return (
    <p class="plan-age">
      <strong>{t('Nothing has been written in HighLevel yet.')}</strong>
      {readFrom !== undefined && state !== 'reading' && (
        <span>{t('Read {when}.', { when: ago(readFrom, now()) })}</span>
      )}
      {state !== 'reading' && (
        <Button
          kind="link"
          busy={busy === 'plan/read-again'}
          onClick={() => void act('plan/read-again', {})}
        >
          {t('Read again')}
        </Button>
      )}
    </p>
  );
}

/** What a verdict means, and one choice for all steps that have it. */
function ForAll(props: {
  plan: Plan;
  act: Act;
  busy: string | undefined;
  verdict: Verdict | undefined;
  templates: OpenPlan['templates'];
}) {
  const { plan, act, verdict } = props;
  const [template, setTemplate] = useState('');
  const [choosing, setChoosing] = useState<Choice>();
  if (!verdict) return null;
  const choices = Object.entries(choicesFor(verdict)) as [Choice, string][];
  const mayChoose = plan.state === 'ready' || plan.state === 'reading';
  const choose = async (choice: Choice) => {
    setChoosing(choice);
    const of = template === '' ? {} : { template: Number(template) };
    await act('plan/choose', { filter: { verdict, ...of }, choice });
    setChoosing(undefined);
  };
  return (
    <div class="plan-all">
      <span>{t(verdictAbout[verdict])}</span>
      {mayChoose && choices.length > 1 && (
        <>
          {props.templates.length > 1 && plan.kind !== 'undo' && (
            <select
              class="input plan-template"
              aria-label={t('Of which template')}
              value={template}
              onChange={(event) => setTemplate(event.currentTarget.value)}
            >
              <option value="">{t('Of all templates')}</option>
              {props.templates.map(({ name }, index) => (
                <option key={index} value={index}>
                  {name}
                </option>
              ))}
            </select>
          )}
          {choices.map(([choice, words]) => (
            <Button
              key={choice}
              small
              busy={choosing === choice}
              onClick={() => void choose(choice)}
            >
              {forAllText(words, plan.tally[`${verdict}/${choice}`] ?? 0)}
            </Button>
          ))}
        </>
      )}
    </div>
  );
}

/** With how many have that choice now, so that it can be seen that something happened. */
const forAllText = (choice: string, count: number): string =>
  count > 0 ? t('{choice}: all ({count} now)', { choice, count }) : t('{choice}: all', { choice });

import { ChevronRight } from 'lucide';
import { useState } from 'preact/hooks';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PlanStepDetail } from '../../lib/messaging/messages/plan-shapes.ts';
import type { Choice } from '../../lib/runs/plan/schema.ts';
import { conflictText, verdictLabels } from '../../lib/runs/plan/words.ts';
import type { Target } from '../../lib/runs/schema.ts';
import { AccessButton } from '../connections/access-button.tsx';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { FieldDifferences } from './field-differences.tsx';
import { FillDialog } from './fill-dialog.tsx';
import { choicesFor, typeLabel, verdictAbout, verdictTones } from './plan-words.ts';
import type { Act, OpenPlan } from './use-plan.ts';

/** The page of connections, with the token of one sub-account asked for. */
export const tokenHash = (locationId: string) =>
  `#/connections?${new URLSearchParams({ add: locationId })}`;

/** One step of a plan on one agent: its verdict in words, why, what differs, and the choice. */
export function PlanStepRow(props: {
  detail: PlanStepDetail;
  place: number;
  target: Target;
  /** Why the agent could not be read. */
  problem: Problem | undefined;
  open: OpenPlan;
  /** Which of HighLevel's limits it would break. */
  limit: string | undefined;
  mayChoose: boolean;
  act: Act;
}) {
  const { detail, place, target, open, limit, mayChoose, act } = props;
  const { step, type, name, differences } = detail;
  const { verdict, why, choice, template } = step;
  const [shown, setShown] = useState(false);
  const [filling, setFilling] = useState(false);
  const choices = choicesFor(verdict);
  const templateName = open.templates[template]?.name;
  const canFill = why === 'blank' || why === 'reference' || why === 'content';
  return (
    <li class="plan-step" data-tone={verdictTones[verdict]}>
      <ActionIcon type={type} />
      <div class="plan-step-text">
        <p class="plan-step-line">
          <span class="plan-step-name" dir="auto">
            {name || templateName || typeLabel(type)}
          </span>
          <span class="badge" data-tone={verdictTones[verdict]}>
            {t(verdictLabels[verdict])}
          </span>
        </p>
        <p class="row-description plan-step-why">
          {templateName && templateName !== name
            ? t('{type}, from “{template}”', { type: typeLabel(type), template: templateName })
            : typeLabel(type)}
        </p>
        <p class="plan-step-why">
          {verdict === 'conflict'
            ? conflictText(step, limit)
            : `${t(verdictAbout[verdict])}${step.about ? ` ${step.about}` : ''}`}
        </p>
        <div class="plan-step-buttons">
          {differences.length > 0 && (
            <button
              type="button"
              class="button button-link plan-step-more"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              <Icon node={ChevronRight} size={14} />
              {plural(
                differences.length,
                'What differs: {count} field',
                'What differs: {count} fields',
              )}
            </button>
          )}
          {mayChoose && canFill && open.variables.length > 0 && (
            <Button small onClick={() => setFilling(true)}>
              {t('Fill it in…')}
            </Button>
          )}
          {why === 'token' && <TokenWays problem={props.problem} target={target} />}
          {why === 'scope' && (
            <a href={tokenHash(target.locationId)}>{t('Replace the token with one that may')}</a>
          )}
        </div>
        {shown && <FieldDifferences differences={differences} />}
      </div>
      {mayChoose && Object.keys(choices).length > 1 && (
        <Segments
          label={t('What to do with {name}', { name })}
          choices={choices as Record<Choice, string>}
          chosen={choice}
          onChoose={(next) =>
            void act('plan/choose', { filter: { verdict, template, place }, choice: next })
          }
        />
      )}
      {filling && (
        <FillDialog
          title={t('Fill in for “{name}”', { name })}
          about={conflictText(step)}
          variables={open.variables}
          kind={why === 'reference' ? 'reference' : 'blank'}
          location={{
            locationId: target.locationId,
            name: target.locationName ?? target.locationId,
          }}
          onFill={(values, forAll) =>
            act('plan/fill', {
              values,
              ...(forAll ? {} : { locationId: target.locationId }),
            })
          }
          onClose={() => setFilling(false)}
        />
      )}
    </li>
  );
}

/** Unlocking, or where a token is pasted; then the agent is to be read again. */
function TokenWays({ problem, target }: { problem: Problem | undefined; target: Target }) {
  if (problem?.kind === 'locked') {
    return <AccessButton kind="locked" onToken={() => undefined} />;
  }
  return (
    <a href={tokenHash(target.locationId)}>
      {problem?.kind === 'no-token' ? t('Add a token') : t('Replace the token')}
    </a>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { AccessButton } from '../connections/access-button.tsx';
import { useServices } from '../services.ts';
import { Notice } from '../ui/notice.tsx';
import { tokenHash } from './plan-step.tsx';

/** So many waiting sub-accounts are told by name. */
const mostTold = 5;

interface Waiting {
  locationId: string;
  name: string;
  problem: Problem;
}

/** Why a run does not go on in some sub-accounts, or at all, and what ends that. */
export function RunWaits({ plan }: { plan: Plan }) {
  const { now } = useServices();
  const waiting = useWaiting(plan);
  const count = plan.tally.waiting ?? 0;
  const going = plan.state === 'running';
  return (
    <>
      {going && plan.waits && <PlanWaits why={plan.waits.why} />}
      {waiting.map(({ locationId, name, problem }) => {
        const { title, detail } = problemText(problem, { now: now() });
        const isToken = !['limit', 'offline', 'down'].includes(problem.kind);
        return (
          <Notice
            key={locationId}
            tone="warning"
            title={t('Waits in “{name}”', { name })}
            actions={
              problem.kind === 'locked' ? (
                <AccessButton kind="locked" onToken={() => undefined} />
              ) : (
                isToken && <a href={tokenHash(locationId)}>{t('Replace the token')}</a>
              )
            }
          >
            {title}. {detail} {t('It goes on by itself then; other sub-accounts go on meanwhile.')}
          </Notice>
        );
      })}
      {going && count > 0 && waiting.length === 0 && !plan.waits && (
        <p class="quiet">
          {plural(
            count,
            '{count} step waits because HighLevel asks for it, and goes on by itself.',
            '{count} steps wait because HighLevel asks for it, and go on by themselves.',
          )}
        </p>
      )}
    </>
  );
}

function PlanWaits({ why }: { why: NonNullable<Plan['waits']>['why'] }) {
  if (why === 'unlock') {
    return (
      <Notice
        tone="warning"
        role="status"
        title={t('Waits for your passphrase')}
        actions={<AccessButton kind="locked" onToken={() => undefined} />}
      >
        {t('The tokens are locked. It goes on by itself when you unlock.')}
      </Notice>
    );
  }
  if (why === 'storage') {
    return (
      <Notice tone="error" role="alert" title={t('The browser’s storage takes nothing more')}>
        {t(
          'Nothing is sent that could not be noted first. Free some disk space; it goes on by itself.',
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="warning" role="status" title={t('No network')}>
      {t(
        'It goes on by itself when you are online. What had left without an answer is looked for first.',
      )}
    </Notice>
  );
}

/** The sub-accounts in which steps wait for something that a person should know. */
function useWaiting({ id, tally, state }: Plan): Waiting[] {
  const { send } = useServices();
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const count = state === 'ended' || state === 'stopped' ? 0 : (tally.waiting ?? 0);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { rows } = await send('plan/rows', {
        planId: id,
        bucket: 'waiting',
        from: 0,
        count: 100,
      });
      const first = new Map(rows.map((row) => [row.target.locationId, row]));
      const found: Waiting[] = [];
      for (const { place, target } of [...first.values()].slice(0, mostTold)) {
        const detail = await send('plan/target', { planId: id, place });
        const step = detail?.run?.steps.find(({ state }) => state === 'waiting');
        const problem = step?.problem;
        // A moment's pause between requests is nothing to tell.
        if (!problem || (problem.kind === 'limit' && !problem.daily)) continue;
        const { locationId, locationName } = target;
        found.push({ locationId, name: locationName ?? locationId, problem });
      }
      if (!gone) setWaiting(found);
    };
    if (count === 0) setWaiting([]);
    else look().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [send, id, count]);
  return waiting;
}

import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { planAnswers } from '../runs/plan-answers.ts';
import { useServices } from '../services.ts';

type Watched = NonNullable<Output<'plan/watch'>>;

/** A plan as it stands now, followed while it is shown; undefined until the first answer. */
export function useWatchedPlan(planId: string, onEnd: () => void): Watched | undefined {
  const { send, wait } = useServices();
  const [watched, setWatched] = useState<Watched>();
  useEffect(() => {
    let gone = false;
    const follow = async () => {
      let seen = -1;
      const known = { seen: () => seen, isGone: () => gone };
      for await (const next of planAnswers({ send, wait }, planId, known)) {
        if (gone) return;
        if (next === null) return onEnd();
        if (!next) continue;
        seen = next.plan.revision;
        setWatched(next);
        const { state } = next.plan;
        if (state === 'ended' || state === 'stopped') return onEnd();
      }
    };
    void follow();
    return () => {
      gone = true;
    };
  }, [planId, send, wait]);
  return watched;
}

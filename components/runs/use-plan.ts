import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { planAnswers } from './plan-answers.ts';

export type OpenPlan = NonNullable<Output<'plan/open'>>;
type Watched = NonNullable<Output<'plan/watch'>>;

/** After so many questions without an answer the page says so; it goes on asking. */
const patience = 5;

/** A plan and what becomes of it, followed as long as it is shown. */
export function usePlan(planId: string) {
  const { send, wait } = useServices();
  const toast = useToast();
  const { answer, failure, again } = useAnswer('plan/open', { planId });
  const [watched, setWatched] = useState<Watched>();
  const [isLost, setLost] = useState(false);
  const [busy, setBusy] = useState<string>();
  const seen = useRef(-1);

  const take = useCallback((next: Watched | { plan: Plan }) => {
    if (next.plan.revision < seen.current) return;
    seen.current = next.plan.revision;
    setWatched((before) => ({ ...before, ...next }));
  }, []);
  const exists = answer !== undefined && answer !== null;
  useEffect(() => {
    if (!exists) return;
    let gone = false;
    const known = { seen: () => seen.current, isGone: () => gone };
    const follow = async () => {
      let failures = 0;
      for await (const next of planAnswers({ send, wait }, planId, known)) {
        if (gone) return;
        failures = next === undefined ? failures + 1 : 0;
        setLost(failures >= patience);
        if (next) take(next);
        // Gone, maybe: what is opened then says so.
        if (next === null) await again();
      }
    };
    void follow();
    return () => {
      gone = true;
    };
  }, [exists, planId, send, wait, take, again]);

  type Doing = 'plan/choose' | 'plan/fill' | 'plan/read-again' | 'plan/go' | 'plan/again';
  /** Does something with the plan; says why where it was not done. Tells whether it was. */
  const act = useCallback(
    async <N extends Doing>(name: N, input: Omit<Input<N>, 'planId'>): Promise<boolean> => {
      setBusy('do' in input ? `${input.do}` : name);
      try {
        const reply = (await send(name, { planId, ...input } as Input<N>)) as Output<Doing>;
        if (!reply) {
          toast({ tone: 'error', text: t('This plan is not there any more.') });
          void again();
          return false;
        }
        take({ plan: reply.plan });
        if (reply.kind === 'not-now') {
          toast({ tone: 'warning', text: t('It stands otherwise by now, so nothing was done.') });
          return false;
        }
        return true;
      } catch (error) {
        toast({ tone: 'error', text: failureText(error) });
        return false;
      } finally {
        setBusy(undefined);
      }
    },
    [send, planId, take, toast, again],
  );

  const plan = newer(answer?.plan, watched?.plan);
  return {
    /** Undefined until it is known; null: there is none. */
    open: answer,
    plan,
    pace: watched?.pace,
    failure,
    again,
    /** Nobody answers about it. */
    isLost,
    act,
    /** What is being done right now, by the message's name or the wish. */
    busy,
  };
}
export type PlanState = ReturnType<typeof usePlan>;
export type Act = PlanState['act'];

function newer(one: Plan | undefined, other: Plan | undefined): Plan | undefined {
  if (!one || !other) return one ?? other;
  return one.revision > other.revision ? one : other;
}

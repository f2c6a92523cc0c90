import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlanWhat } from '../../lib/messaging/messages/plan-shapes.ts';
import type { Values } from '../../lib/templates/schema.ts';
import { failureText } from '../failure-text.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { useAnswer } from '../use-answer.ts';
import { useEdit } from '../use-edit.ts';
import { askedOf, type Blanks, planValues, typedWrong } from './blank-cells.ts';
import { wishEdit } from './kept-wish.ts';
import { sameSet, setName } from './target-sets.tsx';
import {
  type Chosen,
  contentOf,
  countsOf,
  locationsOf,
  noWish,
  targetsOf,
  type Wish,
  wishOf,
} from './wish.ts';
import { withAllPhones } from './with-all-phones.ts';

/** The parts of the page, in order. */
export type Part = 'what' | 'where' | 'blanks';

/** What is known already needs no choice. */
const firstPart = (what: PlanWhat | undefined): Part => (what ? 'where' : 'what');

/** As many agents as one run takes. */
export const mostTargets = 2500;

/**
 * A run that is being put together: what, where, and its blanks. Kept while it is typed; `asked`
 * (from the address) wins over what was chosen before.
 */
export function useNewRun(asked: PlanWhat | undefined, onMade: (planId: string) => void) {
  const { send, newId, now, language } = useServices();
  const edit = useEdit(wishEdit);
  const [wish, setWish] = useState<Wish>();
  const [back, setBack] = useState(false);
  const latest = useRef<Wish>(noWish);
  const planId = useRef<string>(undefined);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [checked, setChecked] = useState(false);
  const [part, setPart] = useState<Part>('what');

  const { found, save } = edit;
  useEffect(() => {
    if (found === undefined) return;
    const kept = found ? wishOf(found.content) : undefined;
    const begun = { ...(kept ?? noWish), ...(asked ? { what: asked } : {}) };
    latest.current = begun;
    setWish(begun);
    setPart(firstPart(begun.what));
    setBack(kept !== undefined && (kept.chosen.size > 0 || Object.keys(kept.values).length > 0));
    // The address does not change while this page lives.
  }, [found]);

  const change = useCallback(
    (changes: Partial<Wish>) => {
      const next = { ...latest.current, ...changes };
      latest.current = next;
      // Another wish is another plan; the same one, asked for twice, makes one.
      planId.current = undefined;
      setWish(next);
      setTrouble(undefined);
      save(0, contentOf(next));
    },
    [save],
  );

  const what = wish?.what;
  // What is remembered where is read once the agents are chosen, not with each of them.
  const locationIds = wish && part === 'blanks' ? locationsOf(wish.chosen) : [];
  const reply = useAnswer('plan/blanks', what && { what, locationIds }, useVaultTurn());
  const blanks: Blanks | undefined =
    what && reply.answer?.kind === 'blanks' ? reply.answer : undefined;
  const unfit = what && reply.answer?.kind === 'invalid' ? reply.answer.issues : undefined;
  const secrets = blanks?.variables.flatMap(({ kind, name }) => (kind === 'secret' ? [name] : []));
  useEffect(() => {
    const known = new Set(latest.current.secretValues);
    const fresh = secrets?.filter((name) => !known.has(name)) ?? [];
    if (fresh.length > 0) change({ secretValues: [...known, ...fresh] });
  }, [secrets?.join('\n'), change]);

  const fill = useCallback(
    (name: string, value: unknown, locationId?: string) => {
      const { values, locationValues } = latest.current;
      const put = ({ [name]: _, ...rest }: Values): Values =>
        value === undefined ? rest : { ...rest, [name]: value };
      if (locationId === undefined) return change({ values: put(values) });
      const own = put(locationValues[locationId] ?? {});
      change({ locationValues: { ...locationValues, [locationId]: own } });
    },
    [change],
  );
  const everywhere = useCallback(
    (name: string, on: boolean) => {
      const others = latest.current.everywhere.filter((one) => one !== name);
      change({ everywhere: on ? [...others, name] : others });
    },
    [change],
  );

  /** Keeps which agents were chosen together; that it fails is no reason to stop. */
  const keepSet = async (chosen: Chosen) => {
    const { sets } = await send('target-set/list', {});
    const same = sameSet(sets, chosen);
    await send('target-set/save', {
      id: same?.id ?? newId(),
      name: same?.name ?? setName(chosen, now()),
      targets: targetsOf(chosen),
    });
  };

  /** Makes the plan. Gives false when something has to be mended first. */
  const make = async (): Promise<boolean> => {
    const { what } = latest.current;
    if (busy || !what) return true;
    setChecked(true);
    setTrouble(undefined);
    setBusy(true);
    try {
      const locationIds = locationsOf(latest.current.chosen);
      const now = await send('plan/blanks', { what, locationIds });
      if (now.kind === 'invalid') {
        setTrouble(now.issues.map(({ message }) => message).join(' '));
        return false;
      }
      const variables = askedOf(now.variables);
      const read = await withAllPhones(variables, latest.current, language);
      if (read !== latest.current) change(read);
      const { values, locationValues, chosen } = latest.current;
      const given = [values, ...locationIds.map((id) => locationValues[id] ?? {})];
      const wrong = given.some((own) => variables.some((one) => typedWrong(one, own[one.name])));
      if (wrong) return false;
      planId.current ??= newId();
      const made = await send('plan/make', {
        planId: planId.current,
        kind: 'apply',
        what,
        targets: targetsOf(chosen),
        ...planValues(latest.current, now, locationIds, variables),
      });
      if (made.kind === 'invalid') {
        setTrouble(made.issues.map(({ message }) => message).join(' '));
        return false;
      }
      await keepSet(chosen).catch(() => undefined);
      // Kept until it is started: whoever goes back finds it again.
      save(0, { ...contentOf(latest.current), planId: made.planId });
      await edit.idle();
      onMade(made.planId);
    } catch (error) {
      setTrouble(failureText(error));
    } finally {
      setBusy(false);
    }
    return true;
  };

  const counts = countsOf(wish?.chosen ?? noWish.chosen);
  return {
    /** Undefined until what was kept is known. */
    wish,
    /** It goes on from what was left here. */
    back,
    part,
    setPart,
    blanks,
    unfit,
    failure: reply.failure,
    readAgain: reply.again,
    unkept: edit.failure,
    change,
    doings: { fill, everywhere },
    make,
    busy,
    trouble,
    checked,
    counts,
    /** Forgets what was chosen and typed, but for what the address asks for. */
    restart: () => {
      setBack(false);
      setChecked(false);
      setPart(firstPart(asked));
      change({ ...noWish, what: asked });
    },
  };
}
export type NewRun = ReturnType<typeof useNewRun>;

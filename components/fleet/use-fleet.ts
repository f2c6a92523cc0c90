import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { useServices } from '../services.ts';
import { type FleetRow, rowOf } from './fleet-cells.ts';

type Opened = NonNullable<Output<'plan/open'>>;

/** As many rows as one message brings. */
const pageSize = 200;
/** What was read meanwhile is shown this often (ms). */
const pause = 1000;

/**
 * A fleet's overview: its head, and all its rows as far as they are there. While agents are being
 * read it is followed, and what is new of the rows is fetched. `null`: there is none of this id.
 */
export function useFleet(planId: string) {
  const { send, wait } = useServices();
  const [fleet, setFleet] = useState<Opened | null>();
  const [plan, setPlan] = useState<Plan>();
  const [rows, setRows] = useState<readonly FleetRow[]>([]);
  const [failure, setFailure] = useState<MessageError>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let gone = false;
    /** Pages of which all rows were read. */
    const done = new Set<number>();
    const all: FleetRow[] = [];

    const load = async (templates: number, total: number) => {
      for (let from = 0; from < total; from += pageSize) {
        if (done.has(from)) continue;
        const page = await send('plan/rows', { planId, from, count: pageSize });
        if (gone) return;
        if (page.rows.every(({ state }) => state !== 'unread')) done.add(from);
        all.splice(from, page.rows.length, ...page.rows.map((one) => rowOf(one, templates)));
        setRows([...all]);
      }
    };
    const follow = async () => {
      const opened = await send('plan/open', { planId });
      if (gone) return;
      setFleet(opened);
      setFailure(undefined);
      if (!opened) return;
      let { plan: now } = opened;
      for (;;) {
        setPlan(now);
        await load(opened.templates.length, now.targets);
        if (gone || now.state !== 'reading') return;
        const next = await send('plan/watch', { planId, seen: now.revision });
        if (gone) return;
        if (!next) return setFleet(null);
        now = next.plan;
        setPlan(now);
        if (now.state === 'reading') await wait(pause);
        if (gone) return;
      }
    };
    follow().catch((error: unknown) => {
      if (gone) return;
      setFailure(error instanceof MessageError ? error : new MessageError('failed'));
    });
    return () => {
      gone = true;
    };
  }, [planId, send, wait, turn]);

  return {
    fleet,
    plan,
    rows,
    failure,
    /** Opens and follows it anew. */
    again: useCallback(() => setTurn((count) => count + 1), []),
  };
}

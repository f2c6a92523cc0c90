import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { MessageError } from '../../lib/messaging/send.ts';
import { useServices } from '../services.ts';
import { type Aside, readAllAside } from './go-through.ts';

/** The first records that were set aside, at least `count` of them; `again` reads them anew. */
export function useAside(count: number) {
  const { send } = useServices();
  const [answer, setAnswer] = useState<{ total: number; records: Aside[] }>();
  const [failure, setFailure] = useState<MessageError>();
  const turn = useRef(0);
  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const seen = { done: 0, of: 0 };
    const records: Aside[] = [];
    try {
      await readAllAside(
        send,
        (done, of) => Object.assign(seen, { done, of }),
        () => mine !== turn.current || (seen.done > 0 && seen.done >= count),
        (part) => void records.push(...part),
      );
      if (mine !== turn.current) return;
      setAnswer({ total: seen.of, records: records.slice(0, count) });
      setFailure(undefined);
    } catch (error) {
      if (mine !== turn.current) return;
      setFailure(error instanceof MessageError ? error : new MessageError('failed'));
    }
  }, [send, count]);
  useEffect(() => {
    void again();
    return () => {
      turn.current += 1;
    };
  }, [again]);
  return { answer, failure, again };
}

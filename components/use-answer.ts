import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Input, MessageName, Output } from '../lib/messaging/messages/index.ts';
import { MessageError } from '../lib/messaging/send.ts';
import { useServices } from './services.ts';

/**
 * The background's answer to a message that only reads. The answer before stays until the next one
 * is there; a late one is dropped. `again` asks once more, e.g. after a change. Without an input
 * nothing is asked.
 */
export function useAnswer<N extends MessageName>(name: N, input: Input<N> | undefined) {
  const { send } = useServices();
  const [answer, setAnswer] = useState<Output<N>>();
  const [failure, setFailure] = useState<MessageError>();
  const turn = useRef(0);
  const key = JSON.stringify(input);

  const again = useCallback(async () => {
    if (input === undefined) return;
    turn.current += 1;
    const mine = turn.current;
    try {
      const output = await send(name, input).catch((error: unknown) => {
        // The worker was stopped half way: reading twice is no harm.
        if (error instanceof MessageError && error.reason === 'gone') return send(name, input);
        throw error;
      });
      if (mine !== turn.current) return;
      setAnswer(output);
      setFailure(undefined);
    } catch (error) {
      if (mine !== turn.current) return;
      setFailure(error instanceof MessageError ? error : new MessageError('failed'));
    }
  }, [send, name, key]);
  useEffect(() => {
    void again();
    return () => {
      turn.current += 1;
    };
  }, [again]);
  return { answer, failure, again };
}

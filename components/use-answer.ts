import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Input, MessageName, Output } from '../lib/messaging/messages/index.ts';
import { MessageError } from '../lib/messaging/send.ts';
import { useServices } from './services.ts';

/**
 * The background's answer to a message that only reads. The answer before stays until the next one
 * is there; a late one is dropped. `again` asks once more, e.g. after a change. Without an input
 * nothing is asked. Another `turn` is a reason to ask again.
 */
export function useAnswer<N extends MessageName>(
  name: N,
  input: Input<N> | undefined,
  turn: unknown = 0,
) {
  const { send } = useServices();
  const [answer, setAnswer] = useState<Output<N>>();
  const [failure, setFailure] = useState<MessageError>();
  const serial = useRef(0);
  const key = JSON.stringify(input);

  const again = useCallback(async () => {
    if (input === undefined) return;
    serial.current += 1;
    const mine = serial.current;
    try {
      const output = await send(name, input).catch((error: unknown) => {
        // The worker was stopped half way: reading twice is no harm.
        if (error instanceof MessageError && error.reason === 'gone') return send(name, input);
        throw error;
      });
      if (mine !== serial.current) return;
      setAnswer(output);
      setFailure(undefined);
    } catch (error) {
      if (mine !== serial.current) return;
      setFailure(error instanceof MessageError ? error : new MessageError('failed'));
    }
  }, [send, name, key]);
  useEffect(() => {
    void again();
    return () => {
      serial.current += 1;
    };
  }, [again, turn]);
  return { answer, failure, again };
}

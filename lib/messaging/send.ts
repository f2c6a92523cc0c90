import { type Input, type MessageName, messages, type Output } from './messages/index.ts';
import type { Envelope, Reply } from './protocol.ts';

/** Why a message got no output. `gone`: nobody answered, e.g. the worker stopped in the middle. */
export class MessageError extends Error {
  readonly reason: 'refused' | 'failed' | 'storage' | 'gone';

  constructor(reason: MessageError['reason']) {
    super(`Message ${reason}`);
    this.name = 'MessageError';
    this.reason = reason;
  }
}

export type Send = <N extends MessageName>(name: N, input: Input<N>) => Promise<Output<N>>;

/**
 * Makes the function with which an interface asks the background. The answer is parsed.
 * Throws `MessageError` and nothing else.
 */
export function createSend(sendMessage: (message: Envelope) => Promise<unknown>): Send {
  return async (name, input) => {
    let reply: Reply | undefined;
    try {
      reply = (await sendMessage({ switchboard: name, input })) as Reply | undefined;
    } catch {
      throw new MessageError('gone');
    }
    if (typeof reply !== 'object' || reply === null) throw new MessageError('gone');
    if (!reply.ok) throw new MessageError(reply.reason);
    const parsed = messages[name].output.safeParse(reply.output);
    if (!parsed.success) throw new MessageError('failed');
    return parsed.data as Output<typeof name>;
  };
}

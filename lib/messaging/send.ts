import type * as z from 'zod/mini';
import type { Input, MessageName, Output } from './messages/index.ts';
import { quickAddOpen } from './messages/quick-add-open.ts';
import type { Envelope, RefusalReason, Reply } from './protocol.ts';

/** Why a message got no output. `gone`: nobody answered, e.g. the worker stopped in the middle. */
export class MessageError extends Error {
  readonly reason: RefusalReason | 'gone';

  constructor(reason: MessageError['reason']) {
    super(`Message ${reason}`);
    this.name = 'MessageError';
    this.reason = reason;
  }
}

export type Send = <N extends MessageName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** The schema of an answer. Only the first screen's is there from the start: the popup is small. */
async function outputOf(name: MessageName): Promise<z.ZodMiniType> {
  if (name === quickAddOpen.name) return quickAddOpen.output;
  return (await import('./messages/index.ts')).messages[name].output;
}

/**
 * Makes the function with which an interface asks the background. The answer is parsed.
 * Throws `MessageError` and nothing else.
 */
export function createSend(sendMessage: (message: Envelope) => Promise<unknown>): Send {
  return async (name, input) => {
    const output = outputOf(name).catch(() => undefined);
    let reply: Reply | undefined;
    try {
      reply = (await sendMessage({ switchboard: name, input })) as Reply | undefined;
    } catch {
      throw new MessageError('gone');
    }
    if (typeof reply !== 'object' || reply === null) throw new MessageError('gone');
    if (!reply.ok) throw new MessageError(reply.reason);
    const parsed = (await output)?.safeParse(reply.output);
    if (!parsed?.success) throw new MessageError('failed');
    return parsed.data as Output<typeof name>;
  };
}

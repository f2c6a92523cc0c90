import type * as z from 'zod/mini';

/**
 * Who may send a message.
 * `page`: the extension's own pages (popup, side panel).
 * `content`: the launcher, in the top frame of a CRM tab.
 */
export type Sender = 'page' | 'content';

/** Declares one message: what goes in, what comes out, who may send it. Identity, for its types. */
export function defineMessage<
  const Name extends string,
  In extends z.ZodMiniType,
  Out extends z.ZodMiniType,
>(message: { name: Name; from: Sender; input: In; output: Out }) {
  return message;
}

/** The envelope on the wire. */
export interface Envelope {
  switchboard: string;
  input: unknown;
}

/** What the background answers: the output, or one plain word for why not. */
export type Reply = { ok: true; output: unknown } | { ok: false; reason: RefusalReason };

/**
 * `refused`: wrong sender or shape, nothing changed. `failed`: the handler broke. `locked`: it needs what
 * is under the passphrase; nothing was sent, and it may be asked again after unlocking.
 */
export type RefusalReason = 'refused' | 'failed' | 'storage' | 'locked';

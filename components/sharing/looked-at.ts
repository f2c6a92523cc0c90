import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { PreviewReply } from '../../lib/messaging/messages/share-shapes.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';
import { handOver, NotHandedOver, type Source } from './hand-over.ts';

export type Preview = Extract<PreviewReply, { kind: 'preview' }>;
export type Taken = Extract<Output<'document/take'>, { kind: 'taken' }>;
type Items = NonNullable<Output<'document/items'>>;
type Item = NonNullable<Output<'document/item'>>;

/** A document that a person looks at. */
export interface LookedAt {
  /** Hands it over, and tells what is in it; throws `NotHandedOver` with why it cannot be read. */
  open(onDone: (done: number) => void): Promise<Preview>;
  items(page: Omit<Input<'document/items'>, 'stageId'>): Promise<Items>;
  item(id: string): Promise<Item>;
  take(
    what: Omit<Input<'document/take'>, 'stageId'>,
  ): Promise<Exclude<Output<'document/take'>, { kind: 'gone' }>>;
}

/**
 * A document in the background's memory. When the background has lost it, it is handed over again by
 * itself, once for each question: the page still has it. Everything throws `MessageError` too.
 */
export function lookAt(send: Send, stageId: string, source: Source): LookedAt {
  let renewing: Promise<unknown> | undefined;

  const open = async (onDone?: (done: number) => void): Promise<Preview> => {
    await handOver(send, stageId, source, onDone);
    const reply = await send('document/preview', { stageId });
    if (reply.kind === 'unreadable') throw new NotHandedOver(reply.problem.message);
    return reply;
  };
  /** Questions that come while it is on its way again wait for the same one. */
  const renew = () => {
    renewing ??= open().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const kept = async <T>(ask: () => Promise<T | null>): Promise<T> => {
    const first = await ask();
    if (first !== null) return first;
    await renew();
    const second = await ask();
    if (second === null) throw new MessageError('gone');
    return second;
  };

  return {
    open,
    items: (page) => kept(() => read(() => send('document/items', { stageId, ...page }))),
    item: (id) => kept(() => read(() => send('document/item', { stageId, id }))),
    // Not asked again when nobody answers: it may have been done.
    take: (what) =>
      kept(async () => {
        const reply = await send('document/take', { stageId, ...what });
        return reply.kind === 'gone' ? null : reply;
      }),
  };
}

/** The worker was stopped half way: it has lost the document with everything else. */
const read = <T>(ask: () => Promise<T | null>): Promise<T | null> =>
  ask().catch((error: unknown) => {
    if (error instanceof MessageError && error.reason === 'gone') return null;
    throw error;
  });

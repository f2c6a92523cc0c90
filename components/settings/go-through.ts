import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';

export type Aside = Output<'storage/list'>['records'][number];

/** Records that are asked for, or changed, by one message. */
const part = 200;

/**
 * Reads all records that were set aside, part by part; `onDone` is told how many there are so far.
 * Undefined when it was stopped. Throws `MessageError`.
 */
export async function readAllAside(
  send: Send,
  onDone: (done: number, of: number) => void,
  stopped: () => boolean,
  onPart: (records: Aside[]) => void = () => undefined,
): Promise<Aside[] | undefined> {
  const all: Aside[] = [];
  let after: string | undefined;
  do {
    if (stopped()) return undefined;
    const input = { limit: part, ...(after === undefined ? {} : { after }) };
    const answer = await send('storage/list', input).catch((error: unknown) => {
      // The worker was stopped half way: reading twice is no harm.
      if (error instanceof MessageError && error.reason === 'gone') {
        return send('storage/list', input);
      }
      throw error;
    });
    all.push(...answer.records);
    onPart(answer.records);
    onDone(all.length, answer.total);
    after = answer.next;
  } while (after !== undefined);
  return all;
}

/** Does something with many, part by part; tells whether it came to the end. Throws `MessageError`. */
export async function inParts(
  keys: string[],
  work: (keys: string[]) => Promise<unknown>,
  onDone: (done: number, of: number) => void,
  stopped: () => boolean,
): Promise<boolean> {
  for (let at = 0; at < keys.length; at += part) {
    if (stopped()) return false;
    await work(keys.slice(at, at + part));
    onDone(Math.min(at + part, keys.length), keys.length);
  }
  return true;
}

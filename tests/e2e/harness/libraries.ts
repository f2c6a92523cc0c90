import type { Output } from '../../../lib/messaging/messages/index.ts';
import { waitFor } from './wait.ts';

/** Libraries from elsewhere, by the messages that the workspace sends. */

interface Sender {
  send(name: string, input: unknown): Promise<unknown>;
}

export async function ask<T>(browser: Sender, name: string, input: unknown): Promise<T> {
  const reply = (await browser.send(name, input)) as { output?: T } | undefined;
  if (!reply || !('output' in reply)) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.output as T;
}

export type Row = Output<'library/list'>['libraries'][number];

export const listLibraries = async (browser: Sender): Promise<Row[]> =>
  (await ask<Output<'library/list'>>(browser, 'library/list', {})).libraries;

/** Looks at an address, as before subscribing to it. */
export const lookAt = (browser: Sender, address: string, authorization?: string) =>
  ask<Output<'address/preview'>>(browser, 'address/preview', {
    address,
    ...(authorization === undefined ? {} : { authorization }),
  });

/** Subscribes to what is at an address; approves the key that signed it. */
export async function subscribe(
  browser: Sender,
  address: string,
  authorization?: string,
): Promise<Row> {
  const preview = await lookAt(browser, address, authorization);
  if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview));
  const { stageId, signature } = preview;
  const added = await ask<Output<'address/add'>>(browser, 'address/add', {
    stageId,
    apply: 'auto',
    everyHours: 12,
    ...(signature.kind === 'signed' ? { approvedKey: signature.key } : {}),
  });
  if (added.kind !== 'added') throw new Error(JSON.stringify(added));
  return added.library;
}

/** Reads a library again now. */
export async function check(browser: Sender, libraryId: string): Promise<Row> {
  const row = await ask<Output<'library/check'>>(browser, 'library/check', { libraryId });
  if (!row) throw new Error('The library is gone');
  return row;
}

/** A template of a library as it is here now. */
export const openTemplate = (browser: Sender, libraryId: string, item: string) =>
  ask<Output<'template/open'>>(browser, 'template/open', { templateId: `${libraryId}/${item}` });

export const openUpdate = (browser: Sender, libraryId: string) =>
  ask<Output<'update/open'>>(browser, 'update/open', { libraryId, offset: 0 });

export const answerUpdate = (browser: Sender, input: object) =>
  ask<Output<'update/answer'>>(browser, 'update/answer', input);

/** Waits until a library is here that fits. */
export const waitForLibrary = (
  browser: Sender,
  what: string,
  fits: (row: Row) => boolean,
  ms?: number,
): Promise<Row> => waitFor(what, async () => (await listLibraries(browser)).find(fits), ms);

/** What an administrator allows, as the workspace is told. */
export const readPolicy = async (browser: Sender) =>
  (await ask<Output<'library/list'>>(browser, 'library/list', {})).policy;

import { t } from '../../lib/i18n/t.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';
import { documentLimit } from '../../lib/sharing/document.ts';

/** What a person gives to be looked at: a file, or a text that was pasted. */
export type Source = { kind: 'file'; file: File } | { kind: 'text'; text: string };

/**
 * Bytes, or characters of a text, that are handed over at once: a message takes a million characters,
 * and a page is not held up for longer than a few milliseconds.
 */
export const pieceSize = 500_000;

const megabytes = documentLimit / 1024 / 1024;

/** Why a document could not be handed over, in words that say what was not done and what to do. */
export class NotHandedOver extends Error {
  override name = 'NotHandedOver';
}

export const sizeOf = (source: Source): number =>
  source.kind === 'file' ? source.file.size : source.text.length;

/** Why something is not even read; undefined when it is. */
export function whyNotRead(source: Source): string | undefined {
  const size = sizeOf(source);
  if (size === 0) {
    return source.kind === 'file'
      ? t('This file is empty. Nothing was taken; choose another one.')
      : t('There is nothing to read. Paste a library or a code first.');
  }
  if (size <= documentLimit) return undefined;
  return t('This is larger than {megabytes} MB, which no library is. Nothing was read.', {
    megabytes,
  });
}

/** The text of a source, piece by piece. Throws `NotHandedOver` where a file is no text. */
export async function* piecesOf(source: Source): AsyncGenerator<{ text: string; done: number }> {
  if (source.kind === 'text') {
    const { text } = source;
    for (let from = 0; from < text.length; ) {
      const to = from + pieceSize;
      // Both halves of a sign that takes two go together.
      const end = isFirstHalf(text.charCodeAt(to - 1)) && to < text.length ? to - 1 : to;
      yield { text: text.slice(from, end), done: Math.min(end, text.length) };
      from = end;
    }
    return;
  }
  const { file } = source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < file.size; from += pieceSize) {
    const to = Math.min(from + pieceSize, file.size);
    const bytes = await bytesOf(file, from, to);
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: to < file.size });
    } catch {
      throw new NotHandedOver(
        t(
          'This file is not plain text (UTF-8), so it is no library. Nothing was taken; choose the file as it was exported.',
        ),
      );
    }
    yield { text, done: to };
  }
}

const isFirstHalf = (code: number) => code >= 0xd800 && code <= 0xdbff;

async function bytesOf(file: File, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch {
    throw new NotHandedOver(
      t(
        'The browser could not read this file: it may have been moved or changed. Nothing was taken; choose it again.',
      ),
    );
  }
}

/**
 * Hands a document over to the background under an id. Begins anew once when the background has lost
 * what came before. Throws `NotHandedOver` and `MessageError`.
 */
export async function handOver(
  send: Send,
  stageId: string,
  source: Source,
  onDone: (done: number) => void = () => undefined,
): Promise<void> {
  const why = whyNotRead(source);
  if (why) throw new NotHandedOver(why);
  if (await allPieces(send, stageId, source, onDone)) return;
  if (await allPieces(send, stageId, source, onDone)) return;
  throw new MessageError('gone');
}

/** Tells whether all of it is there; false when the background has lost its beginning. */
async function allPieces(
  send: Send,
  stageId: string,
  source: Source,
  onDone: (done: number) => void,
): Promise<boolean> {
  let index = 0;
  for await (const { text, done } of piecesOf(source)) {
    const { kind } = await send('document/stage', { stageId, index, text }).catch(
      (error: unknown) => {
        if (error instanceof MessageError && error.reason === 'gone') {
          return { kind: 'gone' as const };
        }
        throw error;
      },
    );
    if (kind === 'gone') return false;
    if (kind === 'too-large') {
      throw new NotHandedOver(
        t('This is larger than {megabytes} MB. Nothing was taken.', { megabytes }),
      );
    }
    index += 1;
    onDone(done);
  }
  return true;
}

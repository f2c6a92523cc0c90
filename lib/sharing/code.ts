import { t } from '../i18n/t.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { canonical } from './canonical.ts';
import { type LibraryDocument, unpackedLimit } from './document.ts';
import { problem, type SharingProblem } from './problem.ts';

/** What a code begins with; the number is that of its packing. */
const mark = 'switchboard1.';
/** Longer codes are not made: chats cut them off. In characters, each of them one byte. */
export const codeLimit = 32 * 1024;

// Chats break long words into lines. The full stop tells that nothing is missing at the end.
const inText = /switchboard1\.([A-Za-z0-9_-]+(?:\s+[A-Za-z0-9_-]+)*)\./;

/** Tells whether a text has a code in it, or one of a newer packing. */
export const hasCode = (text: string): boolean => /switchboard\d+\./.test(text.slice(0, 2_000));

/** The document as a code: its canonical form, compressed (raw DEFLATE), in base64url. */
export async function toCode(document: LibraryDocument): Promise<string> {
  const packed = new Blob([canonical(document)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  return `${mark}${toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()))}.`;
}

/**
 * The text of a document out of a code, or out of a message that has one in it. What would be larger
 * than 5 MB is stopped there. Never throws.
 */
export async function fromCode(
  text: string,
): Promise<{ kind: 'text'; text: string } | { kind: 'unreadable'; problem: SharingProblem }> {
  const unreadable = (code: SharingProblem['code'], message: string) => ({
    kind: 'unreadable' as const,
    problem: problem(code, message),
  });
  const found = inText.exec(text)?.[1];
  const cut = t('This code is not whole. Copy all of it again; nothing was changed.');
  if (found === undefined) {
    if (text.includes(mark)) return unreadable('not-a-library', cut);
    return unreadable(
      'newer-version',
      t(
        'This code is of a newer version of Switchboard. Update the extension first; nothing was changed.',
      ),
    );
  }
  const packed = fromBase64Url(found.replace(/\s+/g, ''));
  if (!packed) return unreadable('not-a-library', cut);
  try {
    const bytes = await unpack(packed);
    if (!bytes) {
      return unreadable(
        'too-large',
        t(
          'This code would unpack to more than 5 MB, which no library in a chat is. Nothing was changed.',
        ),
      );
    }
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return unreadable('not-a-library', cut);
  }
}

/** Undefined when it is more than the limit; throws when it is not DEFLATE. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > unpackedLimit) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

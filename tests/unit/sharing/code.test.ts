import { afterEach, describe, expect, test, vi } from 'vitest';
import { toBase64Url } from '../../../lib/sharing/base64url.ts';
import { canonical } from '../../../lib/sharing/canonical.ts';
import { codeLimit, fromCode, hasCode, toCode } from '../../../lib/sharing/code.ts';
import { unpackedLimit } from '../../../lib/sharing/document.ts';
import { readDocument } from '../../../lib/sharing/read-document.ts';
import { documentOf, textTemplate } from './documents.ts';
import { shareStage } from './sharing-stage.ts';

afterEach(() => void vi.unstubAllGlobals());

const document = documentOf(1, [textTemplate('a', { name: 'Grüße 👋' })]);

/** Any bytes as a code. */
async function codeOf(bytes: BlobPart): Promise<string> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const all = new Uint8Array(await new Response(packed).arrayBuffer());
  return `switchboard1.${toBase64Url(all)}.`;
}

/** Counts what is taken out of codes. */
function countUnpacked() {
  const counted = { bytes: 0 };
  const Original = DecompressionStream;
  vi.stubGlobal(
    'DecompressionStream',
    class {
      readable: ReadableStream<Uint8Array>;
      writable: WritableStream;
      constructor(format: CompressionFormat) {
        const { readable, writable } = new Original(format);
        const count = new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            counted.bytes += chunk.length;
            controller.enqueue(chunk);
          },
        });
        this.readable = readable.pipeThrough(count);
        this.writable = writable;
      }
    },
  );
  return counted;
}

describe('a code', () => {
  test('gives the document back, in its canonical form', async () => {
    const code = await toCode(document);
    expect(code).toMatch(/^switchboard1\.[A-Za-z0-9_-]+\.$/);
    expect(await fromCode(code)).toEqual({ kind: 'text', text: canonical(document) });
  });

  test.each<[string, (code: string) => string]>([
    ['in a message', (code) => `Hi team, import this:\n\n${code}\n\nThanks, Ada. See you at 5.`],
    ['broken into lines', (code) => code.replace(/(.{40})/g, '$1\n')],
    ['broken by a mail program', (code) => code.replace(/(.{76})/g, '$1 \r\n  ')],
    ['with spaces around', (code) => `  ${code}\t`],
    ['in brackets', (code) => `(${code})`],
    ['twice', (code) => `${code} ${code}`],
  ])('%s is found', async (_, around) => {
    const given = around(await toCode(document));
    expect(hasCode(given)).toBe(true);
    expect(await fromCode(given)).toEqual({ kind: 'text', text: canonical(document) });
  });

  test('that is cut off anywhere is told', async () => {
    const code = await toCode(document);
    for (let end = 'switchboard1.'.length; end < code.length; end += 1) {
      expect(await fromCode(code.slice(0, end))).toMatchObject({
        kind: 'unreadable',
        problem: { code: 'not-a-library', message: expect.stringMatching(/not whole/) },
      });
    }
  });

  test('that was edited never throws, and is never taken for what it was', async () => {
    const code = await toCode(document);
    for (let at = 'switchboard1.'.length; at < code.length - 1; at += 1) {
      const other = code[at] === 'A' ? 'B' : 'A';
      const read = await fromCode(code.slice(0, at) + other + code.slice(at + 1));
      if (read.kind === 'text') {
        readDocument(read.text);
        expect(read.text).not.toBe(canonical(document));
      }
    }
  });

  test.each(['switchboard1.', 'switchboard1..', 'switchboard1.A.', 'switchboard1.####.'])(
    '%s is none',
    async (text) => {
      expect(await fromCode(text)).toMatchObject({
        problem: { message: expect.stringMatching(/not whole/) },
      });
    },
  );

  test('of a newer packing says so', async () => {
    const newer = (await toCode(document)).replace('switchboard1', 'switchboard2');
    const { reply } = await shareStage().hand(newer);
    expect(reply).toMatchObject({ kind: 'unreadable', problem: { code: 'newer-version' } });
  });

  test('of what is no text is told', async () => {
    expect(await fromCode(await codeOf(Uint8Array.of(0x7b, 0xff, 0xfe)))).toMatchObject({
      kind: 'unreadable',
    });
  });

  test('that would unpack to more than 5 MB is stopped there', async () => {
    const bomb = await codeOf(new Uint8Array(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const counted = countUnpacked();
    expect(await fromCode(bomb)).toMatchObject({ problem: { code: 'too-large' } });
    // One piece more than fits, and what was under way.
    expect(counted.bytes).toBeGreaterThan(unpackedLimit);
    expect(counted.bytes).toBeLessThan(unpackedLimit + 1_000_000);
    vi.unstubAllGlobals();
    const largest = await codeOf(' '.repeat(unpackedLimit));
    expect(await fromCode(largest)).toMatchObject({ kind: 'text' });
    expect(await fromCode(await codeOf(' '.repeat(unpackedLimit + 1)))).toMatchObject({
      problem: { code: 'too-large' },
    });
  });
});

describe('through messages', () => {
  test('a code of at most 32 kB is made; a longer one is refused, and a file is not', async () => {
    const s = shareStage();
    // What cannot be compressed.
    const noise = () =>
      Array.from(crypto.getRandomValues(new Uint8Array(4_000)), (byte) => (byte % 36).toString(36))
        .join('')
        .replace(/(.{9})/g, '$1 ');
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      ids.push(await s.save({ name: `Noise ${index}`, description: noise() }));
    }
    const few = await s.makeCode({ ids: ids.slice(0, 6) });
    expect(few.length).toBeLessThanOrEqual(codeLimit);
    const all = { of: { ids }, choices: {} };
    expect(await s.ask('export/make', { ...all, as: 'code' })).toMatchObject({
      kind: 'problem',
      problem: { code: 'too-large', message: expect.stringMatching(/\d\d kB.*32 kB/) },
    });
    expect(await s.ask('export/make', { ...all, as: 'file' })).toMatchObject({ kind: 'file' });
    const other = shareStage();
    expect(await other.take(`Look: ${few}`)).toMatchObject({ templates: 6, refused: [] });
  });

  test('a document that speaks of codes is a document', async () => {
    const s = shareStage();
    const text = JSON.stringify(
      documentOf(1, [textTemplate('a', { description: 'switchboard1.x.' })]),
    );
    expect(await s.take(text)).toMatchObject({ templates: 1 });
  });
});

import { describe, expect, test } from 'vitest';
import { readLimited } from '../../../lib/sharing/read-limited.ts';

/** A body of pieces that goes on for as long as somebody reads; tells how many were taken. */
function endless(size: number) {
  const given = { pieces: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given.pieces += 1;
      controller.enqueue(new Uint8Array(size));
    },
    cancel: () => {
      given.cancelled = true;
      return new Promise(() => undefined);
    },
  });
  return { given, response: new Response(body) };
}

describe('reading within a limit', () => {
  test('gives the whole body, up to the last byte of the limit', async () => {
    const read = await readLimited(new Response('größe'), 7);
    expect(new TextDecoder().decode(read as Uint8Array)).toBe('größe');
    expect(await readLimited(new Response('größer'), 7)).toBe('too-large');
    expect(await readLimited(new Response(null), 0)).toEqual(new Uint8Array());
    expect(await readLimited(new Response(''), 0)).toEqual(new Uint8Array());
  });

  test('stops a body that goes on for ever', async () => {
    const { given, response } = endless(1_000_000);
    expect(await readLimited(response, 5_000_000)).toBe('too-large');
    expect(given.pieces).toBeLessThan(10);
    expect(given.cancelled).toBe(true);
  });

  test('throws when the body is cut off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(3));
        controller.error(new TypeError('network error'));
      },
    });
    await expect(readLimited(new Response(body), 10)).rejects.toThrow('network error');
  });
});

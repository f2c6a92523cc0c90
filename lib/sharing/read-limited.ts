/**
 * The bytes of a response's body, or 'too-large' as soon as they are more than `limit`: what it says
 * of its own length is not believed, and the rest is not fetched. A body that is cut off throws as
 * `fetch` does.
 */
export async function readLimited(
  response: Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  if (!response.body) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      // Not waited for: a server that never stops may not confirm it either.
      void reader.cancel().catch(() => undefined);
      return 'too-large';
    }
    pieces.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

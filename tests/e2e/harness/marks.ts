import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

/**
 * A secret that nothing else looks like: random throughout, so that a block that was compressed (as
 * LevelDB does it) still holds the first half or the second as it is.
 */
export interface Mark {
  name: string;
  /** What is typed. */
  value: string;
}

export const makeMark = (name: string, before = 'mk'): Mark => ({
  name,
  value: `${before}${randomBytes(18).toString('hex')}`,
});

/** What to look for: the last 32 characters in halves, in both encodings that browsers write. */
function needles({ value }: Mark): Buffer[] {
  const core = value.slice(-32);
  return [core.slice(0, 16), core.slice(16)].flatMap((half) => [
    Buffer.from(half, 'latin1'),
    Buffer.from(half, 'utf16le'),
  ]);
}

/** The marks that a text or a file's bytes hold, also inside what was gzipped in it. */
export function marksIn(bytes: Buffer | string, marks: Mark[]): string[] {
  const texts = [typeof bytes === 'string' ? Buffer.from(bytes) : bytes];
  const [all] = texts;
  for (let at = all?.indexOf('\x1f\x8b\x08', 0, 'latin1') ?? -1; all && at >= 0; ) {
    try {
      texts.push(gunzipSync(all.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Three bytes that look like the beginning of one.
    }
    at = all.indexOf('\x1f\x8b\x08', at + 3, 'latin1');
  }
  return marks
    .filter((mark) => needles(mark).some((needle) => texts.some((text) => text.includes(needle))))
    .map(({ name }) => name);
}

/** The files under a folder that hold a mark: path in it, and which. */
export async function marksUnder(
  folder: string,
  marks: Mark[],
  leaveOut: (path: string) => boolean = () => false,
): Promise<{ path: string; names: string[] }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: { path: string; names: string[] }[] = [];
  for (const entry of entries) {
    const whole = join(entry.parentPath, entry.name);
    const path = whole.slice(folder.length + 1);
    if (!entry.isFile() || leaveOut(path)) continue;
    // A browser that runs may have removed it meanwhile.
    const names = marksIn(await readFile(whole).catch(() => ''), marks);
    if (names.length > 0) found.push({ path, names });
  }
  return found;
}

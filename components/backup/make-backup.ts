import { MessageError, type Send } from '../../lib/messaging/send.ts';

/**
 * Reads everything there is, part by part; `onLines` is told how many lines there are so far. Gives
 * the file's pieces, or undefined when it was stopped. Throws `MessageError`.
 */
export async function makeBackup(
  send: Send,
  onLines: (count: number) => void,
  stopped: () => boolean,
): Promise<string[] | undefined> {
  const pieces: string[] = [];
  let count = 0;
  let after: string | undefined;
  do {
    if (stopped()) return undefined;
    const input = after === undefined ? {} : { after };
    const part = await send('backup/read', input).catch((error: unknown) => {
      // The worker was stopped half way: reading a part twice is no harm.
      if (error instanceof MessageError && error.reason === 'gone') {
        return send('backup/read', input);
      }
      throw error;
    });
    for (const line of part.lines) pieces.push(line, '\n');
    count += part.lines.length;
    onLines(count);
    after = part.next;
  } while (after !== undefined);
  return pieces;
}

/** `switchboard-backup-2026-03-01.jsonl`, by the local date. */
export function backupName(now: number): string {
  const date = new Date(now);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `switchboard-backup-${day}.jsonl`;
}

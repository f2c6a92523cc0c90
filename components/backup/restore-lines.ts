import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';

export interface Restored {
  /** Lines that were looked at. */
  done: number;
  added: number;
  /** Equal to, or older than, what is here. */
  kept: number;
  refused: Output<'backup/restore'>['refused'];
}

// One message stays well below what browsers pass on at once, and short enough to be stopped.
const mostLines = 200;
const mostCharacters = 2_000_000;

/**
 * Takes in a backup's lines, some at a time. Stops where `stopped` says so; what was taken in until
 * then stays, and doing it again changes nothing twice. Throws `MessageError`; `onProgress` was told
 * what had been done before.
 */
export async function restoreLines(
  send: Send,
  lines: string[],
  onProgress: (restored: Restored) => void,
  stopped: () => boolean,
): Promise<Restored> {
  let restored: Restored = { done: 0, added: 0, kept: 0, refused: [] };
  while (restored.done < lines.length && !stopped()) {
    const batch = nextBatch(lines, restored.done);
    const part = await send('backup/restore', { lines: batch }).catch((error: unknown) => {
      // Taking the same lines in twice changes nothing.
      if (error instanceof MessageError && error.reason === 'gone') {
        return send('backup/restore', { lines: batch });
      }
      throw error;
    });
    restored = {
      done: restored.done + batch.length,
      added: restored.added + part.added,
      kept: restored.kept + part.kept,
      refused: [...restored.refused, ...part.refused],
    };
    onProgress(restored);
  }
  return restored;
}

function nextBatch(lines: string[], from: number): string[] {
  const batch: string[] = [];
  let characters = 0;
  for (const line of lines.slice(from, from + mostLines)) {
    characters += line.length;
    if (batch.length > 0 && characters > mostCharacters) break;
    batch.push(line);
  }
  return batch;
}

import type { Library } from './schema.ts';

/**
 * When libraries that are kept elsewhere are due to be read. Times are the computer's own, and its
 * clock may be set: one that was ahead must not stop checks for ever, one that jumps must not have
 * the same server asked again and again.
 */

type Timed = Pick<Library, 'source' | 'address' | 'everyHours' | 'check'>;

const hour = 60 * 60 * 1000;

/** Unless the subscriber, or the administrator, has chosen another. */
export const usualHours = 12;

/** How long a library is not read again after it was read (ms); never under an hour. */
export const intervalOf = ({ everyHours = usualHours }: Pick<Library, 'everyHours'>): number =>
  Math.max(1, everyHours) * hour;

/** Only what is kept elsewhere is read again: one's own libraries and inline ones are not. */
const isReadAgain = ({ source, address }: Timed): boolean =>
  source !== 'file' && address !== undefined;

/** When a library is to be read; undefined when it never is. */
export function dueAt(library: Timed, now: number): number | undefined {
  if (!isReadAgain(library)) return undefined;
  const { nextAt } = library.check;
  // Further away than one interval: the clock was ahead when that was written, or the interval longer.
  if (nextAt === undefined || nextAt > now + intervalOf(library)) return now;
  return nextAt;
}

/** The libraries that are due, the longest due first. */
export function dueNow<L extends Timed>(libraries: L[], now: number): L[] {
  return libraries
    .map((library) => ({ library, at: dueAt(library, now) ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at)
    .map(({ library }) => library);
}

/** When the next of them is due; undefined when none ever is. */
export function nextDue(libraries: Timed[], now: number): number | undefined {
  const times = libraries.flatMap((library) => dueAt(library, now) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/**
 * When a library is to be read again, after a read at `now` that gave an answer or a problem. The
 * record is that of before the read. After a problem it is an hour at first, then twice as long each
 * time, up to the usual interval; a check in between by a person does not make it longer.
 */
export function nextCheck(
  library: Pick<Library, 'everyHours' | 'check'>,
  now: number,
  outcome: 'read' | 'problem',
): number {
  const interval = intervalOf(library);
  if (outcome === 'read') return now + interval;
  const { problem, triedAt, nextAt } = library.check;
  if (!problem || triedAt === undefined || nextAt === undefined) return now + hour;
  const last = Math.min(interval, Math.max(hour, nextAt - triedAt));
  return now + (now < nextAt ? last : Math.min(interval, 2 * last));
}

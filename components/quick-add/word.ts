import type { Problem } from '../../lib/highlevel/errors.ts';
import type { MessageError } from '../../lib/messaging/send.ts';
import type { Run } from '../../lib/runs/schema.ts';

/** Words that are said at the top until they are hidden. */
export interface Told {
  tone: 'success' | 'warning' | 'error';
  title: string;
  detail?: string;
  /** To a place in the workspace: `#/templates/<id>`. */
  link?: { label: string; workspace: string };
}

/** Those that `words.ts` has: why a message got no output, and what else happens often. */
export type WordName =
  | MessageError['reason']
  | 'moved'
  | 'sent-before'
  | 'taken-up'
  | 'not-opened'
  | 'unknown-run'
  | 'no-answer'
  | 'not-stored';

/** Own words, words by their name, a removal's problem, or what was changed since and left alone. */
export type Word =
  | Told
  | { about: WordName }
  | { problem: Problem }
  | { leftAlone: Run; ids: string[] };

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/guide.md as somebody reads it: step after step, what is in bold is on the screen. */

const text = readFileSync(join(import.meta.dirname, '../../../docs/guide.md'), 'utf8');

interface Line {
  /** As it stands there. */
  text: string;
  /** Whether it is one of the numbered steps. */
  isStep: boolean;
  /** What it says in bold. */
  names: string[];
}

const lines: Line[] = text.split('\n').map((line) => ({
  text: line,
  isStep: /^\d+\. /.test(line),
  names: [...line.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name),
}));

/** What the guide says in bold, in its order. */
export const boldNames: string[] = lines.flatMap(({ names }) => names);

/** The scopes of a token, which it lists in a block of code. */
export const scopesNamed: string[] = (/```\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '').split('\n');

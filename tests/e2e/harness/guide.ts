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

/** Somebody who goes through it from top to bottom. */
export function reader() {
  let at = 0;
  const done = new Set<Line>();
  return {
    /** Finds a name in bold, further down than the last one. Throws where it is not. */
    follow(name: string): void {
      const places = lines.flatMap((line) => line.names.map((one) => ({ line, name: one })));
      const found = places.findIndex((place, index) => index >= at && place.name === name);
      const place = places[found];
      if (!place) throw new Error(`docs/guide.md does not say **${name}** there`);
      at = found + 1;
      done.add(place.line);
    },
    /** The steps that name something to press and were not followed. */
    left: (): string[] =>
      lines.filter((line) => line.isStep && line.names.length > 0 && !done.has(line)).map(textOf),
  };
}

const textOf = ({ text: said }: Line) => said;

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boundaries } from '../fuzz/index.ts';

/** Those that take longest are tried in a file of their own, beside this one. */
const apart = ['documents'];

describe('2,000 odd things throw past no boundary and change nothing that is stored', () => {
  test.each(boundaries.filter(({ name }) => !apart.includes(name)).map((one) => [one.name, one]))(
    '%s',
    async (_, boundary) => {
      expect(await boundary.fuzz(2_000, 4)).toMatch(/\d/);
    },
    120_000,
  );

  test('each boundary has a file, and every file is in the list', () => {
    const shared = ['boundary.ts', 'fuzz.ts', 'index.ts'];
    const files = readdirSync(join(import.meta.dirname, '..', 'fuzz'));
    const own = files.filter((name) => !shared.includes(name));
    expect(own.sort()).toEqual(boundaries.map(({ name }) => `${name}.ts`).sort());
  });
});

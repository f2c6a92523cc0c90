import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('2,000 mutated documents never throw past the parser and never change what is stored', async () => {
  const { documents, unreadable, taken } = await fuzz(2_000, 4);
  expect(documents).toBe(2_000);
  // Both happens, or nothing is tried.
  expect(unreadable).toBeGreaterThan(400);
  expect(taken).toBeGreaterThan(200);
}, 120_000);

import { expect, test } from 'vitest';
import { documents } from '../../fuzz/documents.ts';

test('2,000 mutated documents never throw past the parser and never change what is stored', async () => {
  expect(await documents.fuzz(2_000, 4)).toMatch(/could not be read/);
}, 120_000);

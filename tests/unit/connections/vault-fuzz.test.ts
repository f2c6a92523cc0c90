import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fuzzVault } from '../../fuzz/vault.ts';

test('whatever is done with it, the vault gives what was kept or says why not', async () => {
  expect(await fuzzVault(2000, 5)).toMatch(/moves/);
}, 60_000);

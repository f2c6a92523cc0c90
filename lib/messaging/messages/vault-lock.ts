import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { VaultState } from './shapes.ts';

/** Locks what is kept under a passphrase now. */
export const vaultLock = defineMessage({
  name: 'vault/lock',
  from: 'page',
  input: z.object({}),
  output: VaultState,
});

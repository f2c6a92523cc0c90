import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { VaultState } from './shapes.ts';

/** Forgets every token, secret, login and signing key, and the passphrase. */
export const vaultReset = defineMessage({
  name: 'vault/reset',
  from: 'page',
  input: z.object({}),
  output: VaultState,
});

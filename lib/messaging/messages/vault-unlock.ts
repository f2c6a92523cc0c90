import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Passphrase } from './shapes.ts';

/** Opens what is kept under the passphrase; what waited for it goes on. */
export const vaultUnlock = defineMessage({
  name: 'vault/unlock',
  from: 'page',
  input: z.object({ passphrase: Passphrase }),
  output: z.object({ unlocked: z.boolean() }),
});

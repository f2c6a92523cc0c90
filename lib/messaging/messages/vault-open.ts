import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { VaultState } from './shapes.ts';

/** How tokens are kept, and whether they are locked now. */
export const vaultOpen = defineMessage({
  name: 'vault/open',
  from: 'page',
  input: z.object({}),
  output: VaultState,
});

import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Passphrase, VaultState, WayToKeep } from './shapes.ts';

/** Moves every secret to another way of keeping them, or under another passphrase. */
export const vaultChange = defineMessage({
  name: 'vault/change',
  from: 'page',
  input: z.object({
    way: WayToKeep,
    /** The present passphrase; needed where there is one. */
    current: z.optional(Passphrase),
    /** The new one; only for the way that has one. */
    passphrase: z.optional(Passphrase),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), vault: VaultState }),
    /** Nothing was changed. */
    z.object({
      kind: z.literal('refused'),
      field: z.enum(['current', 'passphrase']),
      message: z.string(),
    }),
  ]),
});

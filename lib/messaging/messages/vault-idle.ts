import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { VaultState } from './shapes.ts';

/** After how many minutes without use it locks; null: when the browser ends. */
export const vaultIdle = defineMessage({
  name: 'vault/idle',
  from: 'page',
  input: z.object({
    minutes: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(1440))),
  }),
  output: VaultState,
});

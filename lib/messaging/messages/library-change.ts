import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { ApplyMode, LibraryRow, SharingProblem } from './share-shapes.ts';
import { Ids } from './template-shapes.ts';

/** Changes how a library is kept, or what one’s own says and holds. A problem changes nothing. */
export const libraryChange = defineMessage({
  name: 'library/change',
  from: 'page',
  input: z.object({
    libraryId: Id,
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('apply'), apply: ApplyMode }),
      /** At least one hour. */
      z.object({ kind: z.literal('every'), hours: z.number().check(z.minimum(1), z.maximum(720)) }),
      z.object({ kind: z.literal('me'), me: z.string().check(z.minLength(1), z.maxLength(100)) }),
      /** Of a subscription: the whole value of the header; '' takes it away. */
      z.object({ kind: z.literal('authorization'), value: z.string().check(z.maxLength(5_000)) }),
      /** Of a shared folder. */
      z.object({
        kind: z.literal('login'),
        user: z.string().check(z.maxLength(500)),
        password: z.string().check(z.maxLength(5_000)),
      }),
      z.object({
        kind: z.literal('details'),
        name: z.string().check(z.minLength(1), z.maxLength(200)),
        description: z.string().check(z.maxLength(5_000)),
        publisher: z.string().check(z.maxLength(200)),
      }),
      z.object({ kind: z.literal('items'), add: Ids, remove: Ids }),
      /** Of one's own: the key that signs it from now on; '' for none. */
      z.object({ kind: z.literal('sign'), key: z.string() }),
    ]),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed'), library: LibraryRow }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});

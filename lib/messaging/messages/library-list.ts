import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { LibraryRow, PolicyView } from './share-shapes.ts';

/** All libraries: one’s own, those of a team, and what an administrator gave and allows. */
export const libraryList = defineMessage({
  name: 'library/list',
  from: 'page',
  input: z.object({}),
  output: z.object({ libraries: z.array(LibraryRow), policy: PolicyView }),
});

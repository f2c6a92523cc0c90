import * as z from 'zod/mini';

/** Hints, each shown until it was heeded or closed: `components/hints`. */
export const Hint = z.enum(['many', 'plan', 'undo']);
export type Hint = z.infer<typeof Hint>;

import { fuzz } from '../unit/sharing/fuzz.ts';
import { type Boundary, enough } from './boundary.ts';

/** Libraries as files, as codes and as updates: see tests/unit/sharing/fuzz.ts. */
export const documents: Boundary = {
  name: 'documents',
  async fuzz(count, seed) {
    const { unreadable, taken } = await fuzz(count, seed);
    enough('unreadable', unreadable, count, 0.2);
    enough('taken', taken, count, 0.1);
    return `${unreadable} could not be read, of ${taken} something was taken`;
  },
};

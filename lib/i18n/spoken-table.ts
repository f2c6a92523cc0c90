import type { Key } from './catalog.ts';
import { t } from './t.ts';

/** A table of texts, each as it is in the language now. */
export const spokenTable = <Name extends string>(table: Partial<Record<Name, Key>>) =>
  Object.fromEntries(
    Object.entries<Key>(table as Record<Name, Key>).map(([name, key]) => [name, t(key)]),
  ) as Record<Name, string>;

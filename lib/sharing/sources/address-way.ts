import type { Logins } from '../../connections/logins.ts';
import type { Libraries } from '../libraries.ts';
import type { Library } from '../schema.ts';
import type { Received } from '../updates.ts';
import type { Way } from './index.ts';
import type { Source } from './source.ts';

/** A library that is read at an address and never written. `receive` takes, holds or refuses it. */
export function createAddressWay({
  libraries,
  logins,
  source,
  receive,
}: {
  libraries: Pick<Libraries, 'change'>;
  logins: Pick<Logins, 'get'>;
  source: Source;
  receive(library: Library, text: string): Promise<Received>;
}): Way {
  return {
    // What stands in a policy itself has no address.
    isRead: ({ address }) => address !== undefined,

    async update(library) {
      const { id, address = '', validators } = library;
      const authorization = await logins.get(id);
      // They belong to what is in use or waits: either way there is nothing new where they still hold.
      const fetched = await source.read({
        id,
        address,
        ...(authorization ? { authorization } : {}),
        ...(validators ? { validators } : {}),
      });
      if (fetched.kind === 'unchanged') return undefined;
      if (fetched.kind === 'problem') return fetched.problem;
      const received = await receive(library, fetched.text);
      if (received.kind === 'refused') return received.problem;
      // Only now: of a document that was refused or lost, the server must be asked again.
      await libraries.change(id, ({ validators: _, ...rest }) => ({
        ...rest,
        ...(fetched.validators ? { validators: fetched.validators } : {}),
      }));
      return undefined;
    },
  };
}

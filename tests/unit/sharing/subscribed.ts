import type { Input } from '../../../lib/messaging/messages/index.ts';
import type { LibraryDocument } from '../../../lib/sharing/document.ts';
import type { KeyPair } from '../../../lib/sharing/signature.ts';
import { createStage } from '../runs/stage.ts';
import { textOf } from './documents.ts';
import { shareStage } from './sharing-stage.ts';

export const address = 'https://templates.example.com/team.json';

/** A browser and a web server that has one document; a test puts another one there, or anything. */
export function subscribing() {
  const stage = createStage();
  const served = { text: '', requests: [] as Headers[] };
  stage.web.access.add(new URL(address).origin);
  stage.web.fetch = (async (_: unknown, init?: RequestInit) => {
    served.requests.push(new Headers(init?.headers));
    return new Response(served.text, { status: 200 });
  }) as typeof fetch;
  const first = shareStage(stage);

  const more = (s: typeof first) => ({
    ...s,
    served,
    /** What the server has from now on. */
    async publish(document: LibraryDocument, pair?: KeyPair): Promise<void> {
      served.text = await textOf(document, pair);
    },

    /** Subscribes to what is there; gives the library's id. */
    async subscribe(
      wish: Partial<Input<'address/add'>> & { authorization?: string } = {},
    ): Promise<string> {
      const { authorization, ...rest } = wish;
      const login = authorization === undefined ? {} : { authorization };
      const preview = await s.ask('address/preview', { address, ...login });
      if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview));
      const added = await s.ask('address/add', {
        stageId: preview.stageId,
        apply: 'auto',
        everyHours: 12,
        ...rest,
      });
      if (added.kind !== 'added') throw new Error(JSON.stringify(added));
      return added.library.id;
    },

    /** Reads the library again now, and tells how it stands. */
    async check(libraryId: string) {
      const row = await s.ask('library/check', { libraryId });
      if (!row) throw new Error('There is no such library');
      return row;
    },

    /** What waits, all of it. */
    async waiting(libraryId: string) {
      const update = await s.ask('update/open', { libraryId, offset: 0 });
      if (!update) throw new Error('Nothing waits');
      return update;
    },

    /** Another start of the browser on the same profile. */
    restart: () => more(shareStage(stage)),
  });
  return more(first);
}
export type Subscribing = ReturnType<typeof subscribing>;

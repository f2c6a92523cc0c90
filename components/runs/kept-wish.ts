import type { Send } from '../../lib/messaging/send.ts';

/** What a new run is kept as while it is put together. */
export const wishEdit = 'run/new';

/** Forgets what a plan was made of, once it is started: until then a person may go back and change it. */
export async function forgetWish(send: Send, planId: string): Promise<void> {
  const { edits } = await send('edit/open', { of: wishEdit });
  for (const { editorId, content } of edits) {
    if (content.planId === planId) await send('edit/discard', { of: wishEdit, editorId });
  }
}

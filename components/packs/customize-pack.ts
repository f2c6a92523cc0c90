import { MessageError, type Send } from '../../lib/messaging/send.ts';

/**
 * Makes a pack of one's own with the same templates; gives its id. The templates stay what they
 * are: a starter in it is customized on its own. Throws `MessageError`.
 */
export async function customizePack(send: Send, packId: string): Promise<string> {
  const copy = await send('pack/duplicate', { packId });
  if (!copy) throw new MessageError('failed');
  return copy.id;
}

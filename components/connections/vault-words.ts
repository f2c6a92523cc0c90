import type { Key } from '../../lib/i18n/catalog.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';

type Way = Output<'vault/open'>['way'];

/** The three ways in which tokens are kept. */
export const wayNames: Record<Way, Key> = {
  session: 'For this session only',
  device: 'On this device',
  passphrase: 'On this device, under a passphrase',
};

import type { Key } from '../../lib/i18n/catalog.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';

type Way = Output<'vault/open'>['way'];

/** The three ways in which tokens are kept. */
export const wayNames: Record<Way, Key> = {
  session: 'For this session only',
  device: 'On this device',
  passphrase: 'On this device, under a passphrase',
};

/** The same as a sentence about them. */
export const wayLines: Record<Way, Key> = {
  session: 'Tokens are kept for this session only.',
  device: 'Tokens are kept on this device.',
  passphrase: 'Tokens are kept on this device, under a passphrase.',
};

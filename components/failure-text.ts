import { t } from '../lib/i18n/t.ts';
import { MessageError } from '../lib/messaging/send.ts';

/** Why something that was asked of the background was not done, in plain words. */
export function failureText(error: unknown): string {
  const reason = error instanceof MessageError ? error.reason : 'failed';
  switch (reason) {
    case 'storage':
      return t('The browser’s storage did not take it. Nothing was changed.');
    case 'gone':
      return t('Switchboard did not answer. See whether it was done, and try again.');
    case 'locked':
      return t('Switchboard is locked. Nothing was changed or sent: unlock it and try again.');
    case 'refused':
      return t(
        'Something in it is too long, or of a kind that Switchboard does not know. Nothing was changed.',
      );
    case 'failed':
      return t('That did not work. Try again.');
  }
}

import { t } from '../lib/i18n/t.ts';
import type { MessageError } from '../lib/messaging/send.ts';
import { failureText } from './failure-text.ts';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';

/** Something that should be shown could not be read. */
export function FailureNotice(props: {
  title: string;
  failure: MessageError;
  onAgain: () => void;
}) {
  return (
    <Notice
      tone="error"
      title={props.title}
      role="alert"
      actions={
        <Button small onClick={props.onAgain}>
          {t('Try again')}
        </Button>
      }
    >
      {props.failure.reason === 'storage'
        ? t(
            'The browser did not let Switchboard read its data. Free some disk space or restart the browser.',
          )
        : failureText(props.failure)}
    </Notice>
  );
}

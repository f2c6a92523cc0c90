import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { AccessButton, hasNoAccess } from '../connections/access-button.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type Found = Extract<Output<'action/as-template'>, { kind: 'template' }>;

/** Why an action cannot become a template, and what to do about it. */
export function Unreadable(props: {
  reply: Exclude<Output<'action/as-template'>, Found> | 'nobody';
  now: number;
  onAgain: () => void;
  onNeedToken: () => void;
}) {
  const { reply } = props;
  if (reply !== 'nobody' && reply.kind === 'other-type') {
    return (
      <Notice tone="warning" title={t('This type cannot become a template')}>
        {t('HighLevel’s API does not create actions of the type “{type}”.', { type: reply.type })}
      </Notice>
    );
  }
  const told =
    reply === 'nobody'
      ? { title: t('The extension did not answer'), detail: t('Try again.') }
      : problemText(reply.problem, { now: props.now });
  const problem = reply === 'nobody' ? undefined : reply.problem;
  return (
    <Notice
      tone="warning"
      title={told.title}
      actions={
        problem && hasNoAccess(problem) ? (
          <AccessButton kind={problem.kind} onToken={props.onNeedToken} />
        ) : (
          <Button small onClick={props.onAgain}>
            {t('Try again')}
          </Button>
        )
      }
    >
      {told.detail}
    </Notice>
  );
}

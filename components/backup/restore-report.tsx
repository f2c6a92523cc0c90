import { t } from '../../lib/i18n/t.ts';
import { countOf } from '../count.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Restored } from './restore-lines.ts';

/** Refused lines that are listed; the others are counted. */
const listed = 100;

/** What became of a restore. */
export function RestoreReport(props: {
  restored: Restored;
  /** Lines in the file. */
  all: number;
  /** Offered when it was stopped. */
  onAgain: (() => void) | undefined;
}) {
  const { restored, all, onAgain } = props;
  const { added, kept, refused, done } = restored;
  const complete = done >= all;
  return (
    <>
      <Notice
        tone={complete && refused.length === 0 ? 'success' : 'warning'}
        role="status"
        title={
          complete
            ? 'Restored'
            : `Stopped after ${done.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}`
        }
        actions={
          onAgain && (
            <Button small onClick={onAgain}>
              {t('Go on')}
            </Button>
          )
        }
      >
        {countOf(added, 'record')} added, {kept.toLocaleString('en-US')} here already
        {refused.length > 0 && `, ${refused.length.toLocaleString('en-US')} could not be taken in`}.
        {!complete && ' What was added stays; going on adds nothing twice.'}
      </Notice>
      {refused.length > 0 && (
        <ul class="refused" aria-label={t('What could not be taken in')}>
          {refused.slice(0, listed).map(({ line, message }, at) => (
            <li key={at}>
              <code>{line}</code>
              <span>{message}</span>
            </li>
          ))}
          {refused.length > listed && <li>and {refused.length - listed} more</li>}
        </ul>
      )}
    </>
  );
}

import { plural, t } from '../../lib/i18n/t.ts';
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
  const { refused, done } = restored;
  const complete = done >= all;
  return (
    <>
      <Notice
        tone={complete && refused.length === 0 ? 'success' : 'warning'}
        role="status"
        title={complete ? t('Restored') : t('Stopped after {done} of {all}', { done, all })}
        actions={
          onAgain && (
            <Button small onClick={onAgain}>
              {t('Go on')}
            </Button>
          )
        }
      >
        {countsOf(restored)}
        {!complete && ` ${t('What was added stays; going on adds nothing twice.')}`}
      </Notice>
      {refused.length > 0 && (
        <ul class="refused" aria-label={t('What could not be taken in')}>
          {refused.slice(0, listed).map(({ line, message }, at) => (
            <li key={at}>
              <code>{line}</code>
              <span>{message}</span>
            </li>
          ))}
          {refused.length > listed && (
            <li>{t('and {count} more', { count: refused.length - listed })}</li>
          )}
        </ul>
      )}
    </>
  );
}

function countsOf({ added, kept, refused }: Restored): string {
  if (refused.length === 0) {
    return plural(
      added,
      '{count} record added, {kept} here already.',
      '{count} records added, {kept} here already.',
      { kept },
    );
  }
  return plural(
    added,
    '{count} record added, {kept} here already, {refused} could not be taken in.',
    '{count} records added, {kept} here already, {refused} could not be taken in.',
    { kept, refused: refused.length },
  );
}

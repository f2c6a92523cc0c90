import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { siteOf } from './library-words.ts';
import type { Checking } from './use-check.ts';

type Problem = NonNullable<LibraryRow['problem']>;

/** Problems that say by themselves that what was read last stays in use. */
const toldAlready: ReadonlySet<Problem['code']> = new Set([
  'bad-signature',
  'not-found',
  'other-key',
  'other-library',
  'rollback',
  'unsigned',
]);

/** Why a library could not be read, and the one thing that helps. */
export function LibraryProblem(props: {
  library: LibraryRow;
  checking: Checking;
  /** Where its login can be changed. */
  onLogin: () => void;
}) {
  const { library, checking } = props;
  const { problem } = library;
  if (!problem) return null;
  const site = siteOf(library.address);
  return (
    <Notice
      tone={problem.code === 'offline' ? 'info' : 'warning'}
      actions={
        problem.code === 'needs-access' && site ? (
          <Button
            small
            label={t('Allow access to {host}', { host: site.host })}
            onClick={() => void checking.allow(library)}
          >
            {t('Allow access')}
          </Button>
        ) : (
          problem.code === 'needs-login' && (
            <Button
              small
              label={t('{action}: {name}', { action: t('Enter the login'), name: library.name })}
              onClick={props.onLogin}
            >
              {t('Enter the login')}
            </Button>
          )
        )
      }
    >
      {problem.message}
      {library.readAt !== undefined &&
        !toldAlready.has(problem.code) &&
        ` ${t('What was read last stays in use.')}`}
    </Notice>
  );
}

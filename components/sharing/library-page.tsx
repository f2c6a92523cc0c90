import { LibraryBig, RefreshCw, Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { useAnswer } from '../use-answer.ts';
import { Conflicts } from './conflicts.tsx';
import { SourceBadge, SourceIcon } from './library-card.tsx';
import { LibraryFacts } from './library-facts.tsx';
import { LibraryItems } from './library-items.tsx';
import { LibraryMarks } from './library-marks.tsx';
import { LibraryProblem } from './library-problem.tsx';
import { LibrarySettings, loginFieldId } from './library-settings.tsx';
import { dueIn } from './library-words.ts';
import { focusField } from './line-field.tsx';
import { OwnLibrary } from './own-library.tsx';
import { RefusedList } from './refused-list.tsx';
import { RemoveLibrary } from './remove-library.tsx';
import './sharing.css';
import { UpdateReview } from './update-review.tsx';
import { useCheck } from './use-check.ts';
import { useFresh } from './use-fresh.ts';
import { noExports, usePolicy } from './use-policy.ts';
import { useTitle } from './use-title.ts';

type Opened = NonNullable<Output<'library/open'>>;

/** One library: what it is, what waits, what is in it, how it is kept. */
export function LibraryPage(props: { libraryId: string; go: (hash: string) => void }) {
  const { libraryId, go } = props;
  const { answer, failure, again } = useAnswer('library/open', { libraryId });
  useFresh(again);
  return (
    <div class="sharing">
      {failure && (
        <>
          {!answer && <h1 tabIndex={-1}>{t('Library')}</h1>}
          <FailureNotice
            title={t('The library could not be read')}
            failure={failure}
            onAgain={() => void again()}
          />
        </>
      )}
      {answer === undefined && !failure && (
        <div class="page-head">
          <BackLink href="#/sharing" label={t('Sharing')} />
          <h1 tabIndex={-1}>{t('Library')}</h1>
          <Loading />
        </div>
      )}
      {answer === null && (
        <EmptyState icon={LibraryBig} title={t('This library is not here any more')} heading="h1">
          <a href="#/sharing">{t('Go to sharing')}</a>
        </EmptyState>
      )}
      {answer && <Shown opened={answer} again={again} go={go} />}
    </div>
  );
}

function Shown(props: { opened: Opened; again: () => Promise<void>; go: (hash: string) => void }) {
  const { again, go } = props;
  const { library } = props.opened;
  const { source, name } = library;
  const checking = useCheck(again);
  const { exports: mayExport } = usePolicy();
  const { title, rescue } = useTitle();
  /** What was answered goes, and with it the button that had the focus. */
  const settled = async () => {
    await again();
    rescue();
  };
  return (
    <>
      <div class="page-head">
        <BackLink href="#/sharing" label={t('Sharing')} />
        <SourceIcon source={source} />
        <h1 tabIndex={-1} ref={title} dir="auto">
          {name}
        </h1>
        {library.address !== undefined && (
          <Button
            icon={RefreshCw}
            busy={checking.busy.has(library.id)}
            onClick={() => void checking.check(library)}
          >
            {t('Check now')}
          </Button>
        )}
        {source === 'file' && mayExport && (
          <Button
            kind="primary"
            icon={Upload}
            onClick={() => go(`#/sharing/export?${new URLSearchParams({ library: library.id })}`)}
          >
            {t('Export…')}
          </Button>
        )}
      </div>
      <Head opened={props.opened} />
      <LibraryProblem
        library={library}
        checking={checking}
        onLogin={() => focusField(loginFieldId)}
      />
      {library.pending && <UpdateReview library={library} onSettled={settled} again={again} />}
      {library.conflicts > 0 && <Conflicts library={library} onSettled={settled} again={again} />}
      <RefusedList title={t('Parts of it cannot be used')} refused={library.refused} />
      <div class="library-columns">
        <LibraryItems {...props.opened} again={again} />
        <div class="library-side">
          {source === 'file' && !mayExport && <p class="quiet">{t(noExports)}</p>}
          {source === 'file' ? (
            <OwnLibrary library={library} again={again} />
          ) : (
            library.address !== undefined && <LibrarySettings library={library} again={again} />
          )}
          {source !== 'managed' && <RemoveLibrary library={library} go={go} />}
        </div>
      </div>
    </>
  );
}

function whereFrom({ user, me }: LibraryRow, address: ComponentChildren) {
  if (user && me) {
    return rich('From {address} as {user}; you are “{me}” in it.', { address, user, me });
  }
  if (user) return rich('From {address} as {user}.', { address, user });
  if (me) return rich('From {address}; you are “{me}” in it.', { address, me });
  return rich('From {address}.', { address });
}

function Head({ opened: { library } }: { opened: Opened }) {
  const { now } = useServices();
  const { source, address, nextAt } = library;
  return (
    <div class="library-head">
      <span class="library-line">
        <SourceBadge source={source} />
        <LibraryMarks library={library} />
      </span>
      <LibraryFacts library={library} />
      {library.description && (
        <p class="long-text" dir="auto">
          {library.description}
        </p>
      )}
      {address !== undefined && (
        <p class="quiet">
          {whereFrom(library, <span class="address">{address}</span>)}
          {nextAt !== undefined &&
            ` ${t('Looked at again {when}.', { when: dueIn(nextAt, now()) })}`}
        </p>
      )}
      {source === 'folder' && (
        <Notice tone="warning">
          {t('Unsigned: whoever may write to this folder can change these templates.')}
        </Notice>
      )}
      {source === 'managed' && (
        <p class="quiet">{t('Your administrator set it. It cannot be changed or removed here.')}</p>
      )}
    </div>
  );
}

import { FileQuestionMark } from 'lucide';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { ExportOf } from '../../lib/messaging/messages/share-shapes.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { useAnswer } from '../use-answer.ts';
import { libraryHash } from '../workspace/route.ts';
import { exportOf } from './export-hash.ts';
import { ExportReview } from './export-review.tsx';
import { noExports } from './use-policy.ts';
import './export.css';

type Review = Output<'export/review'>;

/** Gives templates, packs or a library away: what leaves, what should not, and in which form. */
export function ExportPage(props: { query: URLSearchParams; go: (hash: string) => void }) {
  const address = props.query.toString();
  const of = useMemo(() => exportOf(new URLSearchParams(address)), [address]);
  const { answer } = useAnswer('library/list', {});
  const { review, failure, again } = useReview(of);
  const back =
    of && 'libraryId' in of
      ? { href: libraryHash(of.libraryId), label: t('Back to the library') }
      : { href: '#/templates', label: t('All templates') };
  return (
    <div class="export">
      <div class="page-head">
        <BackLink {...back} />
        <h1 tabIndex={-1}>{t('Export')}</h1>
      </div>
      {answer?.policy.exports === false ? (
        <Notice tone="info">{t(noExports)}</Notice>
      ) : of === undefined ? (
        <EmptyState icon={FileQuestionMark} title={t('Nothing is chosen')}>
          {rich(
            'Select templates in {list} and press “Export…”. What was chosen before is not kept when the page is loaded again.',
            { list: <a href="#/templates">{t('the list')}</a> },
          )}
        </EmptyState>
      ) : (
        <>
          {failure && (
            <FailureNotice
              title={t('What would leave could not be read')}
              failure={failure}
              onAgain={again}
            />
          )}
          {!review && !failure && <Loading label={t('Looking for secrets, ids and addresses…')} />}
          {review?.kind === 'problem' && (
            <Notice tone="error" title={t('It cannot be exported')} role="alert">
              {review.problem.message}
            </Notice>
          )}
          {review?.kind === 'review' && (
            <ExportReview
              key={address}
              of={of}
              review={review}
              folders={answer?.libraries.filter(({ source }) => source === 'folder') ?? []}
            />
          )}
        </>
      )}
    </div>
  );
}

/** What would leave. Asked once: thousands of ids are not compared each time something is drawn. */
function useReview(of: ExportOf | undefined) {
  const { send } = useServices();
  const [review, setReview] = useState<Review>();
  const [failure, setFailure] = useState<MessageError>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    setReview(undefined);
    setFailure(undefined);
    if (!of) return;
    send('export/review', { of }).then(
      (reply) => !gone && setReview(reply),
      (error) =>
        !gone && setFailure(error instanceof MessageError ? error : new MessageError('failed')),
    );
    return () => {
      gone = true;
    };
  }, [send, of, turn]);
  return { review, failure, again: useCallback(() => setTurn((count) => count + 1), []) };
}

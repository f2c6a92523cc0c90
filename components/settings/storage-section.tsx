import { number, size } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import './storage.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { SetAsideList } from './set-aside-list.tsx';
import { countsInWords } from './store-words.ts';

/** How much is stored here, and what of it could not be read. `wanted`: somebody came for it. */
export function StorageSection({ wanted }: { wanted: boolean }) {
  const usage = useAnswer('storage/usage', {});
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wanted) return;
    heading.current?.focus();
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [wanted, usage.answer !== undefined]);
  const { answer, failure } = usage;
  return (
    <section class="settings-section" aria-labelledby="settings-storage">
      <h2 class="section-title" id="settings-storage" tabIndex={-1} ref={heading}>
        {t('Storage')}
      </h2>
      {failure && (
        <FailureNotice
          title={t('What is stored could not be counted')}
          failure={failure}
          onAgain={() => void usage.again()}
        />
      )}
      {!answer && !failure && <Loading shape="lines" />}
      {answer && (
        <>
          <p class="quiet">{sizeWords(answer)}</p>
          {answer.stores.length === 0 ? (
            <p>{t('Nothing is stored yet.')}</p>
          ) : (
            <dl class="store-counts">
              {countsInWords(answer.stores).map(({ label, count }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{number(count)}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
      <SetAsideList onChanged={() => void usage.again()} />
    </section>
  );
}

function sizeWords({ bytes, quota }: Pick<Output<'storage/usage'>, 'bytes' | 'quota'>): string {
  if (bytes === undefined) return t('Everything is in this browser only.');
  if (quota === undefined) {
    return t('Everything is in this browser only: about {size}.', { size: size(bytes) });
  }
  return t(
    'Everything is in this browser only: about {size} of the {quota} that the browser allows.',
    { size: size(bytes), quota: size(quota) },
  );
}

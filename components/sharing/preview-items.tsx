import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { PreviewItem } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { ItemLine } from './item-line.tsx';
import { CheckMark, checkLegend, SharedDifferences } from './shared-differences.tsx';

/** Read at once; more are read when they are asked for. */
const atOnce = 200;

/** The templates and packs of a document that is looked at; what can divert a call stands first. */
export function PreviewItems(props: { stageId: string; onGone: () => void }) {
  const { stageId, onGone } = props;
  const { send } = useServices();
  const [items, setItems] = useState<PreviewItem[]>([]);
  const [total, setTotal] = useState<number>();
  const [trouble, setTrouble] = useState<string>();

  const more = useCallback(
    async (offset: number) => {
      setTrouble(undefined);
      try {
        const page = await send('document/items', { stageId, offset, limit: atOnce });
        if (!page) return onGone();
        setItems((before) => [...before.slice(0, offset), ...page.items]);
        setTotal(page.total);
      } catch (error) {
        setTrouble(failureText(error));
      }
    },
    [send, stageId, onGone],
  );
  useEffect(() => void more(0), [more]);

  const sorted = [...items].sort(
    (one, other) => Number(other.sensitive > 0) - Number(one.sensitive > 0),
  );
  const sensitive = items.filter((item) => item.sensitive > 0).length;
  return (
    <section class="preview-items" aria-label={t('What is in it')}>
      <h2 class="section-title">{t('What is in it')}</h2>
      {sensitive > 0 && (
        <p class="quiet">
          {t(checkLegend)}{' '}
          {t('{count} of {all} have such things. Look at them before you go on.', {
            count: sensitive,
            all: items.length,
          })}
        </p>
      )}
      {total === undefined && !trouble && <Loading />}
      {trouble && (
        <Notice
          tone="error"
          role="alert"
          actions={
            <Button small onClick={() => void more(items.length)}>
              {t('Try again')}
            </Button>
          }
        >
          {trouble}
        </Notice>
      )}
      <ul class="item-list" aria-label={t('Templates and packs')}>
        {sorted.map((item) => (
          <PreviewLine key={`${item.kind} ${item.id}`} {...{ item, stageId, onGone }} />
        ))}
      </ul>
      {total !== undefined && total > items.length && (
        <Button small onClick={() => void more(items.length)}>
          {t('Show more ({count} left)', { count: total - items.length })}
        </Button>
      )}
    </section>
  );
}

function PreviewLine(props: { item: PreviewItem; stageId: string; onGone: () => void }) {
  const { item, stageId, onGone } = props;
  const [open, setOpen] = useState(false);
  const { answer, failure, again } = useAnswer(
    'document/item',
    open ? { stageId, id: item.id } : undefined,
  );
  useEffect(() => {
    if (answer === null) onGone();
  }, [answer, onGone]);
  return (
    <li>
      <ItemLine
        item={item}
        marks={
          item.sensitive > 0 && (
            <CheckMark>{t('{count} to check', { count: item.sensitive })}</CheckMark>
          )
        }
        detail={
          item.kind === 'pack'
            ? t('Pack')
            : item.changedBy && t('by {name}', { name: item.changedBy })
        }
      >
        <Button
          small
          label={t('{action}: {name}', { action: open ? t('Hide') : t('Show'), name: item.name })}
          expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('Hide') : t('Show')}
        </Button>
      </ItemLine>
      {open && failure && (
        <Notice
          tone="error"
          role="alert"
          actions={
            <Button small onClick={() => void again()}>
              {t('Try again')}
            </Button>
          }
        >
          {failureText(failure)}
        </Notice>
      )}
      {open && answer && (
        <SharedDifferences differences={answer.differences} plain={item.state === 'new'} />
      )}
    </li>
  );
}

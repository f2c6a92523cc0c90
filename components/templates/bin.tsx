import { Package, Trash2 } from 'lucide';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { useToast } from '../ui/toast.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { useAnswer } from '../use-answer.ts';
import { BinRow, type Thrown } from './bin-row.tsx';
import { createTemplateRows } from './template-rows.ts';
import { useRows } from './use-rows.ts';

const binned: Omit<Input<'template/list'>, 'offset' | 'limit'> = {
  query: '',
  bin: true,
  sort: 'changed',
};

/** What was deleted, until it goes for good. */
export function Bin() {
  const { send } = useServices();
  const toast = useToast();
  const rows = useMemo(() => createTemplateRows(send), [send]);
  useRows(rows);
  useEffect(() => rows.ask(binned), [rows]);
  const packs = useAnswer('pack/list', { bin: true });
  const [active, setActive] = useState(0);
  const [purging, setPurging] = useState<Thrown | 'all'>();

  const state = rows.state();
  const failure = rows.failure() ?? packs.failure;
  const thrownPacks = packs.answer?.packs ?? [];
  const total = (state?.total ?? 0) + thrownPacks.length;
  const known = state !== undefined && packs.answer !== undefined;
  const reload = useCallback(() => {
    rows.refresh();
    void packs.again();
  }, [rows, packs.again]);

  const change = async (ids: string[], kind: 'restore' | 'purge', said: string) => {
    try {
      await send('template/change', { ids, change: { kind } });
      toast({ tone: 'success', text: said });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    reload();
  };
  const all = async (): Promise<string[]> => {
    const templates = await rows.between(0, state?.total ?? 0);
    return [...templates, ...thrownPacks].map(({ id }) => id);
  };
  const changeAll = async (kind: 'restore' | 'purge', said: string) => {
    try {
      await change(await all(), kind, said);
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
  };
  const restore = (one: Thrown) =>
    void change([one.id], 'restore', t('“{name}” is back.', { name: one.name }));

  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Bin')}</h1>
        {total > 0 && (
          <>
            <Button onClick={() => void changeAll('restore', t('Everything is back.'))}>
              {t('Restore all')}
            </Button>
            <Button kind="danger" icon={Trash2} onClick={() => setPurging('all')}>
              {t('Empty the bin…')}
            </Button>
          </>
        )}
      </div>
      <p class="page-lead">{t('What you delete stays here for 30 days. Then it goes for good.')}</p>
      {failure && (
        <FailureNotice title={t('The bin could not be read')} failure={failure} onAgain={reload} />
      )}
      {!known && !failure && <Loading />}
      {known && total === 0 && (
        <EmptyState icon={Trash2} title={t('The bin is empty')}>
          {t('Deleted templates and packs come here.')}
        </EmptyState>
      )}
      {thrownPacks.length > 0 && (
        <section class="bin-packs" aria-label={t('Packs')}>
          <h2 class="section-title">{t('Packs')}</h2>
          <ul>
            {thrownPacks.map((pack) => (
              <li key={pack.id}>
                <BinRow
                  thrown={pack}
                  icon={
                    <span class="action-icon">
                      <Icon node={Package} />
                    </span>
                  }
                  active
                  onRestore={() => restore(pack)}
                  onPurge={() => setPurging(pack)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {state && state.total > 0 && (
        <section aria-label={t('Templates')}>
          <h2 class="section-title">
            {plural(state.total, '{count} template', '{count} templates')}
          </h2>
          <WindowedList
            label={t('Deleted templates')}
            count={state.total}
            active={active}
            onActive={setActive}
            onRange={rows.need}
            keyOf={(at) => state.rows.get(at)?.id ?? `place ${at}`}
            row={(at) => {
              const template = state.rows.get(at);
              if (!template) return <div class="bin-row" data-waiting="" />;
              return (
                <BinRow
                  thrown={template}
                  icon={<ActionIcon type={template.type} />}
                  active={at === active}
                  onRestore={() => restore(template)}
                  onPurge={() => setPurging(template)}
                />
              );
            }}
          />
        </section>
      )}
      {purging && (
        <AskPurge
          what={
            purging === 'all'
              ? t(
                  'Everything in the bin ({count}) goes, with all earlier versions. It cannot be brought back.',
                  { count: total },
                )
              : t('“{name}” goes, with all earlier versions. It cannot be brought back.', {
                  name: purging.name,
                })
          }
          onClose={() => setPurging(undefined)}
          onPurge={() => {
            setPurging(undefined);
            if (purging === 'all') void changeAll('purge', t('The bin is empty.'));
            else void change([purging.id], 'purge', t('“{name}” is gone.', { name: purging.name }));
          }}
        />
      )}
    </>
  );
}

function AskPurge(props: { what: string; onPurge: () => void; onClose: () => void }) {
  return (
    <Dialog
      title={t('Delete for good?')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="danger" onClick={props.onPurge}>
            {t('Delete for good')}
          </Button>
        </>
      }
    >
      <p>{props.what}</p>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { failureText } from '../failure-text.ts';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { NothingFits } from '../ui/nothing-fits.tsx';
import { Notice } from '../ui/notice.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { PlanTargetRow } from './plan-target-row.tsx';
import { TargetDetail } from './target-detail.tsx';
import type { Act, OpenPlan } from './use-plan.ts';
import { usePlanRows } from './use-plan-rows.ts';

const noFrom = { text: '' };

/** The targets of a plan, each with its tally; one of them opens to its steps. */
export function PlanTargets(props: {
  open: OpenPlan;
  plan: Plan;
  act: Act;
  busy: string | undefined;
  /** Only targets with steps in this bucket of their tally. */
  bucket: string | undefined;
  onUndo?: ((place: number) => void) | undefined;
  again: () => void;
}) {
  const { open, plan, bucket } = props;
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [openPlace, setOpenPlace] = useState<number>();
  const list = usePlanRows(plan.id, { text, bucket }, plan.revision);
  const { rows, total } = list;
  const openAt = [...rows].find(([, { place }]) => place === openPlace)?.[0];
  const openRow = openAt === undefined ? undefined : rows.get(openAt);
  const isNarrowed = text.trim() !== '' || bucket !== undefined;
  return (
    <section class="plan-targets" aria-label={t('Agents')}>
      <SearchField
        label={t('Search sub-account or agent')}
        from={noFrom}
        onText={(next) => {
          setText(next);
          setActive(0);
        }}
        onDown={() =>
          document
            .querySelector<HTMLElement>('.plan-targets [data-row-focus][tabindex="0"]')
            ?.focus()
        }
      />
      {list.failure !== undefined && (
        <Notice
          tone="error"
          title={t('Not all of it could be read')}
          role="alert"
          actions={
            <Button small onClick={list.again}>
              {t('Try again')}
            </Button>
          }
        >
          {failureText(list.failure)}
        </Notice>
      )}
      <div class="list-head">
        <span role="status">
          {total === undefined
            ? t('Reading…')
            : isNarrowed
              ? plural(plan.targets, '{shown} of {count} agent', '{shown} of {count} agents', {
                  shown: total,
                })
              : plural(total, '{count} agent', '{count} agents')}
        </span>
      </div>
      {total === 0 && <NothingFits text={t('No agent fits.')} />}
      {total !== undefined && total > 0 && (
        <WindowedList
          label={t('Agents of the run')}
          count={total}
          active={active}
          onActive={setActive}
          onRange={list.need}
          keyOf={(at) => rows.get(at)?.key ?? `place ${at}`}
          detail={
            openAt !== undefined && openRow
              ? {
                  at: openAt,
                  content: (
                    <TargetDetail
                      key={openRow.key}
                      row={openRow}
                      {...{ open, plan }}
                      act={props.act}
                      onUndo={props.onUndo}
                      onChanged={props.again}
                    />
                  ),
                }
              : undefined
          }
          row={(at) => {
            const row = rows.get(at);
            if (!row) return <div class="plan-row" data-waiting="" aria-busy="true" />;
            return (
              <PlanTargetRow
                row={row}
                tab={at === active ? 0 : -1}
                open={row.place === openPlace}
                onOpen={() => setOpenPlace(row.place === openPlace ? undefined : row.place)}
              />
            );
          }}
        />
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { number } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PreviewItem } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { type Choice, type Choices, choiceOf, stateOrder, states } from './choices.ts';
import { ImportDetail } from './import-detail.tsx';
import { ImportRow } from './import-row.tsx';
import type { LookedAt, Preview } from './looked-at.ts';
import { useItems } from './use-items.ts';

type State = PreviewItem['state'];

/** The templates and packs of a document, by what taking them would do here, each with a choice. */
export function ImportList(props: {
  document: LookedAt;
  counts: Preview['counts'];
  choices: Choices;
  onChoice: (items: PreviewItem[], choice: Choice) => void;
  /** For all of them at once; what was chosen by name is forgotten. */
  onOthers: (others: Choices['others']) => void;
}) {
  const { document, counts, choices } = props;
  const { now } = useServices();
  const [state, setState] = useState<State>();
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState<string>();
  const [busy, setBusy] = useState<Choice>();
  const [trouble, setTrouble] = useState<string>();
  const { items, total, failure, need, again, all } = useItems(document, state);
  const sum = stateOrder.reduce((count, one) => count + counts[one], 0);
  const openAt = [...items].find(([, { id }]) => id === open)?.[0];

  const show = (next: State | undefined) => {
    setState(next);
    setActive(0);
    setOpen(undefined);
    setTrouble(undefined);
  };
  const chooseAll = async (choice: Choice) => {
    setBusy(choice);
    setTrouble(undefined);
    try {
      props.onChoice(await all(), choice);
    } catch (error) {
      setTrouble(failureText(error));
    }
    setBusy(undefined);
  };
  if (sum === 0) return <p class="quiet">{t('There is nothing in it that can be taken.')}</p>;
  return (
    <section class="import-items" aria-label={t('What is in it')}>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not a set of form fields */}
      <div role="group" aria-label={t('Show')} class="chips">
        <Filter
          label={t('All')}
          count={sum}
          pressed={state === undefined}
          onClick={() => show(undefined)}
        />
        {stateOrder
          .filter((one) => counts[one] > 0)
          .map((one) => (
            <Filter
              key={one}
              label={t(states[one].label)}
              count={counts[one]}
              pressed={state === one}
              onClick={() => show(one)}
            />
          ))}
      </div>
      <div class="import-all">
        {state === undefined ? (
          <>
            <span>{t('What is new or changed is taken, unless you choose otherwise.')}</span>
            <Button kind="link" onClick={() => props.onOthers('usual')}>
              {t('As suggested')}
            </Button>
            <Button kind="link" onClick={() => props.onOthers('none')}>
              {t('Leave all')}
            </Button>
          </>
        ) : (
          <>
            <span>{t(states[state].about)}</span>
            {(Object.entries(states[state].choices) as [Choice, Key][]).map(([choice, words]) => (
              <Button
                key={choice}
                kind="link"
                busy={busy === choice}
                label={t('{action}: all {count}', { action: t(words), count: counts[state] })}
                onClick={() => void chooseAll(choice)}
              >
                {t('{action}: all', { action: t(words) })}
              </Button>
            ))}
          </>
        )}
        <span class="visually-hidden" role="status">
          {total === undefined ? '' : plural(total, '{count} item shown', '{count} items shown')}
        </span>
      </div>
      {(trouble !== undefined || failure !== undefined) && (
        <Notice
          tone="error"
          title={t('Not all of it could be read')}
          role="alert"
          actions={
            <Button small onClick={again}>
              {t('Try again')}
            </Button>
          }
        >
          {trouble ?? failureText(failure)}
        </Notice>
      )}
      {total === undefined && failure === undefined && <Loading count={6} />}
      {total !== undefined && (
        <WindowedList
          label={t('Templates and packs')}
          count={total}
          active={active}
          onActive={setActive}
          onRange={need}
          keyOf={(at) => items.get(at)?.id ?? `place ${at}`}
          detail={
            open !== undefined && openAt !== undefined
              ? {
                  at: openAt,
                  content: <ImportDetail key={open} document={document} item={items.get(openAt)} />,
                }
              : undefined
          }
          row={(at) => {
            const item = items.get(at);
            if (!item) return <div class="import-row" data-waiting="" aria-busy="true" />;
            return (
              <ImportRow
                item={item}
                now={now()}
                active={at === active}
                open={item.id === open}
                choice={choiceOf(choices, item)}
                onOpen={() => setOpen(item.id === open ? undefined : item.id)}
                onChoice={(choice) => props.onChoice([item], choice)}
              />
            );
          }}
        />
      )}
    </section>
  );
}

function Filter(props: { label: string; count: number; pressed: boolean; onClick: () => void }) {
  return (
    <button type="button" class="chip" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.label} <strong>{number(props.count)}</strong>
    </button>
  );
}

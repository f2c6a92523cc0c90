import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { LibraryRow, SharedDifference } from '../../lib/messaging/messages/share-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Change } from '../templates/versions/differences.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { packHash, templateHash } from '../workspace/route.ts';
import { ItemLine } from './item-line.tsx';
import { CheckMark, changedParts, sensitiveFirst } from './shared-differences.tsx';
import { useTitle } from './use-title.ts';

type Conflict = Output<'conflict/list'>['conflicts'][number];
type Choice = Input<'conflict/resolve'>['choice'];

function saidOf(choice: Choice, name: string): string {
  switch (choice) {
    case 'mine':
      return t('“{name}”: Yours stays, and is sent to the others.', { name });
    case 'theirs':
      return t('“{name}”: Theirs is here now.', { name });
    case 'both':
      return t('“{name}”: Theirs is here now, and yours is a template beside it.', { name });
  }
}

/** What was changed here and in the shared folder at once: one after the other is settled. */
export function Conflicts(props: {
  library: LibraryRow;
  /** The last one was settled. */
  onSettled: () => Promise<void>;
  again: () => Promise<void>;
}) {
  const { library, onSettled, again } = props;
  const { title, rescue } = useTitle();
  const { send } = useServices();
  const toast = useToast();
  const list = useAnswer('conflict/list', { libraryId: library.id });
  const [busy, setBusy] = useState<string>();
  const conflicts = list.answer?.conflicts ?? [];

  const resolve = async (conflict: Conflict, choice: Choice) => {
    if (busy) return;
    const { item, name } = conflict;
    setBusy(`${item} ${choice}`);
    let left: number | undefined;
    try {
      const row = await send('conflict/resolve', { libraryId: library.id, item, choice });
      left = row?.conflicts;
      toast({ tone: 'success', text: saidOf(choice, name) });
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    await list.again();
    setBusy(undefined);
    if (left === 0) return onSettled();
    await again();
    rescue();
  };
  return (
    <section class="panel review" aria-label={t('Conflicts')}>
      <header class="review-head">
        <h2 tabIndex={-1} ref={title}>
          {plural(library.conflicts, '{count} change to look at', '{count} changes to look at')}
        </h2>
        <p class="quiet">
          {t(
            'These were changed here and in the shared folder at the same time, or by others in a way that can divert a call. Until you decide, they stay here as they are.',
          )}
        </p>
      </header>
      {list.failure && (
        <FailureNotice
          title={t('The conflicts could not be read')}
          failure={list.failure}
          onAgain={() => void list.again()}
        />
      )}
      {!list.answer && !list.failure && <Loading />}
      <ul class="item-list" aria-label={t('Conflicts')}>
        {conflicts.map((conflict) => (
          <ConflictItem
            key={conflict.item}
            conflict={conflict}
            busy={busy}
            onChoose={(choice) => void resolve(conflict, choice)}
          />
        ))}
      </ul>
    </section>
  );
}

/** What can be done: of a change that only waits, there is nothing of one's own to keep beside it. */
function choicesOf({ waits }: Conflict): [Choice, Key][] {
  if (waits === 'new') return [['theirs', 'Approve']];
  if (waits === 'changed') {
    return [
      ['theirs', 'Approve'],
      ['mine', 'Put back what it was, for everybody'],
    ];
  }
  return [
    ['mine', 'Keep mine'],
    ['theirs', 'Take theirs'],
    ['both', 'Keep both'],
  ];
}

function ConflictItem(props: {
  conflict: Conflict;
  /** What is being settled: its item and the choice. */
  busy: string | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { conflict, busy, onChoose } = props;
  const { now } = useServices();
  const { item, name, changedAt, differences } = conflict;
  const change = { by: conflict.by ?? t('Somebody'), ago: ago(changedAt, now()) };
  const choices = choicesOf(conflict);
  return (
    <li>
      <ItemLine
        item={conflict}
        marks={conflict.waits && <span class="mark">{t('Waits for your approval')}</span>}
        href={conflict.kind === 'pack' ? packHash(conflict.id) : templateHash(conflict.id)}
        detail={
          conflict.waits === 'new'
            ? t('{by} added it in the shared folder {ago}', change)
            : t('{by} changed it in the shared folder {ago}', change)
        }
      />
      {differences.length === 0 ? (
        <p class="quiet">{t('Nothing that can be shown is different.')}</p>
      ) : (
        <dl class="sides">
          {sensitiveFirst(differences).map((one) => (
            <Sides
              key={`${one.path} ${one.label}`}
              difference={one}
              waits={conflict.waits !== undefined}
            />
          ))}
        </dl>
      )}
      <div class="form-actions">
        {choices.map(([choice, words]) => (
          <Button
            key={choice}
            small
            label={t('{action}: {name}', { action: t(words), name })}
            busy={busy === `${item} ${choice}`}
            disabled={busy !== undefined}
            onClick={() => onChoose(choice)}
          >
            {t(words)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** One field as it is here and there, side by side; what differs is marked in both. */
function Sides({ difference, waits }: { difference: SharedDifference; waits: boolean }) {
  const { label, before = '', after = '', sensitive } = difference;
  const parts = changedParts(before, after);
  const side = (words: string, text: string, mark: 'added' | 'removed') => (
    <dd class="side-box">
      <span class="side-words">{words}</span>
      {text === ''
        ? t('Nothing')
        : parts
            .filter((part) => part[mark] || (!part.added && !part.removed))
            .map(({ value, ...part }, place) =>
              part[mark] ? (
                <mark key={place} class="side-mark">
                  {value}
                </mark>
              ) : (
                <Change key={place} value={value} />
              ),
            )}
    </dd>
  );
  return (
    <div class="side-pair" data-sensitive={sensitive ? '' : undefined}>
      <dt>
        {label}
        {sensitive && <CheckMark />}
      </dt>
      {side(waits ? t('Here') : t('Mine'), before, 'removed')}
      {side(waits ? t('In the folder') : t('Theirs'), after, 'added')}
    </div>
  );
}

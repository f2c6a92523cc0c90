import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { type Aside, inParts, readAllAside } from './go-through.ts';
import { type AsideQuestion, AskAside } from './set-aside-questions.tsx';
import { SetAsideRow } from './set-aside-row.tsx';
import { useAside } from './use-aside.ts';

/** Rows that are shown at first, and that come with “Show more”. */
const page = 25;
const more = 100;

const backupHead = '{"kind":"switchboard.backup","version":1}';

type Work = { label: string; done: number; of: number };

/** The records that could not be read: what they were, why, and what can be done. */
export function SetAsideList({ onChanged }: { onChanged: () => void }) {
  const { send, now } = useServices();
  const [limit, setLimit] = useState(page);
  const { answer, failure, again } = useAside(limit);
  const [asking, setAsking] = useState<AsideQuestion>();
  const [work, setWork] = useState<Work>();
  const [word, setWord] = useState<{ tone: 'success' | 'error' | 'info'; text: string }>();
  const stop = useRef(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );

  /** Does something that takes a while; what it threw is told. Nothing runs beside it. */
  const run = async (label: string, doing: (onDone: Told) => Promise<string | undefined>) => {
    stop.current = false;
    setWord(undefined);
    setAsking(undefined);
    setWork({ label, done: 0, of: 0 });
    try {
      const text = await doing((done, of) => setWork({ label, done, of }));
      setWord(
        text === undefined ? { tone: 'info', text: t('Stopped.') } : { tone: 'success', text },
      );
    } catch (error) {
      setWord({ tone: 'error', text: failureText(error) });
    }
    setWork(undefined);
    await again();
    onChanged();
    // The row with its button may be gone.
    if (document.activeElement === document.body) title.current?.focus();
  };
  const stopped = () => stop.current;
  const everything = (onDone: Told) => readAllAside(send, onDone, stopped);

  const exportThese = (records: Aside[] | undefined) =>
    run(t('Exporting…'), async (onDone) => {
      const all = records ?? (await everything(onDone));
      if (!all) return undefined;
      const lines = [backupHead];
      const take = async (keys: string[]) => {
        lines.push(...(await send('storage/export', { keys })).lines);
      };
      const ended = await inParts(keysOf(all), take, onDone, stopped);
      if (!ended) return undefined;
      const day = new Date(now()).toISOString().slice(0, 10);
      const fileName = `switchboard-set-aside-${day}.jsonl`;
      saveFile(fileName, [`${lines.join('\n')}\n`]);
      return t('{name} is with your downloads.', { name: fileName });
    });
  const repairThese = (records: Aside[]) =>
    run(t('Repairing…'), async (onDone) => {
      let repaired = 0;
      const ended = await inParts(
        keysOf(records),
        async (keys) => {
          repaired += (await send('storage/repair', { keys })).repaired;
        },
        onDone,
        stopped,
      );
      return ended ? repairedWords(repaired, records.length) : undefined;
    });
  const removeThese = (records: Aside[] | undefined) =>
    run(t('Removing…'), async (onDone) => {
      const all = records ?? (await everything(onDone));
      if (!all) return undefined;
      const ended = await inParts(
        keysOf(all),
        (keys) => send('storage/remove', { keys }),
        onDone,
        stopped,
      );
      return ended
        ? plural(all.length, 'Removed: one record.', 'Removed: {count} records.')
        : undefined;
    });
  const askRepairAll = () =>
    run(t('Looking through them…'), async (onDone) => {
      const all = await everything(onDone);
      if (!all) return undefined;
      setAsking({ kind: 'repair', records: all });
      return plural(all.length, 'Looked through one record.', 'Looked through {count} records.');
    });

  if (failure) {
    return (
      <FailureNotice
        title={t('The records that were set aside could not be listed')}
        failure={failure}
        onAgain={() => void again()}
      />
    );
  }
  if (!answer) return null;
  const { total, records } = answer;
  return (
    <div class="set-aside">
      <h3 tabIndex={-1} ref={title}>
        {total === 0
          ? t('Every record could be read')
          : plural(total, 'One record could not be read', '{count} records could not be read')}
      </h3>
      {total > 0 && (
        <p class="quiet">
          {plural(
            total,
            'It was set aside as it was, and everything else goes on. Nothing in HighLevel changes, whatever you do here.',
            'They were set aside as they were, and everything else goes on. Nothing in HighLevel changes, whatever you do here.',
          )}
        </p>
      )}
      {word && (
        <Notice tone={word.tone} role={word.tone === 'error' ? 'alert' : 'status'}>
          {word.text}
        </Notice>
      )}
      {work && (
        <div class="set-aside-work">
          <Progress
            label={work.of ? t('{label} {done} of {of}', { ...work }) : work.label}
            done={work.done}
            of={work.of}
          />
          <Button
            small
            onClick={() => {
              stop.current = true;
            }}
          >
            {t('Stop')}
          </Button>
        </div>
      )}
      {total > 1 && !work && (
        <div class="set-aside-all">
          <Button small onClick={() => void askRepairAll()}>
            {t('Repair all…')}
          </Button>
          <Button small onClick={() => void exportThese(undefined)}>
            {t('Export all')}
          </Button>
          <Button small kind="danger" onClick={() => setAsking({ kind: 'remove-all', total })}>
            {t('Remove all…')}
          </Button>
        </div>
      )}
      {total > 0 && (
        <ul class="set-aside-rows">
          {records.map((record) => (
            <SetAsideRow
              key={record.key}
              record={record}
              busy={work !== undefined}
              onExport={() => void exportThese([record])}
              onRepair={() =>
                record.mend.kind === 'partly'
                  ? setAsking({ kind: 'repair', records: [record] })
                  : void repairThese([record])
              }
              onRemove={() => setAsking({ kind: 'remove', record })}
            />
          ))}
        </ul>
      )}
      {records.length < total && (
        <p class="quiet">
          {t('{shown} of {total} are shown.', { shown: records.length, total })}{' '}
          <Button kind="link" onClick={() => setLimit(limit + more)}>
            {t('Show more')}
          </Button>
        </p>
      )}
      {asking && (
        <AskAside
          question={asking}
          onClose={() => setAsking(undefined)}
          onRepair={(these) => void repairThese(these)}
          onRemove={(these) => void removeThese(these)}
        />
      )}
    </div>
  );
}

type Told = (done: number, of: number) => void;

const keysOf = (records: Aside[]) => records.map(({ key }) => key);

function repairedWords(repaired: number, of: number): string {
  if (repaired === of) {
    return plural(
      repaired,
      'Repaired, and back in its place: one record.',
      'Repaired, and back in its place: {count} records.',
    );
  }
  return t(
    'Repaired: {repaired} of {of}. The others stay set aside: another record has their place by now, or they changed meanwhile.',
    { repaired, of },
  );
}

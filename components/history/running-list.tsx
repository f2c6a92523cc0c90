import type { Key } from '../../lib/i18n/catalog.ts';
import { timeLeft } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { tallyText } from '../../lib/runs/step-words.ts';
import { progressOf } from '../runs/run-words.ts';
import { type Entry, entryHash } from './history-words.ts';
import { useWatchedPlan } from './use-watched-plan.ts';

/** Runs that go on, or wait for somebody, each with how far it has come. */
export function RunningList(props: { entries: Entry[]; onEnd: () => void }) {
  if (props.entries.length === 0) return null;
  return (
    <section class="history-running" aria-labelledby="history-running">
      <h2 class="section-title" id="history-running">
        {t('Running')}
      </h2>
      <ul>
        {props.entries.map((entry) => (
          <RunningRow key={entry.id} entry={entry} onEnd={props.onEnd} />
        ))}
      </ul>
    </section>
  );
}

function RunningRow({ entry, onEnd }: { entry: Entry; onEnd: () => void }) {
  const watched = useWatchedPlan(entry.id, onEnd);
  const { tally, state } = watched?.plan ?? entry;
  const { done, of } = progressOf({ tally });
  const leftMs = watched?.pace?.leftMs;
  return (
    <li class="history-run" data-tone={state === 'running' ? 'progress' : 'warning'}>
      <p class="history-run-head">
        <a href={entryHash(entry)} dir="auto">
          {entry.name}
        </a>
        <span class="quiet">{entry.where}</span>
        <strong>{stateWords(state, watched?.plan.waits?.why)}</strong>
        <span class="history-run-left">{leftMs === undefined ? '' : timeLeft(leftMs)}</span>
      </p>
      <progress
        aria-label={t('Steps done: {name}', { name: entry.name })}
        value={done}
        max={Math.max(1, of)}
      />
      <p class="quiet">
        {plural(of, '{done} of {count} step', '{done} of {count} steps', { done })} ·{' '}
        {tallyText(tally)}
      </p>
    </li>
  );
}

const waits: Record<'unlock' | 'storage' | 'offline', Key> = {
  unlock: 'Waits for your passphrase',
  storage: 'Waits for room on the disk',
  offline: 'Waits for the network',
};

function stateWords(state: Entry['state'], why: keyof typeof waits | undefined): string {
  if (state === 'paused') return t('Paused');
  if (state === 'asks') return t('Asks whether to go on');
  return why ? t(waits[why]) : '';
}

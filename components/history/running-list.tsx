import { tallyText } from '../../lib/runs/step-words.ts';
import { unitOf } from '../count.ts';
import { type Entry, entryHash } from './history-words.ts';
import { useWatchedPlan } from './use-watched-plan.ts';

/** Runs that go on, or wait for somebody, each with how far it has come. */
export function RunningList(props: { entries: Entry[]; onEnd: () => void }) {
  if (props.entries.length === 0) return null;
  return (
    <section class="history-running" aria-labelledby="history-running">
      <h2 class="section-title" id="history-running">
        Running
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
  const { targets = 0, targetsDone = 0, tally = entry.tally } = watched?.plan ?? {};
  const state = watched?.plan.state ?? entry.state;
  return (
    <li class="history-run" data-tone={state === 'running' ? 'progress' : 'warning'}>
      <p class="history-run-head">
        <a href={entryHash(entry)} dir="auto">
          {entry.name}
        </a>
        <span class="quiet">{entry.where}</span>
        <strong>{stateWords(state, watched?.plan.waits?.why)}</strong>
        <span class="history-run-left">{leftText(watched?.pace?.leftMs)}</span>
      </p>
      <progress
        aria-label={`Agents done: ${entry.name}`}
        value={targetsDone}
        max={Math.max(1, targets)}
      />
      <p class="quiet">
        {targets > 0 &&
          `${targetsDone.toLocaleString('en-US')} of ${targets.toLocaleString('en-US')} agents · `}
        {tallyText(tally)}
      </p>
    </li>
  );
}

const waits = {
  unlock: 'Waits for your passphrase',
  storage: 'Waits for room on the disk',
  offline: 'Waits for the network',
};

function stateWords(state: Entry['state'], why: keyof typeof waits | undefined): string {
  if (state === 'paused') return 'Paused';
  if (state === 'asks') return 'Asks whether to go on';
  return why ? waits[why] : 'Running';
}

/** “about 3 minutes left” */
export function leftText(ms: number | undefined): string {
  if (ms === undefined) return '';
  const minutes = Math.round(ms / 60_000);
  return minutes < 1
    ? 'less than a minute left'
    : `about ${minutes} ${unitOf('minutes', minutes)} left`;
}

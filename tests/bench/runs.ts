import { laneWidth } from '../../lib/runs/plan/lanes.ts';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds } from '../e2e/harness/ends.ts';
import { extensionDir } from '../e2e/harness/paths.ts';
import { creates } from '../e2e/harness/requests.ts';
import {
  agentsOf,
  makePlan,
  manyAgents,
  plainTemplates,
  plan,
  planWhen,
} from '../e2e/harness/runs.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import {
  type AddedLocation,
  addAgents,
  addLocations,
  type LoggedRequest,
  type Sandbox,
  startSandbox,
} from '../sandbox/index.ts';
import { type FleetResult, fleet } from './fleet.ts';
import { type JournalTime, watchJournal } from './journal-time.ts';
import { type LoopResult, officialLoop } from './official-loop.ts';
import { planningTime } from './planning.ts';
import { median } from './stats.ts';

/** 5,000 creates over 10 sub-accounts, 50,000 steps over 500, and what scripts do. */
export interface RunsResult {
  many: ManyResult;
  loop: LoopResult;
  five: LoopResult;
  fleet: FleetResult;
  /** Processor time that judging 50,000 steps of agents that were read takes, in milliseconds. */
  planning: number;
}

export interface ManyResult {
  creates: number;
  /** From the first request of the run to the last create. */
  seconds: number;
  /** Creates and reads in the whole intervals of the limits that it took, of what those allow. */
  share: number;
  /** The least time in which the limits let as many requests through, of the time that it took. */
  shareOfTime: number;
  /** Requests that were answered with 429. */
  refused: number;
  /** Reads of agents, from the start of the run until everything was read again. */
  readsPerCreate: number;
  verified: number;
  journal: JournalTime;
  /** What steps waited for the journal, of the time that targets were at work. */
  journalShare: number;
}

const latencyMs = 120;
const size = { locations: 10, each: 25, during: 12, after: 8 };
/** How long each of the scripts runs. */
const loopMs = 20_000;

export async function runs(say: (line: string) => void): Promise<RunsResult> {
  say('Runs: 5,000 creates …');
  const many = await inBrowser(manyCreates);
  say(`${JSON.stringify(many)}\nRuns: the official client …`);
  const loop = await official(1);
  const five = await official(5);
  say(`${JSON.stringify([loop, five])}\nRuns: 50,000 steps …`);
  return {
    many,
    loop,
    five,
    fleet: await inBrowser(fleet),
    planning: median([1, 2, 3].map(() => planningTime())),
  };
}

async function inBrowser<T>(work: (sandbox: Sandbox, browser: Chromium) => Promise<T>): Promise<T> {
  const ends = createEnds();
  try {
    const sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
    const extensions = [extensionDir('chromium')];
    const browser = await launchChromium({ sandbox, extensions });
    ends.add(() => browser.close());
    return await work(sandbox, browser);
  } finally {
    await ends.run();
  }
}

async function manyCreates(sandbox: Sandbox, browser: Chromium): Promise<ManyResult> {
  const places = await manyAgents(sandbox, browser, size);
  const templateIds = await saveTemplates(browser, plainTemplates(size.during, size.after));
  sandbox.line.latencyMs = latencyMs;
  const what = { kind: 'templates', templateIds } as const;
  const { steps } = await makePlan(browser, 'many', what, agentsOf(places));
  // The run is measured from unused limits on.
  await new Promise((resolve) => setTimeout(resolve, sandbox.limits.intervalMs + 500));
  sandbox.log.length = 0;
  const journalTime = await watchJournal(browser);
  await plan(browser, 'many', 'start');
  await waitFor('the creates', () => creates(sandbox).length >= steps, 180_000);
  const journal = await journalTime();
  const last = creates(sandbox).at(-1)?.at ?? Number.NaN;
  const isRead = ({ tally }: { tally: Record<string, number> }) => !tally.created;
  const ended = await planWhen(browser, 'many', isRead, 40_000);

  const ms = last - (sandbox.log[0]?.at ?? Number.NaN);
  const made = creates(sandbox).filter(({ status }) => status === 201).length;
  const reads = sandbox.log.filter(({ method }) => method === 'GET').length;
  return {
    creates: made,
    seconds: ms / 1000,
    share: shareOfLimits(sandbox, last),
    shareOfTime: leastTime(sandbox, last) / ms,
    refused: sandbox.log.filter(({ status }) => status === 429).length,
    readsPerCreate: reads / made,
    verified: ended.tally.verified ?? 0,
    journal,
    journalShare: journal.waited / (ms * size.locations * laneWidth),
  };
}

/** What went through in whole intervals: in the run's last one too little is left to do. */
function shareOfLimits({ log, limits }: Sandbox, until: number): number {
  const start = log[0]?.at ?? Number.NaN;
  const intervals = Math.floor((until - start) / limits.intervalMs);
  const end = start + intervals * limits.intervalMs;
  const sent = log.filter(({ at }) => at < end).length;
  return sent / (intervals * limits.burst * size.locations);
}

/** The least time in which the limits let the requests up to a moment through, in milliseconds. */
function leastTime({ log, limits }: Sandbox, until: number): number {
  const perLocation = Map.groupBy(
    log.filter(({ at }: LoggedRequest) => at <= until),
    ({ locationId }) => locationId,
  );
  const most = Math.max(...[...perLocation.values()].map((requests) => requests.length));
  return Math.floor((most - 1) / limits.burst) * limits.intervalMs;
}

async function official(loops: number): Promise<LoopResult> {
  const sandbox = await startSandbox();
  try {
    sandbox.line.latencyMs = latencyMs;
    const places = addLocations(sandbox, size.locations).map((place): AddedLocation => {
      const more = addAgents(sandbox, place.location.id, size.each - place.agents.length);
      return { ...place, agents: [...place.agents, ...more] };
    });
    return await officialLoop(sandbox, places, { loops, ms: loopMs, ...size });
  } finally {
    await sandbox.stop();
  }
}

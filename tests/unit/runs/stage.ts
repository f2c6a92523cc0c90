import 'fake-indexeddb/auto';
import { createAgencies } from '../../../lib/connections/agencies.ts';
import { createConnections } from '../../../lib/connections/connections.ts';
import { createTableDraft } from '../../../lib/connections/table-draft.ts';
import { createTokens } from '../../../lib/connections/tokens.ts';
import { createVault } from '../../../lib/connections/vault.ts';
import { createClient } from '../../../lib/highlevel/client.ts';
import { createDirectory } from '../../../lib/highlevel/directory.ts';
import { createPacing } from '../../../lib/highlevel/pacing.ts';
import { speaking } from '../../../lib/i18n/t.ts';
import { createHistory } from '../../../lib/runs/history/history.ts';
import { createJournal } from '../../../lib/runs/journal.ts';
import type { CreateOrder } from '../../../lib/runs/order.ts';
import { createAllRuns } from '../../../lib/runs/plan/all-runs.ts';
import { createRememberCreated } from '../../../lib/runs/remember-created.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';
import { tabShows } from '../../../lib/runs/tab-shows.ts';
import { type Database, openDatabase } from '../../../lib/storage/database.ts';
import { createSessionSecrets, type SessionArea } from '../../../lib/storage/session-secrets.ts';
import { createSettings } from '../../../lib/storage/settings.ts';
import { createTemplates } from '../../../lib/templates/index.ts';
import { offeredLanguages } from '../../../lib/templates/starter/offered.ts';
import { area } from './area.ts';
import { createInMemoryHighLevel } from './in-memory-highlevel.ts';
import { createLife, type Death } from './mortal.ts';
import { mortalDatabase } from './mortal-database.ts';
import { locationId, order, page, tabId, token } from './orders.ts';
import { createWorld, openStores, policyIn, sharingIn } from './stage-sharing.ts';
import { sitesIn } from './stage-sites.ts';

export type { Death } from './mortal.ts';
export * from './orders.ts';

/** Where time passes in. */
interface Living {
  runs: { settle(): Promise<void> };
  died: Promise<void>;
  isDead(): boolean;
}

let databases = 0;

/** One browser profile with the CRM open, and a HighLevel; workers come and go on it. `given`: its disk. */
export function createStage(given?: Database) {
  const clock = { time: 1_700_000_000_000 };
  const now = () => clock.time;
  const hooks = { onWait: undefined as (() => Promise<unknown>) | undefined };
  const wait = async (ms: number) => {
    clock.time += ms;
    await hooks.onWait?.();
  };
  const highlevel = createInMemoryHighLevel(now);
  databases += 1;
  const db = given ?? openDatabase(now, `stage-${databases}`);
  const session = area();
  const local = area();
  /** Of the session area too, but apart: it is no secret, and it is written behind. */
  const pace = area();
  const world = createWorld();
  const tab = { url: page() as string | undefined, online: true };
  const wakes: number[] = [];
  /** When the vault asked to be locked (ms since 1970). */
  const lockings: number[] = [];
  /** Every state that each step was stored in, in order. */
  const moves: { stepId: string; from: Step['state'] | undefined; to: Step['state'] }[] = [];
  /** How many runs were read from the journal. */
  const readRuns = { count: 0 };
  const lastState = new Map<string, Step['state']>();
  let ids = 0;

  const noteMoves = (run: Run) => {
    for (const { id, state: to } of run.steps) {
      moves.push({ stepId: id, from: lastState.get(id), to });
      lastState.set(id, to);
    }
  };

  /** Starts a worker. After its death nothing of it is stored, sent or answered any more. */
  function startWorker(death?: Death) {
    const { life, died, die, living, write } = createLife(death);
    const mortal = mortalDatabase({ db, living, write, readRuns, noteMoves });
    const memory: SessionArea = {
      get: (key) => living(() => session.get(key)),
      set: (items) => write(() => session.set(items)),
      remove: (key) => write(() => session.remove(key)),
    };
    const secrets = createSessionSecrets({
      get: (key) => living(() => session.get(key)),
      set: (items) => living(() => session.set(items)),
      remove: (key) => living(() => session.remove(key)),
    });
    const pacing = createPacing({ now, sleep: wait, area: pace });
    const client = createClient({
      ...{ pacing, now, sleep: wait, isOnline: () => tab.online },
      fetch: (input, init) => living(() => highlevel.fetch(input, init)),
    });
    const policy = policyIn(world, local, now);
    const mayRemember = async () => (await policy.read()).rememberedSecrets;
    const vault = createVault({
      db: mortal,
      session: memory,
      now,
      lockAt: (time) => void lockings.push(time),
    });
    const tokens = createTokens({ db: mortal, client, vault, now, mayRemember });
    const agencies = createAgencies({ db: mortal, client, vault, session: memory, now });
    const connections = createConnections({ client, tokens, agencies, now });
    const directory = createDirectory(mortal, client, connections.access, now);
    const newId = () => `id${++ids}`;
    const common = { db: mortal, connections, now, newId, wait };
    const settings = createSettings(local);
    const starterLanguages = async () =>
      offeredLanguages((await settings.read()).starterPrompts, speaking().language);
    const templates = createTemplates({ ...common, secrets, directory, starterLanguages });
    const sharing = sharingIn(world, {
      ...common,
      vault,
      templates,
      policy,
      kept: local,
      living,
      isOnline: () => tab.online,
    });
    const journal = createJournal(mortal, now);
    const addressOf = (id: number) => (id === tabId ? tab.url : undefined);
    const where = sitesIn(world.crm, { db: mortal, session, policy, now, addressOf });
    const showsTarget = async (run: Parameters<typeof tabShows>[0] & { tabId: number }) =>
      living(async () => tabShows(run, addressOf(run.tabId), await where.sites.origins()));
    const allRuns = createAllRuns({
      ...common,
      ...templates,
      laneWidth: 3,
      journal,
      client,
      pacing,
      directory,
      secrets,
      isOnline: () => tab.online,
      tabShows: showsTarget,
      wakeAt: (time) => void wakes.push(time),
      onCreated: createRememberCreated(templates.catalog, templates.drafts),
    });
    return {
      db: mortal,
      settings,
      client,
      vault,
      connections,
      tableDraft: createTableDraft(memory),
      agencies,
      directory,
      ...templates,
      ...sharing,
      journal,
      history: createHistory({
        db: mortal,
        now,
        keepDays: async () => (await settings.read()).keepDays,
        templateName: async (id) => (await templates.store.find(id))?.template.name,
      }),
      ...allRuns,
      ...where,
      now,
      tabShows: showsTarget,
      secrets,
      died,
      kill: die,
      isDead: () => life.dead,
    };
  }

  const stage = {
    clock,
    /** Told whenever somebody waits, which takes no time here. */
    hooks,
    highlevel,
    db,
    session,
    local,
    ...world,
    tab,
    wakes,
    lockings,
    moves,
    readRuns,
    startWorker,
    /** Stores the token as if it had been tested. */
    saveToken: () =>
      db.put('connections', {
        version: 3,
        locationId,
        kept: { way: 'device', value: JSON.stringify({ token, secrets: {} }) },
        last4: token.slice(-4),
        addedAt: clock.time,
        missingScopes: [],
        writes: 'unknown',
        secretNames: [],
        groups: [],
      }),
    /** The run as stored. */
    async run(id: string): Promise<Run> {
      const run = await db.get('runs', id);
      if (!run) throw new Error(`No run ${id}`);
      return run;
    },
    async step(id: string, index = 0): Promise<Step> {
      return (await stage.run(id)).steps[index] as Step;
    },
    /** Where each step of a run stands. */
    async states(id: string): Promise<Step['state'][]> {
      return (await stage.run(id)).steps.map(({ state }) => state);
    },
    /** Everything is closed: the worker, and what was in memory only. */
    closeBrowser(worker: { kill(): void }): void {
      worker.kill();
      session.items.clear();
    },
    /** Lets time pass in the worker's steps: it is woken whenever it asked to be. */
    async pass(worker: Living, ms: number): Promise<void> {
      const end = clock.time + ms;
      for (;;) {
        let next = Number.POSITIVE_INFINITY;
        for (const time of wakes) next = Math.min(next, time);
        if (next > end) break;
        clock.time = Math.max(clock.time, next);
        const later = new Set(wakes.filter((time) => time > clock.time));
        wakes.splice(0, wakes.length, ...later);
        await Promise.race([worker.runs.settle(), worker.died]);
        if (worker.isDead()) return;
      }
      clock.time = Math.max(clock.time, end);
    },
    /** All that is stored, as text, but the records of tokens, logins and keys. */
    async dump(): Promise<string> {
      const all = await Promise.all(openStores.map((name) => db.getAll(name)));
      return JSON.stringify([all, [...local.items]]);
    },
  };
  return stage;
}
export type Stage = ReturnType<typeof createStage>;
export type Worker = ReturnType<Stage['startWorker']>;

/** Starts a create and waits until the worker has nothing more to do for it right now. */
export async function createAndWait(worker: Worker, given: CreateOrder) {
  const claim = await Promise.race([worker.runs.create(given), worker.died]);
  if (!claim) return undefined;
  await Promise.race([worker.runs.settle(), worker.died]);
  return claim;
}

/** A stage with a token and a worker. */
export async function start() {
  const stage = createStage();
  await stage.saveToken();
  return { stage, worker: stage.startWorker() };
}
export type Started = Awaited<ReturnType<typeof start>>;

/** Creates, and tells how the step stands then. */
export async function created({ stage, worker }: Started, given = order()) {
  const claim = await createAndWait(worker, given);
  if (!claim) throw new Error('The worker was stopped');
  return { claim, id: claim.run.id, step: await stage.step(claim.run.id) };
}

/** Waits until HighLevel holds a request back. */
export async function untilHeld({ highlevel }: Stage): Promise<void> {
  while (highlevel.held() === 0) await new Promise(setImmediate);
}

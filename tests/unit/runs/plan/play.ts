import type { PlanTemplate } from '../../../../lib/runs/plan/schema.ts';
import type { Death, Stage, Worker } from '../stage.ts';
import { createStage, hidden, secret, sms } from '../stage.ts';
import { memoryDatabase } from './memory-database.ts';
import { agentOf, type Happening, locations, type Schedule } from './schedule.ts';

export const planId = 'plan-1';
export const undoId = 'undo-1';
const tokenOf = (location: number, version: number) =>
  `pit-${location}${version}112222-3333-4444-5555-666677778888`;

const shared = { templateId: '', revision: 1, variables: [] };

/** Two plain ones, one with a blank, one with a secret that is typed. */
export const templates: PlanTemplate[] = [
  { ...shared, type: 'SMS', name: 'A', actionName: 'A', parameters: sms.parameters },
  {
    ...shared,
    type: 'SMS',
    name: 'B',
    actionName: 'B',
    parameters: { ...sms.parameters, messageBody: '{{where}}' },
    variables: [{ name: 'where', label: 'Where', kind: 'text', required: true }],
  },
  {
    ...shared,
    type: 'CUSTOM_ACTION',
    name: 'C',
    actionName: 'C',
    parameters: {
      ...hidden.parameters,
      triggerPrompt: 'When asked',
      apiDetails: {
        ...(hidden.parameters.apiDetails as object),
        authenticationValue: '{{key}}',
        headers: [],
      },
    },
    variables: [{ name: 'key', label: 'Key', kind: 'secret', required: true }],
  },
  { ...shared, type: 'SMS', name: 'D', actionName: 'D', parameters: sms.parameters },
];
const values = { where: 'Main Street 2', key: secret };

/** Plays a schedule to its end; `check` is asked after whatever happened. */
export async function play(given: Schedule, check: (stage: Stage) => Promise<void>) {
  const memory = memoryDatabase();
  const stage = createStage(memory.db);
  const { highlevel } = stage;
  const versions = locations.map(() => 1);
  Object.assign(highlevel.options, { listing: given.listing });
  const connect = (location: number) =>
    stage.db.put('connections', {
      version: 3,
      locationId: locations[location] ?? '',
      kept: {
        way: 'device',
        value: JSON.stringify({ token: tokenOf(location, versions[location] ?? 1), secrets: {} }),
      },
      last4: '8888',
      addedAt: stage.clock.time,
      missingScopes: [],
      writes: 'unknown',
      secretNames: [],
      groups: [],
    });
  await Promise.all(locations.map((_, location) => connect(location)));

  const bodyOf = (template: number, isOther: boolean) => {
    const { type, name, parameters } = templates[template] as PlanTemplate;
    const text = JSON.stringify(parameters)
      .replace('{{where}}', values.where)
      .replace('{{key}}', values.key);
    const filled = JSON.parse(text);
    return {
      actionType: type,
      name,
      actionParameters: isOther ? { ...filled, triggerMessage: 'Another.' } : filled,
    };
  };
  const targets = given.agents.flatMap((count, location) =>
    Array.from({ length: count }, (_, agent) => ({
      target: { locationId: locations[location] ?? '', agentId: agentOf(location, agent) },
    })),
  );
  for (const [place, { target }] of targets.entries()) {
    for (const template of given.templates) {
      const had = given.had[place * 4 + template];
      if (had === undefined || had === 'nothing') continue;
      highlevel.add({ agentId: target.agentId, ...bodyOf(template, had === 'other') });
    }
  }

  const before = structuredClone([...highlevel.stored.values()]);
  let worker: Worker = stage.startWorker();
  const order = { id: planId, kind: 'apply' as const, name: 'Plan' };
  await worker.plans.make(
    { ...order, templates: given.templates.map((one) => templates[one] as PlanTemplate), targets },
    { values: given.templates.includes(2) ? values : { where: values.where }, locationValues: {} },
  );
  await worker.plans.settle();
  if (given.beside) await worker.plans.choose(planId, { verdict: 'differs' }, 'beside');

  for (const { kind, fault, fine } of given.faults) {
    highlevel.fault(kind, ...Array(fine).fill('fine'), fault);
  }
  let requests = highlevel.log.length;
  const first = requests;
  const pending = [...given.happenings];
  /** What people do is not waited for: nobody waits for them either. */
  const person = (work: Promise<unknown>) => void work.catch(() => undefined);
  const happen: Record<string, (what: Happening) => void> = {
    pause: () => person(worker.runner.pause(planId)),
    resume: () => person(worker.runner.resume(planId)),
    stop: () => person(worker.runner.stop(planId)),
    again: () => person(worker.runner.again(planId, {})),
    kill: () => worker.kill(),
    close: () => stage.closeBrowser(worker),
    full: () => memory.fill(true),
    room: () => memory.fill(false),
    offline: () => {
      stage.tab.online = false;
    },
    online: () => {
      stage.tab.online = true;
    },
    revoke: ({ location = 0 }) =>
      highlevel.options.revoked.add(tokenOf(location, versions[location] ?? 1)),
    replace: ({ location = 0 }) => person(replace(location)),
    gone: ({ location = 0, agent = 0 }) => highlevel.options.gone.add(agentOf(location, agent)),
    add: ({ location = 0, agent = 0, template = 0 }) =>
      highlevel.add({ agentId: agentOf(location, agent), ...bodyOf(template, false) }),
    clock: ({ by = 0 }) => {
      stage.clock.time += by;
    },
  };
  async function replace(location: number): Promise<void> {
    versions[location] = (versions[location] ?? 1) + 1;
    await connect(location);
    await worker.runs.connectionChanged(locations[location]);
  }
  highlevel.options.onRequest = (count) => {
    requests = count - first;
    for (const one of [...pending]) {
      if (one.at > requests) continue;
      pending.splice(pending.indexOf(one), 1);
      happen[one.what.do]?.(one.what);
    }
  };

  const isOver = async () =>
    (await stage.db.get('plans', planId))?.endedAt !== undefined &&
    (await stage.db.getAll('runs')).every(({ open }) => open === 0);
  const deaths = [...given.deaths] as (Death | null)[];
  const living = () => ({
    runs: {
      async settle() {
        await Promise.all([worker.runs.settle(), worker.runner.settle(true)]);
      },
    },
    died: worker.died,
    isDead: worker.isDead,
  });
  const settle = () => Promise.race([living().runs.settle(), worker.died]);
  const restart = (death: Death | null | undefined) => {
    worker.kill();
    worker = stage.startWorker(death ?? undefined);
  };

  restart(deaths.shift());
  const starts = Array.from({ length: given.windows }, () => worker.runner.start(planId));
  await Promise.race([Promise.allSettled(starts), worker.died]);
  for (let round = 0; round < 4; round += 1) {
    await settle();
    await stage.pass(living(), 12_000);
    await check(stage);
    if (worker.isDead()) restart(deaths.shift());
    else if (await isOver()) break;
  }

  // All is well again, and a person says that it goes on.
  pending.length = 0;
  memory.fill(false);
  stage.tab.online = true;
  highlevel.clearFaults();
  restart(null);
  for (const [location] of locations.entries()) await replace(location);
  // The second time a day and more passes: what met the day's limit goes on then.
  for (const ms of [100_000, 90_000_000]) {
    await settle();
    await worker.runner.start(planId);
    await worker.runner.resume(planId);
    await settle();
    await stage.pass(living(), ms);
    await check(stage);
    if (await isOver()) break;
  }
  // Others may have added something since the last look.
  for (const { id, planId: of } of await stage.db.getAll('runs')) {
    if (of === planId) await worker.runs.check(id);
  }
  if (given.undo) {
    await worker.plans.undo(undoId, { planId });
    await worker.plans.settle();
    await worker.plans.choose(undoId, { verdict: 'found' }, 'do');
    for (const { kind, fault, fine } of given.undo.faults) {
      highlevel.fault(kind, ...Array(fine).fill('fine'), fault);
    }
    restart(given.undo.death as Death | null);
    await Promise.race([worker.runner.start(undoId), worker.died]);
    await settle();
    await check(stage);
    highlevel.clearFaults();
    restart(null);
    for (const ms of [100_000, 90_000_000]) {
      await settle();
      await stage.pass(living(), ms);
      // The worker may have been stopped before it began, and what came to nothing is done again.
      await worker.runner.start(undoId);
      await worker.runner.again(undoId, {});
      await settle();
      await stage.pass(living(), ms);
      await check(stage);
    }
  }
  return { stage, before };
}

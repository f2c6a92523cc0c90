import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { mask } from '../../../lib/actions/secrets.ts';
import type { ActionState, CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import type { StepOrder } from '../../../lib/runs/order.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { agentId, hidden, locationId, page, secret, sms, start, tabId } from '../runs/stage.ts';

const target = { locationId, agentId };
const another = { locationId: 'another0location0id00', agentId };
const fromPage = { from: 'page' as const };

interface Ended {
  /** Where nothing began. */
  kind?: CreateReply['kind'];
  runId?: string;
  state?: Step['state'];
  stopped?: Step['stopped'] | undefined;
}

/** An agent that has one action, and the action as a person sees it. */
async function background({ type, name, parameters }: StepOrder = sms) {
  const s = await start();
  const handlers = createHandlers(s.worker);
  const stored = s.stage.highlevel.add({
    agentId,
    actionType: type,
    name,
    actionParameters: structuredClone(parameters),
  });
  const read = async (actionId = stored.id, of = target) =>
    handlers['action/read']({ target: of, actionId }, fromPage);
  const found = await read();
  if (found.kind !== 'action') throw new Error(found.kind);
  const before = found.action;
  let drafts = 0;
  const wish = () => {
    drafts += 1;
    const place = { target, tabId, picked: false, surface: 'popup' as const };
    return { ...place, draftId: `d${drafts}`, actionId: stored.id, before };
  };
  /** What came of it once nothing more happens. */
  const ended = async (reply: CreateReply): Promise<Ended> => {
    if (!('run' in reply)) return reply;
    await s.worker.runs.settle();
    const [step] = (await s.stage.run(reply.run.id)).steps;
    const { id: runId } = reply.run;
    return { runId, ...(step ? { state: step.state, stopped: step.stopped } : {}) };
  };
  const edit = async (to: Partial<Pick<ActionState, 'name' | 'parameters'>>, changes = {}) =>
    ended(
      await handlers['action/edit'](
        { ...wish(), name: before.name, parameters: before.parameters, ...to, ...changes },
        fromPage,
      ),
    );
  const remove = async (changes = {}) =>
    ended(await handlers['action/remove']({ ...wish(), ...changes }, fromPage));
  const now = () => s.stage.highlevel.stored.get(stored.id);
  return { ...s, handlers, stored, before, read, edit, remove, now };
}

describe('an action of the agent', () => {
  test('is read whole, secrets masked, also where it is listed slim', async () => {
    const { handlers, stage, before } = await background(hidden);
    expect(JSON.stringify(before)).not.toContain(secret);
    expect(before).toMatchObject({ type: hidden.type, name: hidden.name });
    stage.highlevel.options.listing = 'slim';
    const list = await handlers['agent/actions'](target, fromPage);
    expect(list.actions).toMatchObject([{ slim: true, type: hidden.type }]);
    stage.highlevel.options.listing = 'whole';
    const whole = await handlers['agent/actions'](target, fromPage);
    expect(whole.actions?.[0]).not.toHaveProperty('slim');
  });

  test('is not opened where that could lose something', async () => {
    const { read, stage } = await background();
    expect(await read('gone')).toMatchObject({ kind: 'problem', problem: { kind: 'not-found' } });
    expect(await read('gone', another)).toMatchObject({ problem: { kind: 'no-token' } });
    const body = '{"id":"a","actionType":"SMS","name":"Slim"}';
    stage.highlevel.fault('readAction', { status: 200, body });
    expect(await read()).toMatchObject({ kind: 'problem', problem: { kind: 'unexpected' } });
    const other = stage.highlevel.add({
      agentId,
      actionType: 'CAP',
      name: 'Policy',
      actionParameters: {},
    });
    expect(await read(other.id)).toEqual({ kind: 'other-type', type: 'CAP' });
  });
});

describe('changing it', () => {
  test('sends all of it once, and the journal knows what it was', async () => {
    const { edit, now, stage } = await background();
    const parameters = { ...sms.parameters, messageBody: 'Main Street 2' };
    const { runId = '', state } = await edit({ name: 'New name', parameters });
    expect(state).toBe('updated');
    expect(stage.highlevel.updates().map(({ body }) => body)).toEqual([
      { agentId, locationId, actionType: 'SMS', name: 'New name', actionParameters: parameters },
    ]);
    expect(now()).toMatchObject({ name: 'New name', actionParameters: parameters });
    expect((await stage.run(runId)).steps).toMatchObject([
      { op: 'update', on: { name: sms.name, parameters: sms.parameters, secretPaths: [] } },
    ]);
  });

  test('keeps the secrets that are there, and none is stored', async () => {
    const { edit, now, before, stage } = await background(hidden);
    const { state } = await edit({
      parameters: { ...before.parameters, triggerMessage: 'A moment, please.' },
    });
    expect(state).toBe('updated');
    expect(now()?.actionParameters).toEqual({
      ...hidden.parameters,
      triggerMessage: 'A moment, please.',
    });
    expect(await stage.dump()).not.toContain(secret);
  });

  test('takes a new secret, and stores none', async () => {
    const { edit, now, before, stage } = await background(hidden);
    const path = 'apiDetails.authenticationValue';
    const { state } = await edit({ parameters: setPath(before.parameters, path, 'sk-another-1') });
    expect(state).toBe('updated');
    expect(now()?.actionParameters).toMatchObject({
      apiDetails: { authenticationValue: 'sk-another-1', headers: [{ value: `${secret}-2` }] },
    });
    expect(await stage.dump()).not.toContain('sk-another-1');
  });

  test('sends nothing when somebody has changed it since it was shown', async () => {
    const { edit, now, stage } = await background();
    const stored = now();
    if (stored) stored.actionParameters = { ...sms.parameters, messageBody: 'Theirs' };
    expect(await edit({ name: 'Mine' })).toMatchObject({ state: 'not-sent', stopped: 'changed' });
    expect(stage.highlevel.updates()).toEqual([]);
    expect(now()).toMatchObject({ name: sms.name });
  });

  test('brings what is told of a contact field in line with another one', async () => {
    const told = { contactFieldKey: 'contact.a', contactFieldName: 'A' };
    const parameters = { contactFieldId: 'a', description: 'An A', examples: ['A'], ...told };
    const extraction = { type: 'DATA_EXTRACTION', name: 'A', parameters } as const;
    const { edit, now, stage, worker } = await background({ ...sms, ...extraction });
    const field = { id: 'b', name: 'B', fieldKey: 'contact.b', dataType: 'TEXT' };
    stage.highlevel.pages[`/locations/${locationId}/customFields`] = { customFields: [field] };
    await worker.directory.list(locationId, 'contactField', true);
    await edit({ parameters: { ...parameters, contactFieldId: 'b' } });
    expect(now()?.actionParameters).toMatchObject({
      contactFieldId: 'b',
      contactFieldKey: 'contact.b',
      contactFieldName: 'B',
    });
  });

  test.each([
    ['without a name', { name: ' ' }, {}, { kind: 'invalid', issues: [{ path: '$name' }] }],
    [
      'with something missing',
      { parameters: { ...sms.parameters, messageBody: '' } },
      {},
      { kind: 'invalid' },
    ],
    [
      'with a mask for nothing',
      { parameters: { ...sms.parameters, messageBody: mask } },
      {},
      { kind: 'invalid' },
    ],
    ['in another sub-account', { name: 'B' }, { target: another }, { kind: 'needs-token' }],
    ['while the tab shows another agent', { name: 'B' }, { tabId: 99 }, { kind: 'moved' }],
  ])('%s: nothing is journaled or sent', async (_, to, changes, reply) => {
    const { edit, stage } = await background();
    const { length } = stage.highlevel.log;
    expect(await edit(to, changes)).toMatchObject(reply);
    expect(await stage.db.count('runs')).toBe(0);
    expect(stage.highlevel.log).toHaveLength(length);
  });
});

describe('undo', () => {
  test('puts a changed one back as it was, and creates a removed one again', async () => {
    const { edit, remove, now, handlers, stage } = await background();
    const undo = (runId = '') => handlers['run/undo']({ runId, confirmed: false }, fromPage);
    const changed = await edit({ name: 'Other' });
    expect(await undo(changed.runId)).toMatchObject({ kind: 'removed' });
    expect(now()).toMatchObject({ name: sms.name, actionParameters: sms.parameters });
    const removed = await remove();
    expect(now()).toBeUndefined();
    expect(await undo(removed.runId)).toMatchObject({ kind: 'removed' });
    expect(await stage.states(removed.runId ?? '')).toEqual(['undone']);
    expect(stage.highlevel.named(sms.name)).toHaveLength(1);
    const { recent } = await handlers['quick-add/open'](target, fromPage);
    expect(recent.map(({ id }) => id).sort()).toEqual([changed.runId, removed.runId].sort());
  });

  test('is not there for what held a secret', async () => {
    const { remove, handlers, stage } = await background(hidden);
    const { runId = '' } = await remove();
    expect(await handlers['run/undo']({ runId, confirmed: true }, fromPage)).toBeNull();
    expect(stage.highlevel.creates()).toEqual([]);
  });
});

describe('removing it', () => {
  test('removes it, and from the workspace no tab has a say', async () => {
    const { remove, now, stage } = await background(hidden);
    stage.tab.url = page('65f0a1b2c3d4e5f6a7b8c9d1');
    const workspace = { tabId: -1, picked: true, surface: 'workspace' };
    const { runId = '', state } = await remove(workspace);
    expect(state).toBe('removed');
    expect(now()).toBeUndefined();
    expect((await stage.run(runId)).steps).toMatchObject([
      { op: 'remove', on: { name: hidden.name } },
    ]);
    expect(await stage.dump()).not.toContain(secret);
  });

  test('leaves what somebody has changed, and what is gone is removed', async () => {
    const { remove, now, stage, stored } = await background();
    const there = now();
    if (there) there.name = 'Theirs';
    expect(await remove()).toMatchObject({ state: 'not-sent', stopped: 'changed' });
    expect(now()).toBeDefined();
    stage.highlevel.stored.delete(stored.id);
    expect(await remove()).toMatchObject({ state: 'removed' });
  });
});

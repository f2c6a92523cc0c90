import { describe, expect, test } from 'vitest';
import { mask } from '../../../lib/actions/secrets.ts';
import { canUndo } from '../../../lib/runs/outcome.ts';
import type { Standing } from '../../../lib/runs/schema.ts';
import type { Fault } from './in-memory-highlevel.ts';
import { agentId, created, hidden, order, pack, secret, sms, start } from './stage.ts';
import { expectTruth } from './truth.ts';

const standing = (changes: Partial<Standing> = {}): Standing => ({
  actionId: 'action1',
  type: 'SMS',
  name: sms.name,
  parameters: sms.parameters,
  secretPaths: [],
  ...changes,
});
const wanted = { ...sms.parameters, messageBody: 'Side Street 2' };

/** An agent with an SMS of somebody else's on it. */
async function withOne(...faults: Fault[]) {
  const s = await start();
  const { type, name, parameters } = sms;
  s.stage.highlevel.add({ agentId, actionType: type, name, actionParameters: parameters });
  s.stage.highlevel.fault('update', ...faults);
  s.stage.highlevel.fault('delete', ...faults);
  const there = () => s.stage.highlevel.stored.get('action1');
  return { ...s, highlevel: s.stage.highlevel, there };
}
type Changed = Awaited<ReturnType<typeof withOne>>;

const edit = (changes = {}) =>
  order({ op: 'update', on: standing(), parameters: wanted, ...changes });
const removal = (changes = {}) => order({ op: 'remove', on: standing(), ...changes });
const kinds = ({ highlevel }: Changed) => highlevel.log.map(({ kind }) => kind);

describe('a change', () => {
  test('reads the action, sends the whole of it once, and sees it', async () => {
    const s = await withOne();
    const { step } = await created(s, edit());
    expect(step).toMatchObject({
      state: 'updated',
      attempts: 1,
      verification: { state: 'one', seen: { action1: wanted } },
    });
    expect(kinds(s)).toEqual(['readAction', 'update', 'readAgent']);
    expect(s.highlevel.updates()[0]?.body).toMatchObject({
      agentId,
      actionType: 'SMS',
      name: sms.name,
      actionParameters: wanted,
    });
    expect(s.there()?.actionParameters).toEqual(wanted);
    await expectTruth(s.stage);
  });

  test.each([
    ['renamed', { name: 'Mine now' }],
    ['other words', { actionParameters: { ...sms.parameters, messageBody: 'Theirs' } }],
    ['a key more', { actionParameters: { ...sms.parameters, note: 'x' } }],
    ['a key less', { actionParameters: { messageBody: 'Main Street 1' } }],
  ])('is not sent where somebody changed it since: %s', async (_, changes) => {
    for (const given of [edit(), removal()]) {
      const s = await withOne();
      const before = Object.assign(s.there() ?? {}, changes);
      const { step } = await created(s, given);
      expect(step).toMatchObject({ state: 'not-sent', stopped: 'changed', attempts: 0 });
      expect(s.there()).toEqual(before);
      expect(kinds(s)).toEqual(['readAction']);
    }
  });

  test('is not sent where it is as wanted, or gone, already', async () => {
    const s = await withOne();
    Object.assign(s.there() ?? {}, { actionParameters: { ...wanted, added: 'by HighLevel' } });
    const { step, id } = await created(s, edit());
    expect(step).toMatchObject({ state: 'updated', attempts: 0, verification: { state: 'one' } });
    expect(canUndo(await s.stage.run(id))).toBe(false);
    s.highlevel.stored.clear();
    const gone = await created(s, removal({ draftId: 'b' }));
    expect(gone.step).toMatchObject({ state: 'removed', attempts: 0 });
    const lost = await created(s, edit({ draftId: 'c', name: 'Other' }));
    expect(lost.step).toMatchObject({ state: 'not-sent', stopped: 'changed' });
    expect(s.highlevel.updates()).toEqual([]);
  });

  test('that takes a key away is not as wanted while that is there', async () => {
    const s = await withOne();
    const { messageBody: _, ...fewer } = sms.parameters;
    const { step } = await created(s, edit({ parameters: fewer }));
    expect(step).toMatchObject({ state: 'updated', attempts: 1 });
    expect(s.there()?.actionParameters).toEqual(fewer);
  });

  test.each<[Fault, string, string, number]>([
    ['cut-after', 'updated', 'one', 1],
    ['half', 'updated', 'one', 1],
    ['cut-before', 'uncertain', 'not-seen', 5],
    [{ status: 502, body: '' }, 'uncertain', 'not-seen', 5],
  ])('without an answer (%j) is looked for', async (fault, state, seen, reads) => {
    const s = await withOne(fault);
    if (fault === 'half') s.highlevel.clearFaults();
    if (fault === 'half') s.highlevel.fault('update', 'html');
    const { id } = await created(s, edit());
    await s.stage.pass(s.worker, 61_000);
    const step = await s.stage.step(id);
    expect(step).toMatchObject({ state, verification: { state: seen, reads } });
    await expectTruth(s.stage);
    if (state !== 'uncertain') return;
    // A person may send it again: what it is about is read once more.
    expect(await s.worker.runs.sendAgain(id, false)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(await s.stage.step(id)).toMatchObject({ state: 'updated', attempts: 2 });
    expect(s.there()?.actionParameters).toEqual(wanted);
    await expectTruth(s.stage);
  });

  test('that is refused says why and can be mended', async () => {
    const s = await withOne({ status: 422, body: '{"message":"messageBody is bad"}' });
    const { id, step } = await created(s, edit());
    expect(step).toMatchObject({ state: 'refused', problem: { kind: 'invalid' } });
    const parameters = { ...wanted, messageBody: 'Better' };
    const content = { name: sms.name, parameters, values: {}, anyway: false };
    expect(await s.worker.runs.mend(id, step.id, content)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(s.there()?.actionParameters).toEqual(parameters);
  });

  test.each<[Fault, string]>([
    ['fine', 'removed'],
    [{ status: 404, body: '{"message":"Action not found"}' }, 'removed'],
    ['cut-after', 'removed'],
    ['cut-before', 'uncertain'],
  ])('that removes (%j)', async (fault, state) => {
    const s = await withOne(fault);
    const { id } = await created(s, removal());
    await s.stage.pass(s.worker, 61_000);
    expect((await s.stage.step(id)).state).toBe(state);
    if (state === 'removed' && typeof fault === 'string') expect(s.there()).toBeUndefined();
  });

  test('takes what it compares with from the agent’s listing, where that tells it whole', async () => {
    const s = await withOne();
    s.highlevel.add({ agentId, actionType: 'SMS', name: 'Two', actionParameters: sms.parameters });
    const two = { op: 'remove' as const, on: standing({ actionId: 'action2', name: 'Two' }) };
    const one = { op: 'update' as const, on: standing(), name: sms.name, parameters: wanted };
    const { id } = await created(s, pack([one, two, {}]));
    expect(await s.stage.states(id)).toEqual(['updated', 'removed', 'created']);
    expect(kinds(s)).toEqual(['readAgent', 'update', 'delete', 'create', 'readAgent']);
    await expectTruth(s.stage);
    const slim = await withOne();
    slim.highlevel.options.listing = 'slim';
    await created(slim, pack([one, {}]));
    expect(kinds(slim).slice(0, 3)).toEqual(['readAgent', 'readAction', 'update']);
    expect(slim.there()?.actionParameters).toEqual(wanted);
  });
});

describe('secrets of what is changed', () => {
  const masked = {
    ...hidden.parameters,
    triggerPrompt: `When asked. Say ${mask} never aloud`,
    triggerMessage: 'A moment, please.',
    apiDetails: {
      ...(hidden.parameters.apiDetails as object),
      authenticationValue: mask,
      headers: [{ key: 'X-Api-Key', value: mask }],
    },
  };
  const on = standing({
    type: hidden.type,
    name: hidden.name,
    parameters: { ...masked, triggerMessage: 'One moment.' },
  });
  const of = (changes = {}) => order({ op: 'update', on, parameters: masked, ...changes }, hidden);

  async function withSecret() {
    const s = await start();
    const { type, name, parameters } = hidden;
    s.stage.highlevel.add({ agentId, actionType: type, name, actionParameters: parameters });
    return { ...s, sent: () => s.stage.highlevel.updates().at(-1)?.body?.actionParameters };
  }

  test('stay as they are where their masks were left', async () => {
    const s = await withSecret();
    expect((await created(s, of())).step.state).toBe('updated');
    expect(s.sent()).toEqual({ ...hidden.parameters, triggerMessage: 'A moment, please.' });
    expect(await s.stage.dump()).not.toContain(secret);
    await expectTruth(s.stage);
  });

  test('are new where they were typed, beside masks that were left', async () => {
    const s = await withSecret();
    const apiDetails = { ...masked.apiDetails, authenticationValue: 'sk-fresh-0815' };
    await created(s, of({ parameters: { ...masked, apiDetails } }));
    expect(s.sent()).toMatchObject({
      apiDetails: {
        authenticationValue: 'sk-fresh-0815',
        headers: [{ key: 'X-Api-Key', value: `${secret}-2` }],
      },
    });
    expect(await s.stage.dump()).not.toContain('sk-fresh-0815');
  });

  test('follow their row, and go to no other', async () => {
    const s = await withSecret();
    const headers = [
      { key: 'Accept', value: 'text/plain' },
      { key: 'X-Api-Key', value: mask },
    ];
    const apiDetails = { ...masked.apiDetails, headers };
    await created(s, of({ parameters: { ...masked, apiDetails } }));
    const filled = [headers[0], { key: 'X-Api-Key', value: `${secret}-2` }];
    expect(s.sent()).toMatchObject({ apiDetails: { headers: filled } });
    const other = await withSecret();
    const renamed = { ...masked.apiDetails, headers: [{ key: 'X-Other', value: mask }] };
    const { step } = await created(other, of({ parameters: { ...masked, apiDetails: renamed } }));
    expect(step).toMatchObject({
      state: 'not-sent',
      problem: {
        kind: 'invalid',
        messages: [expect.stringContaining('apiDetails.headers.0.value')],
      },
    });
    expect(other.sent()).toBeUndefined();
  });

  test('that HighLevel itself masks are never written', async () => {
    const s = await withSecret();
    const stored = s.stage.highlevel.stored.get('action1');
    const details = stored?.actionParameters.apiDetails as Record<string, unknown>;
    details.authenticationValue = '********';
    const { step } = await created(s, of());
    expect(step).toMatchObject({ state: 'not-sent', problem: { kind: 'invalid' } });
    expect(s.sent()).toBeUndefined();
  });
});

describe('taking a change back', () => {
  test('puts the former text back, unless somebody changed it since', async () => {
    const s = await withOne();
    const { id } = await created(s, edit());
    expect(canUndo(await s.stage.run(id))).toBe(true);
    expect(await s.worker.runs.undo(id, false)).toMatchObject({ kind: 'removed' });
    expect(s.there()?.actionParameters).toEqual(sms.parameters);
    expect(await s.stage.states(id)).toEqual(['undone']);
    const other = await withOne();
    const changed = await created(other, edit());
    const there = other.there();
    if (there) there.actionParameters = { ...wanted, messageBody: 'Theirs' };
    expect(await other.worker.runs.undo(changed.id, false)).toMatchObject({
      kind: 'changed',
      ids: ['action1'],
    });
    expect(await other.stage.states(changed.id)).toEqual(['updated']);
  });

  test('creates a removed one again', async () => {
    const s = await withOne();
    const { id } = await created(s, removal());
    expect(await s.worker.runs.undo(id, false)).toMatchObject({ kind: 'removed' });
    expect([...s.highlevel.stored.values()]).toMatchObject([
      { name: sms.name, actionType: 'SMS', actionParameters: sms.parameters },
    ]);
    expect(await s.stage.states(id)).toEqual(['undone']);
  });

  test('is not offered where the former text held a secret', async () => {
    const s = await withOne();
    const on = standing({ secretPaths: ['messageBody'] });
    const { id } = await created(s, edit({ on }));
    expect(canUndo(await s.stage.run(id))).toBe(false);
    expect(await s.worker.runs.undo(id, true)).toBeNull();
  });
});

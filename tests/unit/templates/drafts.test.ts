import { describe, expect, test } from 'vitest';
import type { DraftKind } from '../../../lib/templates/drafts.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { agentId, createStage, hidden as custom, locationId, secret } from '../runs/stage.ts';

const place = { locationId, agentId, templateId: 'starter:send-a-text-message' };
const draft = {
  draftId: 'd1',
  name: 'Half',
  parameters: { messageBody: 'half {{what}}' },
  values: { what: 'typed' },
};
const blank = (name: string, kind: Variable['kind']): Variable => ({
  name,
  label: name,
  kind,
  required: true,
});
const sms: DraftKind = { type: 'SMS', variables: [blank('what', 'text')] };
const request: DraftKind = {
  type: 'CUSTOM_ACTION',
  variables: [blank('what', 'text'), blank('key', 'secret')],
};

function stage() {
  const s = createStage();
  return { ...s, drafts: s.startWorker().drafts };
}

test('a half-filled form survives the worker and the browser', async () => {
  const s = stage();
  expect(await s.drafts.read(place)).toBeUndefined();
  expect(await s.drafts.save(place, sms, draft)).toBe(s.clock.time);
  s.session.items.clear();
  expect(await s.startWorker().drafts.read(place)).toEqual(draft);
});

describe('secrets in a draft', () => {
  const { name, parameters } = custom;
  const hidden = {
    draftId: 'd2',
    name,
    parameters: { ...parameters, extra: { api_key: 'abcd12345678' } },
    values: { what: 'typed', key: 'wxyz-secret-99' },
  };

  test('stay in memory only, and come back from there', async () => {
    const s = stage();
    await s.drafts.save(place, request, hidden);
    expect(await s.dump()).not.toContain(secret);
    expect(await s.dump()).not.toContain('12345678');
    expect(await s.dump()).not.toContain('wxyz');
    expect(await s.startWorker().drafts.read(place)).toEqual(hidden);
  });

  test('are blank when the browser was restarted, the rest is there', async () => {
    const s = stage();
    await s.drafts.save(place, request, hidden);
    s.session.items.clear();
    const read = await s.drafts.read(place);
    expect(read?.parameters).toMatchObject({
      triggerMessage: 'One moment.',
      apiDetails: {
        url: 'https://shop.example.com/orders',
        authenticationValue: '',
        headers: [{ key: 'X-Api-Key', value: '' }],
      },
    });
    expect(read?.values).toEqual({ what: 'typed' });
  });

  test('that were taken out are forgotten, and so are those of a discarded draft', async () => {
    const s = stage();
    await s.drafts.save(place, request, hidden);
    await s.drafts.save(place, request, { ...hidden, parameters: {}, values: {} });
    expect(s.session.items.size).toBe(0);
    expect((await s.drafts.read(place))?.parameters).toEqual({});
    await s.drafts.save(place, request, hidden);
    await s.drafts.discard(place);
    expect(s.session.items.size).toBe(0);
    expect(await s.drafts.read(place)).toBeUndefined();
  });
});

test('there is one per agent and template; the last changed comes first', async () => {
  const s = stage();
  const second = { ...place, templateId: 'starter:start-a-workflow' };
  await s.drafts.save(place, sms, draft);
  s.clock.time += 1;
  await s.drafts.save(second, sms, { ...draft, draftId: 'd2' });
  await s.drafts.save({ ...place, agentId: 'other' }, sms, { ...draft, draftId: 'd3' });
  expect((await s.drafts.list(place)).map((one) => one.draftId)).toEqual(['d2', 'd1']);
  s.clock.time += 1;
  await s.drafts.save(place, sms, { ...draft, name: 'Again' });
  expect((await s.drafts.list(place)).map((one) => one.name)).toEqual(['Again', 'Half']);
});

test('a closed form waits in the list', async () => {
  const s = stage();
  await s.drafts.save(place, sms, draft);
  await s.drafts.close(place);
  await s.drafts.close({ ...place, agentId: 'none' });
  expect((await s.drafts.list(place)).map((one) => one.open)).toEqual([false]);
});

test('a new id takes the old one’s place, and only the draft that was sent is discarded', async () => {
  const s = stage();
  await s.drafts.renew(place, 'nothing there');
  await s.drafts.save(place, sms, draft);
  await s.drafts.renew(place, 'd9');
  await s.drafts.discard(place, 'd1');
  expect(await s.drafts.read(place)).toEqual({ ...draft, draftId: 'd9' });
  await s.drafts.discard(place, 'd9');
  expect(await s.drafts.read(place)).toBeUndefined();
});

test('a copy of an action keeps what it is made of; a pack, what it leaves out', async () => {
  const s = stage();
  const of = { type: 'CUSTOM_ACTION' as const, variables: request.variables };
  const copy = { ...place, templateId: 'action:a1' };
  await s.drafts.save(copy, of, { ...draft, of });
  expect(await s.startWorker().drafts.read(copy)).toEqual({ ...draft, of });
  const pack = { ...place, templateId: 'starter:dental' };
  const filled = { ...draft, parameters: {}, leftOut: ['starter:a'] };
  await s.drafts.save(pack, { variables: request.variables }, filled);
  expect(await s.startWorker().drafts.read(pack)).toEqual(filled);
});

test('a value whose blank is not declared any more may be a secret: it stays in memory', async () => {
  const s = stage();
  const more = { ...draft, values: { ...draft.values, gone: 'was-a-secret' } };
  await s.drafts.save(place, sms, more);
  expect(await s.dump()).not.toContain('was-a-secret');
  expect(await s.startWorker().drafts.read(place)).toEqual(more);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { locationId, secret, start, tabId } from '../runs/stage.ts';
import { blank, smsTemplate } from '../templates/examples.ts';
import {
  background,
  bodies,
  booking,
  directions,
  fromPage,
  request,
  target,
} from './pack-stage.ts';

afterEach(() => void vi.restoreAllMocks());

/** From now on the browser's storage takes nothing for connections and marks. */
function refuse(stores: string[]) {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (stores.includes(this.name)) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  });
}

describe('a pack', () => {
  const values = { street: 'A 1', town: 'Bern', calendar: 'cal1', slots: 4, key: secret };

  test('sends what stood in its form: what was emptied there is not filled in again', async () => {
    const s = await background(directions, {
      ...booking,
      variables: booking.variables.map((one) => ({ ...one, required: one.name !== 'slots' })),
    });
    for (const id of s.ids) await s.worker.catalog.remember(locationId, id, { values });
    expect(await s.apply({ street: 'A 1', town: 'Bern' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: '$blank.calendar' }],
    });
    const { slots: _, ...emptied } = values;
    expect(await s.apply(emptied)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(bodies(s)[1]).toMatchObject(['Book in Bern', { slotsPerDay: 2 }]);
  });

  test('that was changed since its form was opened is not applied', async () => {
    const s = await background(directions, booking);
    const [first = '', second = ''] = s.ids;
    const content = { name: 'Mine', description: '', templateIds: [second, first] };
    const wish = { packId: s.packId, base: 1, content, anyway: false };
    expect(await s.handlers['pack/save'](wish, fromPage)).toMatchObject({ kind: 'saved' });
    expect(await s.apply(values)).toMatchObject({ kind: 'invalid', issues: [{ path: '' }] });
    expect(s.stage.highlevel.creates()).toEqual([]);
    expect(await s.apply(values, { templateIds: [second, first] })).toMatchObject({
      kind: 'started',
    });
  });

  test.each([
    ['does not use', [blank('street'), blank('town'), blank('key')], 'To {{street}}, {{town}}'],
    ['takes for a text', [blank('street'), blank('town'), blank('key')], '{{street}} {{key}}'],
  ])('keeps no secret on disk because another template %s a blank of its name', async (...of) => {
    const [, variables, messageBody] = of;
    const parameters = { ...directions.parameters, messageBody };
    for (const templates of [
      [request, { ...directions, parameters, variables }],
      [{ ...directions, parameters, variables }, request],
    ]) {
      const s = await background(...templates);
      const draft = { draftId: 'd', target, packId: s.packId, values, leftOut: [] };
      await s.handlers['pack/draft'](draft, fromPage);
      expect(await s.stage.dump()).not.toContain(secret);
      expect((await s.open())?.blanks.values).toMatchObject({ town: 'Bern' });
    }
  });

  test('that was sent and not seen gets a new draft; one on its way keeps its own', async () => {
    const s = await background(directions);
    const leftOut: string[] = [];
    const draft = { draftId: 'd1', target, packId: s.packId, values, leftOut };
    await s.handlers['pack/draft'](draft, fromPage);
    s.stage.highlevel.fault('create', 'held');
    const applied = s.apply(values);
    expect(await applied).toMatchObject({ kind: 'started' });
    expect(await s.open()).toMatchObject({ draftId: 'd1', fromDraft: true });
    s.stage.highlevel.release();
    s.stage.highlevel.fault('create', 'cut-before');
    await s.worker.runs.settle();
    const next = { ...draft, draftId: 'd2', values: { ...values, town: 'Basel' } };
    await s.handlers['pack/draft'](next, fromPage);
    await s.apply(next.values, { draftId: 'd2' });
    await s.worker.runs.settle();
    await s.stage.pass(s.worker, 120_000);
    const form = await s.open();
    expect(form).toMatchObject({ fromDraft: true, blanks: { values: { town: 'Basel' } } });
    expect(form?.draftId).not.toBe('d2');
    expect((await s.open())?.draftId).toBe(form?.draftId);
  });

  test('that has begun is said to have, also when nothing more can be stored', async () => {
    const s = await background(directions, request);
    refuse(['marks', 'connections']);
    expect(await s.apply(values, { keepSecrets: ['key'] })).toMatchObject({ kind: 'started' });
  });
});

describe('a form', () => {
  const content: TemplateContent = {
    ...smsTemplate,
    parameters: { ...smsTemplate.parameters, messageBody: 'Ask for {{boss}}' },
    variables: [blank('boss')],
  };

  async function saved(given = content) {
    const s = await start();
    const handlers = createHandlers(s.worker);
    const save = async (next: TemplateContent, templateId?: string) => {
      const wish = { templateId, base: 0, content: next, anyway: true };
      const reply = await handlers['template/save'](wish, fromPage);
      if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
      return reply.template;
    };
    const { id } = await save(given);
    const create = (more: Partial<Input<'action/create'>['content']>, draftId = 'd1') =>
      handlers['action/create'](
        {
          draftId,
          target,
          tabId,
          picked: false,
          surface: 'popup',
          templateId: id,
          content: {
            name: 'Mine',
            parameters: given.parameters,
            values: {},
            keepSecrets: [],
            of: { type: given.type, variables: given.variables },
            ...more,
          },
          anyway: false,
        },
        fromPage,
      );
    return { ...s, handlers, save, id, create };
  }

  test('fills the blanks that it showed, whatever became of its template since', async () => {
    const s = await saved();
    const parameters = { ...smsTemplate.parameters, messageBody: 'Ask for {{manager}}' };
    await s.save({ ...content, parameters, variables: [blank('manager')] }, s.id);
    expect(await s.create({ values: { boss: 'Ann' } })).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates()[0]?.body?.actionParameters).toMatchObject({
      messageBody: 'Ask for Ann',
    });
    expect(await s.create({ values: {} }, 'd2')).toMatchObject({
      kind: 'invalid',
      issues: [{ path: '$blank.boss' }],
    });
  });

  test('keeps nothing of a blank that has become a secret since', async () => {
    const s = await saved();
    await s.save({ ...content, variables: [blank('boss', 'secret')] }, s.id);
    expect(await s.create({ values: { boss: secret } })).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    const run = (await s.stage.db.getAll('runs'))[0];
    expect(run?.steps[0]?.values).toEqual({});
  });

  test('that was emptied is not filled with what it held before', async () => {
    const optional = { ...content, variables: [{ ...blank('boss'), required: false }] };
    const s = await saved(optional);
    expect(await s.create({ values: { boss: 'Ann' } })).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(await s.create({ values: {} }, 'd2')).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    const template = (await s.worker.store.find(s.id))?.template;
    if (!template) throw new Error('gone');
    const oneClick = await s.worker.catalog.oneClick(template, locationId, 'cached');
    expect(oneClick.parameters).toMatchObject({ messageBody: 'Ask for' });
  });

  test('that has begun is said to have, also when its secret cannot be kept', async () => {
    const s = await saved(request);
    refuse(['connections']);
    const wish = { values: { key: secret, town: 'Bern' }, keepSecrets: ['key'] };
    expect(await s.create(wish)).toMatchObject({ kind: 'started' });
  });
});

test('a value that was mended away is not remembered', async () => {
  const call = {
    ...smsTemplate,
    parameters: { ...smsTemplate.parameters, messageBody: 'Call {{phone}} in {{town}}' },
    variables: [blank('phone', 'phone'), blank('town')],
  };
  const s = await background(call, directions);
  s.stage.highlevel.fault('create', { status: 422, body: '{"message":["messageBody is bad"]}' });
  const reply = await s.apply({ phone: '+12125550123', town: 'Bern', street: 'A 1' });
  if (reply.kind !== 'started') throw new Error(reply.kind);
  await s.worker.runs.settle();
  const step = await s.stage.step(reply.run.id);
  expect(step).toMatchObject({ state: 'refused', values: { phone: '+12125550123' } });
  const parameters = { ...step.parameters, messageBody: 'Call +13105550199 in Bern' };
  const mended = { name: step.name, parameters };
  await s.handlers['run/mend'](
    { runId: reply.run.id, stepId: step.id, content: mended, anyway: false },
    fromPage,
  );
  await s.worker.runs.settle();
  expect((await s.stage.step(reply.run.id)).state).toBe('created');
  const form = await s.open();
  expect(form?.blanks.values).toEqual({ town: 'Bern', street: 'A 1' });
});

import { describe, expect, test } from 'vitest';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import { agentId, locationId, page, secret } from '../runs/stage.ts';
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

describe('opening a pack', () => {
  test('asks for its blanks once, with what is known here, and for none that no text uses', async () => {
    const s = await background(directions, booking, request);
    const { ids } = s;
    await s.worker.catalog.remember(locationId, ids[0] ?? '', { values: { street: 'A 1' } });
    const form = await s.open();
    expect(form?.blanks.variables.map(({ name }) => name)).toEqual([
      'street',
      'town',
      'calendar',
      'slots',
      'key',
    ]);
    expect(form?.blanks).toMatchObject({
      values: { street: 'A 1', calendar: 'cal1', slots: 2 },
      sources: { street: 'here', calendar: 'name', slots: 'default' },
      names: { calendar: 'Main calendar' },
    });
    expect(form?.templates.map(({ name, uses }) => [name, uses])).toEqual([
      ['Directions', ['street', 'town']],
      ['Book', ['calendar', 'slots', 'town']],
      ['Ask', ['key', 'town']],
    ]);
    expect(form).toMatchObject({ issues: [], leftOut: [], fromDraft: false });
  });

  test('shows what is not there any more and what contradicts', async () => {
    const clash = {
      ...directions,
      name: 'Clash',
      variables: [blank('street', 'phone'), blank('town')],
    };
    const s = await background(directions, clash, booking);
    await s.handlers['template/change'](
      { ids: [s.ids[2] ?? ''], change: { kind: 'delete' } },
      fromPage,
    );
    const form = await s.open();
    expect(form?.issues).toMatchObject([{ path: '$blank.street', level: 'error' }]);
    expect(form?.templates[2]).toEqual({
      id: s.ids[2],
      name: 'Not there any more',
      description: '',
      uses: [],
    });
    const { packs } = await s.handlers['pack/list']({}, fromPage);
    expect(packs[0]?.templates[2]).toEqual({ id: s.ids[2], name: 'Not there any more' });
    const without = await s.handlers['pack/open']({ packId: s.packId }, fromPage);
    expect(without?.blanks).toMatchObject({ values: {}, sources: {} });
    expect(await s.handlers['pack/open']({ packId: 'gone', target }, fromPage)).toBeNull();
  });

  test('goes on from its draft; secrets in it are in memory only', async () => {
    const s = await background(directions, request);
    const leftOut = [s.ids[0] ?? ''];
    const values = { town: 'Half', key: secret };
    const draft = { draftId: 'd7', target, packId: s.packId, values, leftOut };
    await s.handlers['pack/draft'](draft, fromPage);
    expect(await s.stage.dump()).not.toContain(secret);
    expect(await s.open()).toMatchObject({
      draftId: 'd7',
      leftOut,
      fromDraft: true,
      blanks: { values },
    });
    expect(await s.handlers['quick-add/open'](target, fromPage)).toMatchObject({
      openPackId: s.packId,
    });
    // Its template is deleted while the form is open: nobody knows any more what was a secret.
    await s.handlers['template/change']({ ids: s.ids, change: { kind: 'delete' } }, fromPage);
    await s.handlers['pack/draft'](draft, fromPage);
    expect(await s.stage.dump()).not.toContain(secret);
    await s.handlers['draft/close']({ target, templateId: s.packId, discard: true }, fromPage);
    expect(await s.open()).toMatchObject({ fromDraft: false, leftOut: [] });
    expect(s.stage.session.items.size).toBe(0);
  });
});

describe('applying a pack', () => {
  const values = { street: 'A 1', town: 'Bern', calendar: 'cal1', slots: 4, key: secret };

  test('creates its actions in order, each with its own values', async () => {
    const s = await background(directions, booking, request);
    const reply = await s.apply(values);
    if (reply.kind !== 'started') throw new Error(JSON.stringify(reply));
    await s.worker.runs.settle();
    expect(bodies(s)).toMatchObject([
      ['Directions', { messageBody: 'To A 1, Bern' }],
      ['Book in Bern', { calendarId: 'cal1', slotsPerDay: 4 }],
      ['Ask', { triggerPrompt: 'When asked in Bern', apiDetails: { authenticationValue: secret } }],
    ]);
    const run = await s.stage.run(reply.run.id);
    expect(run).toMatchObject({
      pack: { id: s.packId, name: 'Mine' },
      target: { agentName: 'Front desk' },
    });
    expect(run.steps.map((step) => [step.templateId, step.values])).toEqual([
      [s.ids[0], { street: 'A 1', town: 'Bern' }],
      [s.ids[1], { calendar: 'cal1', slots: 4, town: 'Bern' }],
      [s.ids[2], { town: 'Bern' }],
    ]);
    expect(await s.stage.dump()).not.toContain(secret);
    expect(await s.worker.connections.secrets(locationId)).toEqual({});
    expect(await s.worker.marks.get(s.packId)).toMatchObject({ uses: 1 });
    const form = await s.open();
    expect(form?.blanks.values).toEqual({
      street: 'A 1',
      town: 'Bern',
      calendar: 'cal1',
      slots: 4,
    });
  });

  test('leaves out what is left out, and asks nothing for it', async () => {
    const s = await background(directions, booking, request);
    const leftOut = [s.ids[0] ?? '', s.ids[2] ?? ''];
    const { town, calendar } = values;
    expect(await s.apply({ town, calendar }, { leftOut })).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(bodies(s)).toMatchObject([['Book in Bern', { calendarId: 'cal1', slotsPerDay: 2 }]]);
  });

  test('keeps secrets when a person wants it, and only beside the token', async () => {
    const s = await background(directions, request);
    expect(await s.apply(values, { keepSecrets: ['key', 'town', 'nothing'] })).toMatchObject({
      kind: 'started',
    });
    await s.worker.runs.settle();
    expect(await s.worker.connections.secrets(locationId)).toEqual({ [`${s.ids[1]}/key`]: secret });
    expect(await s.stage.dump()).not.toContain(secret);
    const form = await s.open();
    expect(form?.blanks.keptSecrets).toEqual(['key']);
    expect(JSON.stringify(form)).not.toContain(secret);
    // The next time it is taken from there.
    s.stage.clock.time += 61_000;
    const { key: _, ...rest } = values;
    expect(await s.apply(rest, { draftId: 'd2' })).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(bodies(s).at(-1)).toMatchObject([
      'Ask',
      { apiDetails: { authenticationValue: secret } },
    ]);
  });

  const untouched = async (s: Awaited<ReturnType<typeof background>>) => {
    await s.worker.runs.settle();
    expect(await s.stage.db.count('runs')).toBe(0);
    expect(s.stage.highlevel.creates()).toEqual([]);
  };

  test('says what is missing, once for each blank, and sends nothing', async () => {
    const s = await background(directions, booking, request);
    const reply = await s.apply({ slots: 0 });
    if (reply.kind !== 'invalid') throw new Error(reply.kind);
    expect(reply.issues.map(({ path }) => path).sort()).toEqual([
      '$blank.calendar',
      '$blank.key',
      '$blank.slots',
      '$blank.street',
      '$blank.town',
    ]);
    await untouched(s);
  });

  test('says what is wrong with a template itself, at its step', async () => {
    const parameters = { ...smsTemplate.parameters, triggerPrompt: '' };
    const undeclared = { ...smsTemplate.parameters, messageBody: '{{stret}}' };
    const s = await background(
      { ...directions, parameters },
      { ...directions, name: 'B', parameters: undeclared },
    );
    const reply = await s.apply({ street: 'A' });
    expect(reply).toMatchObject({
      kind: 'invalid',
      issues: [{ path: `$step.${s.ids[0]}` }, { path: `$step.${s.ids[1]}` }],
    });
    await untouched(s);
  });

  test.each<[string, Partial<Input<'pack/apply'>>, object]>([
    ['a pack that is gone', { packId: 'gone' }, { kind: 'invalid', issues: [{ path: '' }] }],
    ['another tab', { tabId: 99 }, { kind: 'moved' }],
    [
      'a sub-account without a token',
      { target: { locationId: 'another0location0id00', agentId } },
      { kind: 'needs-token' },
    ],
  ])('%s: nothing is sent', async (_, changes, reply) => {
    const s = await background(directions);
    expect(await s.apply(values, changes)).toMatchObject(reply);
    await untouched(s);
  });

  test('nothing left, a template that is gone, or a contradiction: nothing is sent', async () => {
    const clash = {
      ...directions,
      name: 'Clash',
      variables: [blank('street', 'phone'), blank('town')],
    };
    const s = await background(directions, clash);
    expect(await s.apply(values, { leftOut: s.ids })).toMatchObject({ kind: 'invalid' });
    expect(await s.apply(values)).toMatchObject({
      kind: 'invalid',
      issues: [{ path: '$blank.street' }],
    });
    const [, second = ''] = s.ids;
    await s.handlers['template/change']({ ids: [second], change: { kind: 'delete' } }, fromPage);
    expect(await s.apply(values)).toMatchObject({
      kind: 'invalid',
      issues: [{ path: `$step.${second}` }],
    });
    await untouched(s);
    expect(await s.apply(values, { leftOut: [second] })).toMatchObject({ kind: 'started' });
  });

  test('a draft is applied once, and its run goes to the agent in the tab only', async () => {
    const s = await background(directions);
    expect(await s.apply(values)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(await s.apply(values)).toMatchObject({ kind: 'already' });
    expect(await s.apply({ ...values, town: 'Basel' })).toMatchObject({ kind: 'other-content' });
    s.stage.tab.url = page('65f0a1b2c3d4e5f6a7b8c9d1');
    expect(await s.apply(values, { draftId: 'd2' })).toMatchObject({ kind: 'moved' });
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });
});

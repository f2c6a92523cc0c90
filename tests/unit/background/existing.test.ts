import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { type ActionParameters, actions, actionTypes } from '../../../lib/actions/index.ts';
import { isReference } from '../../../lib/templates/schema.ts';
import { agentId, hidden, locationId, secret, start, tabId } from '../runs/stage.ts';

const target = { locationId, agentId };
const another = { locationId: 'another0location0id00', agentId };
const fromPage = { from: 'page' as const };
const lists = {
  '/workflows/': 'workflows',
  '/calendars/': 'calendars',
  [`/locations/${locationId}/customFields`]: 'customFields',
};

/** A sub-account whose every list has an entry of each of these ids: Thing 1, Thing 2 … */
async function background(...ids: string[]) {
  const s = await start();
  const { pages } = s.stage.highlevel;
  const entries = ids.map((id, index) => ({ id, name: `Thing ${index + 1}` }));
  for (const [path, key] of Object.entries(lists)) pages[path] = { [key]: entries };
  pages['/knowledge-bases/'] = { data: { knowledgeBases: entries, hasMore: false } };
  pages['/voice-ai/agents'] = { total: 0, agents: [] };
  const handlers = createHandlers(s.worker);
  const asTemplate = (actionId: string, of = target) =>
    handlers['action/as-template']({ target: of, source: { kind: 'action', actionId } }, fromPage);
  return { ...s, handlers, asTemplate };
}
type Background = Awaited<ReturnType<typeof background>>;

const add = ({ stage }: Background, actionType: string, parameters: ActionParameters) =>
  stage.highlevel.add({
    agentId,
    actionType,
    name: `My ${actionType}`,
    actionParameters: structuredClone(parameters),
  }).id;

const idsIn = (parameters: ActionParameters) =>
  Object.entries(parameters).flatMap(([key, value]) => (key.endsWith('Id') ? [`${value}`] : []));

/** Fills the form of a template, or of a copy, and creates it. */
async function create(s: Background, templateId: string, secrets: Record<string, string>) {
  const { handlers, worker } = s;
  const form = await handlers['form/open']({ target, templateId }, fromPage);
  if (!form) throw new Error('no form');
  const { draftId, name, parameters, blanks } = form;
  expect(blanks.unresolved).toEqual({});
  const content = { name, parameters, values: { ...blanks.values, ...secrets }, keepSecrets: [] };
  const of = { type: form.template.type, variables: blanks.variables };
  const place = { draftId, target, templateId, content: { ...content, of } };
  await handlers['draft/save'](place, fromPage);
  const wish = { tabId, picked: false, surface: 'popup' as const, anyway: true };
  const reply = await handlers['action/create']({ ...place, ...wish }, fromPage);
  expect(reply).toMatchObject({ kind: 'started' });
  await worker.runs.settle();
  return s.stage.highlevel.creates().at(-1)?.body;
}

describe.each(actionTypes)('an action of type %s', (type) => {
  const parameters: ActionParameters = {
    ...actions[type].sample,
    triggerMessageType: 'static_text',
    'odd.key': [{ deep: null }, '{{contact.first_name}}'],
  };
  const secrets = type === 'CUSTOM_ACTION' ? ['token123'] : [];

  test('becomes a template, from which an equal action is created on the same agent', async () => {
    const s = await background(...idsIn(parameters));
    const given = await s.asTemplate(add(s, type, parameters));
    if (given.kind !== 'template') throw new Error(given.kind);
    const { kind: _, proposals: __, ...content } = given;
    for (const id of [...idsIn(parameters), ...secrets]) {
      expect(JSON.stringify(content.parameters)).not.toContain(id);
    }
    expect(
      content.variables.filter(({ kind }) => isReference(kind)).map((one) => one.default),
    ).toEqual(idsIn(parameters).map((_, index) => `Thing ${index + 1}`));
    const template = { ...content, description: '', folder: '', tags: [] };
    const saved = await s.handlers['template/save'](
      { base: 0, content: template, anyway: false },
      fromPage,
    );
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    const hush = content.variables.filter(({ kind }) => kind === 'secret');
    const typed = Object.fromEntries(hush.map(({ name }, index) => [name, secrets[index] ?? '']));
    expect(await create(s, saved.template.id, typed)).toMatchObject({
      actionType: type,
      name: `My ${type}`,
      actionParameters: parameters,
    });
  });

  test('is copied as it is, its ids too; only its secrets are asked for', async () => {
    const s = await background();
    const copy = `action:${add(s, type, parameters)}`;
    const form = await s.handlers['form/open']({ target, templateId: copy }, fromPage);
    expect(form).toMatchObject({
      name: `My ${type}`,
      template: { id: copy, type },
      fromDraft: false,
    });
    expect(form?.blanks.variables.map(({ kind }) => kind)).toEqual(secrets.map(() => 'secret'));
    expect(JSON.stringify(form)).not.toContain('token123');
    const typed = Object.fromEntries(
      (form?.blanks.variables ?? []).map(({ name }, index) => [name, secrets[index] ?? '']),
    );
    expect((await create(s, copy, typed))?.actionParameters).toEqual(parameters);
  });
});

test('what an extraction says of its field is learned from it, and sent again', async () => {
  const parameters = {
    ...actions.DATA_EXTRACTION.sample,
    contactFieldId: 'std1',
    contactFieldKey: 'contact.email',
    contactFieldName: 'Email',
    contactFieldDataType: 'STANDARD_FIELD',
  };
  const s = await background();
  // The list was read before the action was there.
  await s.worker.directory.list(locationId, 'contactField', true);
  const given = await s.asTemplate(add(s, 'DATA_EXTRACTION', parameters));
  expect(given).toMatchObject({ variables: [{ kind: 'contactField', default: 'Email' }] });
  const copy = `action:${[...s.stage.highlevel.stored.keys()][0]}`;
  expect((await create(s, copy, {}))?.actionParameters).toEqual(parameters);
});

describe('a copy of an action', () => {
  test('goes on from its draft, also when the action is gone by then', async () => {
    const s = await background();
    const { handlers } = s;
    const id = add(s, 'CUSTOM_ACTION', hidden.parameters);
    const templateId = `action:${id}`;
    const form = await handlers['form/open']({ target, templateId }, fromPage);
    const { name = '', parameters = {}, draftId = '', blanks } = form ?? {};
    const [variable] = blanks?.variables ?? [];
    const values = { [variable?.name ?? '']: secret };
    const of = { type: 'CUSTOM_ACTION' as const, variables: blanks?.variables ?? [] };
    const content = { name: `${name} 2`, parameters, values, keepSecrets: [], of };
    await handlers['draft/save']({ draftId, target, templateId, content }, fromPage);
    expect(await s.stage.dump()).not.toContain(secret);
    s.stage.highlevel.stored.delete(id);
    const again = await handlers['form/open']({ target, templateId }, fromPage);
    expect(again).toMatchObject({
      name: 'My CUSTOM_ACTION 2',
      draftId,
      fromDraft: true,
      blanks: { values },
    });
    expect(await handlers['quick-add/open'](target, fromPage)).toMatchObject({
      openTemplateId: templateId,
    });
  });

  test('is none of an action that is gone, of another type, or without a token', async () => {
    const s = await background();
    const open = (templateId: string, of = target) =>
      s.handlers['form/open']({ target: of, templateId }, fromPage);
    expect(await open('action:gone')).toBeNull();
    expect(await open(`action:${add(s, 'CAP', {})}`)).toBeNull();
    expect(await open(`action:${add(s, 'SMS', {})}`, another)).toBeNull();
  });
});

describe('what cannot become a template', () => {
  test('is told', async () => {
    const s = await background();
    expect(await s.asTemplate(add(s, 'AGENT_TRANSFER', {}))).toEqual({
      kind: 'other-type',
      type: 'AGENT_TRANSFER',
    });
    expect(await s.asTemplate('gone')).toMatchObject({
      kind: 'problem',
      problem: { kind: 'not-found' },
    });
    expect(await s.asTemplate('x', another)).toMatchObject({ problem: { kind: 'no-token' } });
    s.stage.tab.online = false;
    expect(await s.asTemplate(add(s, 'SMS', {}))).toMatchObject({ problem: { kind: 'offline' } });
  });

  test('a list that cannot be read leaves a reference without a name', async () => {
    const s = await background();
    delete s.stage.highlevel.pages['/calendars/'];
    const given = await s.asTemplate(
      add(s, 'APPOINTMENT_BOOKING', actions.APPOINTMENT_BOOKING.sample),
    );
    expect(given).toMatchObject({
      kind: 'template',
      parameters: { calendarId: expect.stringMatching(/^\{\{/) },
    });
    expect(given).not.toHaveProperty('variables.0.default');
  });
});

describe('the actions of an agent', () => {
  test('are listed with their ids, secrets masked, of types that cannot be created too', async () => {
    const s = await background();
    const id = add(s, 'CUSTOM_ACTION', hidden.parameters);
    const other = add(s, 'CAP', { api_key: secret });
    const { actions: all } = await s.handlers['agent/actions'](target, fromPage);
    expect(all?.map((one) => [one.id, one.type])).toEqual([
      [id, 'CUSTOM_ACTION'],
      [other, 'CAP'],
    ]);
    expect(JSON.stringify(all)).not.toContain(secret);
  });

  test('cannot be told where HighLevel does not list them, or cannot be asked', async () => {
    const s = await background();
    s.stage.highlevel.options.listing = 'none';
    expect(await s.handlers['agent/actions'](target, fromPage)).toEqual({ actions: null });
    expect(await s.handlers['agent/actions'](another, fromPage)).toMatchObject({
      actions: null,
      problem: { kind: 'no-token' },
    });
    s.stage.tab.online = false;
    expect(await s.handlers['agent/actions'](target, fromPage)).toMatchObject({
      actions: null,
      problem: { kind: 'offline' },
    });
  });
});

test('a form becomes a template: its ids get names as far as they are known, its blanks stay', async () => {
  const s = await background('cal1');
  await s.worker.directory.list(locationId, 'calendar', true);
  const source = {
    kind: 'form' as const,
    type: 'APPOINTMENT_BOOKING' as const,
    name: 'Book {{who}}',
    parameters: { ...actions.APPOINTMENT_BOOKING.sample, calendarId: 'cal1' },
    variables: [{ name: 'who', label: 'Who', kind: 'text' as const, required: true }],
  };
  const log = s.stage.highlevel.log.length;
  const given = await s.handlers['action/as-template']({ target, source }, fromPage);
  expect(given).toMatchObject({
    kind: 'template',
    name: 'Book {{who}}',
    variables: [{ name: 'who' }, { kind: 'calendar', default: 'Thing 1' }],
  });
  expect(s.stage.highlevel.log).toHaveLength(log);
});

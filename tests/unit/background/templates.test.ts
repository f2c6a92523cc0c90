import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { agentId, locationId, secret, start, tabId } from '../runs/stage.ts';
import { blank, smsTemplate } from '../templates/examples.ts';

const target = { locationId, agentId };
const fromPage = { from: 'page' as const };
const list = { query: '', sort: 'usual' as const, offset: 0, limit: 50 };
const request: Partial<TemplateContent> = {
  type: 'CUSTOM_ACTION',
  name: 'Ask',
  parameters: {
    triggerPrompt: 'When asked',
    triggerMessage: 'One moment in {{street}}',
    apiDetails: {
      url: 'https://x.example/',
      method: 'POST',
      authenticationRequired: true,
      authenticationValue: '{{key}}',
    },
  },
  variables: [blank('street'), blank('key', 'secret')],
};

async function background() {
  const s = await start();
  const handlers = createHandlers(s.worker);
  return {
    ...s,
    handlers,
    async save(changes: Partial<TemplateContent> = {}) {
      const content = { ...smsTemplate, ...changes };
      const reply = await handlers['template/save']({ base: 0, content, anyway: false }, fromPage);
      if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
      return reply.template;
    },
    rows: async (asked: Partial<Input<'template/list'>> = {}) =>
      (await handlers['template/list']({ ...list, origin: 'personal', ...asked }, fromPage)).rows,
    change: (ids: string[], change: Input<'template/change'>['change']) =>
      handlers['template/change']({ ids, change }, fromPage),
  };
}

describe('template/list and quick-add/open', () => {
  test('show the same rows: drafts of this agent first, what is ready here, marks', async () => {
    const s = await background();
    const [a, b, c] = [
      await s.save({ name: 'A' }),
      await s.save({ name: 'B' }),
      await s.save({ name: 'C' }),
    ];
    await s.change([c.id, 'starter:dental'], { kind: 'favourite', on: true });
    await s.worker.catalog.remember(locationId, b.id, { values: { street: 'x' } });
    const content = {
      name: 'A',
      parameters: a.parameters,
      values: { street: 'half' },
      keepSecrets: [],
    };
    await s.handlers['draft/save']({ draftId: 'd', target, templateId: a.id, content }, fromPage);
    const rows = await s.rows(target);
    expect(
      rows.map(({ name, ready, hasDraft, favourite }) => [name, ready, hasDraft, favourite]),
    ).toEqual([
      ['A', false, true, false],
      ['C', false, false, true],
      ['B', true, false, false],
    ]);
    const all = await s.handlers['template/list']({ ...list, ...target }, fromPage);
    const state = await s.handlers['quick-add/open'](target, fromPage);
    expect(state.templates).toEqual(all.rows.slice(0, state.templates.length));
    expect(state.templates.length).toBeGreaterThan(10);
    expect(state).toMatchObject({ total: all.total, folders: [], openTemplateId: a.id });
    const { packs } = await s.handlers['pack/list']({}, fromPage);
    expect(packs.find(({ favourite }) => favourite)?.id).toBe('starter:dental');
    expect((await s.rows()).map(({ hasDraft, ready }) => hasDraft || ready)).not.toContain(true);
  });

  test('tell in the workspace what is typed and not saved', async () => {
    const s = await background();
    const [a, b] = [await s.save({ name: 'A' }), await s.save({ name: 'B' })];
    const edit = { of: b.id, editorId: 'tab' };
    await s.handlers['edit/save']({ ...edit, base: 1, content: { name: 'Bee' } }, fromPage);
    const unsaved = async (asked = {}) => (await s.rows(asked)).map((row) => row.unsaved);
    expect(await unsaved()).toEqual([undefined, true]);
    expect(await unsaved({ locationId })).toEqual([undefined, undefined]);
    await s.handlers['edit/discard'](edit, fromPage);
    expect(await unsaved()).toEqual([undefined, undefined]);
    expect((await s.rows()).map(({ id }) => id)).toEqual([a.id, b.id]);
  });

  test('tell where the words were found', async () => {
    const s = await background();
    await s.save({ name: 'Directions', folder: 'Clinics' });
    expect(await s.rows({ query: 'direc' })).toMatchObject([{ inName: [0, 5] }]);
    expect(await s.rows({ query: 'clinics' })).toMatchObject([
      { elsewhere: { text: 'Clinics', ranges: [0, 7] } },
    ]);
    expect(await s.rows({ query: 'unheard-of' })).toEqual([]);
    const page = await s.handlers['template/list']({ ...list, query: 'direc' }, fromPage);
    expect(page).toMatchObject({ all: 1 + starterTemplates(['en']).length });
  });
});

describe('template/open and template/change', () => {
  test('a template comes with what is known of its use; a starter too', async () => {
    const s = await background();
    const template = await s.save();
    await s.change([template.id], { kind: 'favourite', on: true });
    await s.worker.marks.used(template.id);
    const open = (templateId: string) => s.handlers['template/open']({ templateId }, fromPage);
    expect(await open(template.id)).toEqual({
      template,
      origin: 'personal',
      favourite: true,
      uses: 1,
      lastUsedAt: s.stage.clock.time,
    });
    expect(await open('starter:send-a-text-message')).toMatchObject({ origin: 'starter', uses: 0 });
    expect(await open('gone')).toBeNull();
    expect(await open('constructor')).toBeNull();
  });

  test('many templates and packs are changed at once', async () => {
    const s = await background();
    const [a, b] = [await s.save({ name: 'A' }), await s.save({ name: 'B' })];
    const content = { name: 'P', description: '', templateIds: [a.id] };
    const reply = await s.handlers['pack/save']({ base: 0, content, anyway: false }, fromPage);
    const pack = reply.kind === 'saved' ? reply.pack.id : '';
    const ids = [a.id, b.id, pack, 'gone', 'starter:dental', 'starter:send-a-text-message'];
    expect(await s.change(ids, { kind: 'move', folder: 'F' })).toEqual({ changed: 2 });
    expect(await s.change(ids, { kind: 'tag', add: ['t'], remove: [] })).toEqual({ changed: 2 });
    expect((await s.rows({ folder: 'F', tag: 't' })).map(({ name }) => name)).toEqual(['A', 'B']);
    expect(await s.change(ids, { kind: 'delete' })).toEqual({ changed: 3 });
    expect(await s.rows()).toEqual([]);
    expect(await s.rows({ bin: true })).toHaveLength(2);
    expect((await s.handlers['pack/list']({ bin: true }, fromPage)).packs).toHaveLength(1);
    expect(await s.change([a.id, pack], { kind: 'restore' })).toEqual({ changed: 2 });
    expect(await s.change(ids, { kind: 'purge' })).toEqual({ changed: 1 });
    expect((await s.rows()).map(({ name }) => name)).toEqual(['A']);
  });
});

describe('template/preview', () => {
  test('fills in what is known there, and says what is missing', async () => {
    const s = await background();
    const { id, ...template } = await s.save(request);
    const preview = (locationId: string) =>
      s.handlers['template/preview']({ templateId: id, content: template, locationId }, fromPage);
    expect(await preview(locationId)).toMatchObject({ name: 'Ask', missing: ['street', 'key'] });
    await s.worker.catalog.remember(locationId, id, { values: { street: 'Bern' } });
    await s.worker.connections.keepSecrets(locationId, { [`${id}/key`]: secret });
    const known = await preview(locationId);
    expect(known).toMatchObject({
      parameters: { triggerMessage: 'One moment in Bern' },
      missing: [],
      blanks: { keptSecrets: ['key'], sources: { street: 'here' } },
    });
    expect(JSON.stringify(known)).not.toContain(secret);
    expect(await preview('another')).toMatchObject({ missing: ['street', 'key'] });
  });

  test('a value that is long, or out of range, is not missing', async () => {
    const s = await background();
    const parameters = { ...smsTemplate.parameters, messageBody: '{{street}}' };
    const variables = [{ ...blank('street'), default: 'x'.repeat(600) }];
    const content = { ...smsTemplate, parameters, variables };
    const preview = await s.handlers['template/preview']({ content, locationId }, fromPage);
    expect(preview.missing).toEqual([]);
  });
});

describe('form/open', () => {
  test('asks for the blanks that are used, with what is known of them', async () => {
    const s = await background();
    const { id } = await s.save({ variables: [blank('street'), blank('unused')] });
    const open = () => s.handlers['form/open']({ target, templateId: id }, fromPage);
    const form = await open();
    expect(form).toMatchObject({ name: 'Directions', fromDraft: false, remembered: [] });
    expect(form?.blanks.variables.map(({ name }) => name)).toEqual(['street']);
    const parameters = { ...smsTemplate.parameters, messageBody: 'No blank any more' };
    const content = { name: 'Mine', parameters, values: { street: 'typed' }, keepSecrets: [] };
    await s.handlers['draft/save']({ draftId: 'd', target, templateId: id, content }, fromPage);
    const draft = await open();
    expect(draft).toMatchObject({
      name: 'Mine',
      parameters,
      fromDraft: true,
      blanks: { variables: [] },
    });
    await s.handlers['draft/close']({ target, templateId: id, discard: true }, fromPage);
    await s.worker.catalog.remember(locationId, id, { values: { street: 'x' }, content });
    expect(await open()).toMatchObject({ name: 'Mine', parameters, remembered: ['messageBody'] });
  });
});

test('secrets are kept only when a person wants it, and only beside the token', async () => {
  const s = await background();
  const { id, parameters, name } = await s.save(request);
  const create = (draftId: string, values: Record<string, unknown>, keepSecrets: string[]) =>
    s.handlers['action/create'](
      {
        draftId,
        target,
        tabId,
        picked: false,
        surface: 'popup',
        templateId: id,
        content: { name: `${name} ${draftId}`, parameters, values, keepSecrets },
        anyway: false,
      },
      fromPage,
    );
  const values = { street: 'Bern', key: secret };
  expect(await create('d1', values, [])).toMatchObject({ kind: 'started' });
  await s.worker.runs.settle();
  expect(await s.worker.connections.secrets(locationId)).toEqual({});
  expect(await create('d2', { street: 'Bern' }, ['key'])).toMatchObject({
    kind: 'invalid',
    issues: [{ path: '$blank.key' }],
  });
  expect(await create('d3', values, ['key', 'street'])).toMatchObject({ kind: 'started' });
  await s.worker.runs.settle();
  expect(await s.worker.connections.secrets(locationId)).toEqual({ [`${id}/key`]: secret });
  expect(await create('d4', { street: 'Bern' }, [])).toMatchObject({ kind: 'started' });
  await s.worker.runs.settle();
  const sent = s.stage.highlevel.creates().map(({ body }) => body?.actionParameters);
  expect(sent).toMatchObject(sent.map(() => ({ apiDetails: { authenticationValue: secret } })));
  expect(await s.stage.dump()).not.toContain(secret);
  await s.worker.connections.remove(locationId);
  expect(await s.worker.connections.secrets(locationId)).toEqual({});
});

test('files, versions and edits go through messages as they are', async () => {
  const s = await background();
  const { id } = await s.save({ name: 'One' });
  const content = { ...smsTemplate, name: 'Two' };
  await s.handlers['template/save']({ templateId: id, base: 1, content, anyway: false }, fromPage);
  const { versions } = await s.handlers['template/versions']({ templateId: id }, fromPage);
  expect(versions.map((one) => [one.revision, one.content.name])).toEqual([
    [2, 'Two'],
    [1, 'One'],
  ]);
  const made = await s.handlers['export/make'](
    { of: { ids: [id] }, choices: {}, as: 'file' },
    fromPage,
  );
  if (made.kind !== 'file') throw new Error(made.kind);
  await s.change([id], { kind: 'delete' });
  await s.change([id], { kind: 'purge' });
  expect(await s.rows()).toEqual([]);
  const handed = { stageId: 's', index: 0, text: made.text };
  expect(await s.handlers['document/stage'](handed, fromPage)).toEqual({ kind: 'kept' });
  const wish = { stageId: 's', choices: {}, onlyNamed: false };
  expect(await s.handlers['document/take'](wish, fromPage)).toMatchObject({ templates: 1 });
  expect((await s.rows()).map(({ name }) => name)).toEqual(['Two']);
  const edit = { of: 'new', editorId: 'tab' };
  await s.handlers['edit/save']({ ...edit, base: 0, content: { name: 'typed' } }, fromPage);
  const { edits } = await s.handlers['edit/open']({ of: 'new' }, fromPage);
  expect(edits).toMatchObject([{ editorId: 'tab', content: { name: 'typed' } }]);
  await s.handlers['edit/discard'](edit, fromPage);
  expect(await s.handlers['edit/open']({ of: 'new' }, fromPage)).toEqual({ edits: [] });
  const { lines } = await s.handlers['backup/read']({}, fromPage);
  await s.change([(await s.rows())[0]?.id ?? ''], { kind: 'delete' });
  await s.change([(await s.rows({ bin: true }))[0]?.id ?? ''], { kind: 'purge' });
  expect(await s.rows()).toEqual([]);
  expect(await s.handlers['backup/restore']({ lines }, fromPage)).toMatchObject({ added: 1 });
  expect((await s.rows()).map(({ name }) => name)).toEqual(['Two']);
  expect((await s.handlers['quick-add/open']({}, fromPage)).total).toBe(
    1 + starterTemplates(['en']).length,
  );
  const copy = await s.handlers['template/duplicate'](
    { templateId: (await s.rows())[0]?.id ?? '' },
    fromPage,
  );
  expect(copy).toMatchObject({ name: 'Two (copy)' });
  expect(await s.handlers['template/duplicate']({ templateId: 'gone' }, fromPage)).toBeNull();
});

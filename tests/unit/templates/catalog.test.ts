import { describe, expect, test } from 'vitest';
import type { Template } from '../../../lib/templates/schema.ts';
import type { Worker } from '../runs/stage.ts';
import { createStage, locationId, start } from '../runs/stage.ts';
import { blank, smsTemplate } from './examples.ts';

const starter = 'starter:send-a-text-message';
const another = 'another0location0id00';

async function saved(worker: Worker, changes: Partial<Template> = {}) {
  const reply = await worker.store.save({
    base: 0,
    content: { ...smsTemplate, ...changes },
    anyway: false,
  });
  if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
  return reply.template;
}

describe('what is ready', () => {
  test('is where it was sent, and nowhere else', async () => {
    const { clock, startWorker } = createStage();
    const { catalog, list } = startWorker();
    await catalog.remember(locationId, starter, { values: { text_message: 'Main Street 1' } });
    expect((await catalog.ready(locationId)).map(({ id }) => id)).toEqual([starter]);
    expect(await catalog.ready(another)).toEqual([]);
    const ready = async (location: string | undefined) => {
      const { hits } = await list.page({ query: '', sort: 'usual', offset: 0, limit: 500 });
      const rows = await catalog.rows(hits, { locationId: location, drafts: [] });
      return rows.filter((row) => row.ready);
    };
    expect(await ready(locationId)).toMatchObject([
      { id: starter, uses: 1, lastUsedAt: clock.time, hasDraft: false },
    ]);
    expect(await ready(another)).toEqual([]);
    expect(await ready(undefined)).toEqual([]);
  });

  test('comes in order: favourites first, then those used last; never from the bin', async () => {
    const { stage, worker } = await start();
    const templates = [];
    for (const name of ['A', 'B', 'C', 'D']) {
      const { id } = await saved(worker, { name });
      await worker.catalog.remember(locationId, id, { values: { street: name } });
      stage.clock.time += 1;
      templates.push(id);
    }
    const [a = '', b = '', c = '', d = ''] = templates;
    await worker.marks.favourite([a], true);
    await worker.store.change([c], { kind: 'delete' });
    expect((await worker.catalog.ready(locationId)).map(({ id }) => id)).toEqual([a, d, b]);
  });

  test('is a favourite that needs nothing, though it was never used', async () => {
    const { worker } = await start();
    const street = { ...blank('street'), default: 'Main Street 1' };
    const { id } = await saved(worker, { variables: [street] });
    expect(await worker.catalog.ready(locationId)).toEqual([]);
    await worker.marks.favourite([id], true);
    expect(await worker.catalog.ready(locationId)).toMatchObject([{ id }]);
  });

  test('is not what names a blank that is not declared', async () => {
    const { worker } = await start();
    const messageBody = 'To {{street}} {{stret}}';
    const parameters = { ...smsTemplate.parameters, messageBody };
    const { id } = await saved(worker, { parameters });
    await worker.catalog.remember(locationId, id, { values: { street: 'x' } });
    expect(await worker.catalog.ready(locationId)).toEqual([]);
  });
});

describe('one click', () => {
  const click = async (worker: Worker, template: Template, location = locationId) =>
    worker.catalog.oneClick(template, location, 'cached');

  test('sends what this very template held here, never what another did', async () => {
    const { worker } = await start();
    const [mine, other] = [await saved(worker), await saved(worker, { name: 'Other' })];
    await worker.catalog.remember(locationId, other.id, { values: { street: 'Elsewhere 2' } });
    const guess = await worker.blanksOf({
      locationId,
      templateIds: [mine.id],
      variables: mine.variables,
      listAge: 'cached',
    });
    expect(guess).toMatchObject({
      values: { street: 'Elsewhere 2' },
      sources: { street: 'here-elsewhere' },
    });
    expect(await click(worker, mine)).toMatchObject({ ok: false, values: {} });
    await worker.catalog.remember(locationId, mine.id, { values: { street: 'Here 1' } });
    const sent = await click(worker, mine);
    expect(sent).toMatchObject({ ok: true, values: { street: 'Here 1' } });
    expect(sent.parameters.messageBody).toContain('Here 1');
    expect(await click(worker, mine, another)).toMatchObject({ ok: false });
  });

  test('takes secrets that are kept beside the token, of this template only', async () => {
    const { worker } = await start();
    const parameters = {
      triggerPrompt: 'When asked',
      triggerMessage: 'One moment',
      apiDetails: {
        url: 'https://x.example/',
        method: 'POST',
        authenticationRequired: true,
        authenticationValue: '{{key}}',
      },
    };
    const variables = [blank('key', 'secret')];
    const template = await saved(worker, { type: 'CUSTOM_ACTION', parameters, variables });
    expect(await click(worker, template)).toMatchObject({ ok: false });
    await worker.connections.keepSecrets(locationId, { 'other/key': 'not-mine' });
    expect(await click(worker, template)).toMatchObject({ ok: false });
    await worker.connections.keepSecrets(locationId, { [`${template.id}/key`]: 'hush-hush' });
    expect(await click(worker, template)).toMatchObject({
      ok: true,
      parameters: { apiDetails: { authenticationValue: 'hush-hush' } },
    });
    expect(await click(worker, template, another)).toMatchObject({ ok: false });
  });
});

describe('what is remembered', () => {
  test('of a form: its name and the fields that differ; of a click, what was before stays', async () => {
    const { stage, worker } = await start();
    const template = await saved(worker);
    const content = {
      name: 'My own',
      parameters: { ...smsTemplate.parameters, triggerMessage: 'Sending {{street}}' },
    };
    await worker.catalog.remember(locationId, template.id, { values: { street: 'A' }, content });
    stage.clock.time += 1;
    await worker.catalog.remember(locationId, template.id, { values: { street: 'B' } });
    expect(await stage.db.getAll('remembered')).toEqual([
      {
        version: 2,
        key: `${locationId}/${template.id}`,
        locationId,
        templateId: template.id,
        name: 'My own',
        values: { street: 'B' },
        fields: { triggerMessage: 'Sending {{street}}' },
        usedAt: stage.clock.time,
      },
    ]);
    expect(await worker.catalog.asUsedHere(template, locationId)).toEqual({
      ...content,
      remembered: ['triggerMessage'],
    });
    expect(await worker.catalog.asUsedHere(template, another)).toMatchObject({
      name: template.name,
      parameters: template.parameters,
      remembered: [],
    });
  });

  test('is not the template’s own name: one that it gets later is used', async () => {
    const { worker } = await start();
    const template = await saved(worker, { actionName: 'Old' });
    const { parameters } = template;
    const content = { name: 'Old', parameters };
    await worker.catalog.remember(locationId, template.id, { values: { street: 'A' }, content });
    const renamed = { ...template, actionName: 'New' };
    expect(await worker.catalog.asUsedHere(renamed, locationId)).toMatchObject({ name: 'New' });
    await worker.catalog.remember(locationId, template.id, {
      values: {},
      content: { ...content, name: 'Mine' },
    });
    expect(await worker.catalog.asUsedHere(renamed, locationId)).toMatchObject({ name: 'Mine' });
  });

  test('holds no secret, and nothing of a template that is not there', async () => {
    const { stage, worker } = await start();
    await worker.catalog.remember(locationId, 'gone', { values: { a: 1 } });
    await worker.catalog.remember(locationId, 'constructor', { values: { a: 1 } });
    expect(await stage.db.count('remembered')).toBe(0);
    expect(await stage.db.count('marks')).toBe(0);
    const { id } = await saved(worker, {
      variables: [blank('street'), blank('key', 'secret')],
      parameters: { ...smsTemplate.parameters, messageBody: '{{street}} {{key}}' },
    });
    await worker.catalog.remember(locationId, id, { values: { street: 'A', key: 'hush-hush' } });
    expect(await stage.dump()).not.toContain('hush');
  });

  test('that is broken reaches nothing it should not', async () => {
    const { stage, worker } = await start();
    const template = await saved(worker);
    await stage.db.put('remembered', {
      version: 2,
      key: `${locationId}/${template.id}`,
      locationId,
      templateId: template.id,
      name: 'x',
      values: { street: { toString: 1 }, constructor: 'x' },
      fields: { '__proto__.polluted': 1, 'constructor.prototype.polluted': 1, '': 2 },
      usedAt: 1,
    });
    const { parameters } = await worker.catalog.asUsedHere(template, locationId);
    expect(parameters).toEqual(template.parameters);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await worker.catalog.oneClick(template, locationId, 'cached')).toMatchObject({
      ok: false,
    });
  });
});

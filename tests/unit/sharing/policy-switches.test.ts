import { describe, expect, test } from 'vitest';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { request } from '../background/pack-stage.ts';
import { agentId, locationId, page, secret, start, tabId, token } from '../runs/stage.ts';
import { blank } from '../templates/examples.ts';
import { documentOf, packOf, textOf, textTemplate } from './documents.ts';
import { shareStage } from './sharing-stage.ts';
import { subscribing } from './subscribed.ts';

const target = { locationId, agentId };
const list = { query: '', sort: 'usual' as const, offset: 0, limit: 500 };
const fromTab = { from: 'content' as const, tab: { id: tabId, url: page() } };
const ready = {
  parameters: { triggerPrompt: 'When', triggerMessage: 'Yes.', messageBody: 'Main Street 1' },
  variables: [],
};

describe('where an administrator has switched off exports', () => {
  const off = { exports: false };

  test('nothing leaves, and no library is begun', async () => {
    const s = shareStage();
    const id = await s.save();
    const libraryId = await s.create([id]);
    s.stage.managed.policy = off;
    const before = await s.stage.db.getAll('libraries');
    const policy = { kind: 'problem', problem: { code: 'policy' } };
    for (const of of [{ ids: [id] }, { libraryId }]) {
      expect(await s.ask('export/review', { of })).toMatchObject(policy);
      for (const as of ['file', 'code', 'folder'] as const) {
        expect(await s.ask('export/make', { of, choices: {}, as })).toMatchObject(policy);
      }
    }
    const words = { name: 'New', description: '', publisher: '' };
    expect(await s.ask('library/create', { ...words, ids: [id] })).toMatchObject(policy);
    expect(await s.stage.db.getAll('libraries')).toEqual(before);
    expect(await s.ask('library/list', {})).toMatchObject({
      policy: { managed: true, exports: false, personalTemplates: true, rememberedSecrets: true },
    });
    // What comes in comes in.
    expect(await s.take(await textOf(documentOf(1, [textTemplate('a')])))).toMatchObject({
      templates: 1,
    });
    s.stage.managed.policy = {};
    s.stage.clock.time += 60_000;
    expect(await s.makeFile({ libraryId })).toMatchObject({ revision: 1 });
  });
});

describe('where an administrator has switched off templates of one’s own', () => {
  async function begin() {
    const s = subscribing();
    await s.stage.saveToken();
    const mine = await s.save({ name: 'Mine', ...ready });
    const packId = await s.savePack([mine]);
    await s.publish(
      documentOf(1, [textTemplate('team', ready)], { packs: [packOf('p', ['team'])] }),
    );
    const libraryId = await s.subscribe();
    await s.worker.marks.favourite([mine, `${libraryId}/team`], true);
    s.stage.managed.policy = { personalTemplates: false };
    return { s, mine, packId, libraryId };
  }

  test('none is saved, copied or taken in', async () => {
    const { s, mine, packId, libraryId } = await begin();
    const before = await s.stage.dump();
    const { template } = (await s.ask('template/open', { templateId: mine })) ?? {};
    if (!template) throw new Error('It is gone');
    for (const templateId of [mine, undefined]) {
      const of = templateId === undefined ? {} : { templateId };
      const wish = { ...of, base: 1, content: template, anyway: true };
      expect(await s.ask('template/save', wish)).toEqual({ kind: 'read-only' });
    }
    const content = { name: 'New', description: '', templateIds: [mine] };
    expect(await s.ask('pack/save', { base: 0, content, anyway: true })).toEqual({
      kind: 'read-only',
    });
    for (const templateId of [mine, `${libraryId}/team`, starterTemplates(['en'])[0]?.id ?? '']) {
      expect(await s.ask('template/duplicate', { templateId })).toBeNull();
    }
    for (const id of [packId, `${libraryId}/p`]) {
      expect(await s.ask('pack/duplicate', { packId: id })).toBeNull();
    }
    expect(
      await s.take(await textOf(documentOf(1, [textTemplate('b')], { id: 'x' }))),
    ).toMatchObject({
      kind: 'problem',
      problem: { code: 'policy' },
    });
    const after = JSON.parse(await s.stage.dump());
    // The policy itself is remembered.
    expect(after[0]).toEqual(JSON.parse(before)[0]);
  });

  test('none is applied, whatever an open form still holds', async () => {
    const { s, mine, packId, libraryId } = await begin();
    const wish = { target, tabId, picked: false, surface: 'popup' as const, anyway: false };
    const create = (templateId: string) =>
      s.ask('action/create', { ...wish, draftId: templateId, templateId });
    expect(await create(mine)).toMatchObject({ kind: 'invalid', issues: [{ path: '' }] });
    const pack = { packId, templateIds: [mine], values: {}, keepSecrets: [], leftOut: [] };
    expect(await s.ask('pack/apply', { ...wish, ...pack, draftId: 'p' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: '' }],
    });
    expect(s.stage.highlevel.creates()).toEqual([]);
    expect(await create(`${libraryId}/team`)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('none is listed, in quick add or for the launcher; what was given is', async () => {
    const { s, mine, packId, libraryId } = await begin();
    const { rows, folders } = await s.ask('template/list', list);
    expect(rows.map(({ id }) => id)).not.toContain(mine);
    expect(rows.map(({ id }) => id)).toContain(`${libraryId}/team`);
    expect(folders).toEqual([]);
    const found = await s.ask('template/list', { ...list, query: 'Mine', locationId, agentId });
    expect(found.rows.map(({ name }) => name)).not.toContain('Mine');
    const quick = await s.ask('quick-add/open', { locationId, agentId });
    expect(quick.templates.map(({ id }) => id)).not.toContain(mine);
    expect(quick.total).toBe(starterTemplates(['en']).length + 1);
    const { packs } = await s.ask('pack/list', {});
    expect(packs.map(({ id }) => id)).not.toContain(packId);
    expect(packs.map(({ id }) => id)).toContain(`${libraryId}/p`);
    const shown = await s.handlers['launcher/state']({}, fromTab);
    expect(shown.ready.map(({ name }) => name)).toEqual(['Text team']);
    s.stage.managed.policy = {};
    s.stage.clock.time += 60_000;
    const again = await s.handlers['launcher/state']({}, fromTab);
    expect(again.ready.map(({ name }) => name).sort()).toEqual(['Mine', 'Text team']);
    expect((await s.ask('template/list', list)).rows.map(({ id }) => id)).toContain(mine);
  });

  test('a library that goes leaves no copies', async () => {
    const { s, mine, libraryId } = await begin();
    expect(await s.ask('library/remove', { libraryId, copies: true })).toEqual({ removed: true });
    expect((await s.templates()).map(({ id }) => id)).toEqual([mine]);
  });
});

describe('where an administrator has switched off remembered secrets', () => {
  test('none is kept, and none that was kept is used', async () => {
    const stage = (await start()).stage;
    const s = shareStage(stage);
    const id = await s.save({ ...request, variables: [blank('key', 'secret'), blank('town')] });
    const content = {
      name: 'Ask',
      parameters: request.parameters,
      values: { key: secret, town: 'Bern' },
      keepSecrets: ['key'],
    };
    const wish = { target, tabId, picked: false, surface: 'popup' as const, templateId: id };
    const create = (draftId: string) =>
      s.ask('action/create', { ...wish, draftId, content, anyway: true });
    await create('d1');
    await s.worker.runs.settle();
    expect(await s.worker.connections.secrets(locationId)).toEqual({ [`${id}/key`]: secret });
    stage.managed.policy = { rememberedSecrets: false };
    expect(await s.worker.connections.secrets(locationId)).toEqual({});
    expect(await s.ask('quick-add/open', { locationId, agentId })).toMatchObject({
      rememberSecrets: false,
    });
    await s.stage.saveToken();
    stage.clock.time += 61_000;
    await create('d2');
    await s.worker.runs.settle();
    stage.managed.policy = {};
    expect(await s.worker.connections.secrets(locationId)).toEqual({});
    expect((await s.worker.connections.access(locationId)).token.reveal()).toBe(token);
  });
});

import { describe, expect, test } from 'vitest';
import { starterPackList } from '../../../lib/templates/starter/as-template.ts';
import { request } from '../background/pack-stage.ts';
import { documentOf, packOf, textOf, textTemplate, transferTemplate } from './documents.ts';
import { type ShareStage, shareStage } from './sharing-stage.ts';

async function begin() {
  const s = shareStage();
  const ids = [await s.save({ name: 'One' }), await s.save({ name: 'Two' })];
  const packId = await s.savePack(ids);
  const libraryId = await s.create([...ids, packId]);
  return { s, ids, packId, libraryId, publish: () => s.makeFile({ libraryId }) };
}
const change = (s: ShareStage, libraryId: string, add: string[], remove: string[]) =>
  s.ask('library/change', { libraryId, change: { kind: 'items', add, remove } });

describe('one’s own library', () => {
  test('is listed with what is in it, and says so on its page', async () => {
    const { s, ids, packId, libraryId } = await begin();
    const { libraries } = await s.ask('library/list', {});
    expect(libraries).toMatchObject([
      { id: libraryId, source: 'file', name: 'Ours', templates: 2, packs: 1, revision: 0 },
    ]);
    const page = await s.ask('library/open', { libraryId });
    expect(page?.items.map(({ id }) => id).sort()).toEqual([...ids, packId].sort());
    await s.ask('template/change', { ids: [ids[0] ?? ''], change: { kind: 'delete' } });
    expect(await s.ask('library/open', { libraryId })).toMatchObject({ total: 2 });
  });

  test('has a new revision when something in it has changed, and only then', async () => {
    const { s, ids, libraryId, publish } = await begin();
    expect((await publish()).revision).toBe(1);
    const { text } = await publish();
    s.stage.clock.time += 86_400_000;
    expect((await publish()).text).toBe(text);
    await s.worker.marks.favourite(ids, true);
    expect((await publish()).text).toBe(text);
    await s.save({ name: 'One', description: 'Changed' }, ids[0]);
    expect((await publish()).revision).toBe(2);
    const details = { name: ' Ours ', description: 'New words', publisher: 'Head office' };
    await s.ask('library/change', { libraryId, change: { kind: 'details', ...details } });
    const renamed = await publish();
    expect(renamed).toMatchObject({ revision: 3, document: { name: 'Ours' } });
    expect((await publish()).text).toBe(renamed.text);
    // As a code too.
    const made = await s.ask('export/make', { of: { libraryId }, choices: {}, as: 'code' });
    expect(made).toMatchObject({ kind: 'code' });
    expect((await publish()).text).toBe(renamed.text);
  });

  test('buries what was in it and is not any more, and nothing that never was', async () => {
    const { s, ids, packId, libraryId, publish } = await begin();
    const never = await s.save({ name: 'Never' });
    await change(s, libraryId, [never], []);
    await change(s, libraryId, [], [never]);
    const first = await publish();
    expect(first.document.tombstones).toEqual([]);
    s.stage.clock.time += 1_000;
    await change(s, libraryId, [], [packId]);
    await s.ask('template/change', { ids: [ids[1] ?? ''], change: { kind: 'delete' } });
    const second = await publish();
    const deletedAt = s.stage.clock.time;
    expect(second.document.tombstones).toEqual(
      [ids[1], packId].sort().map((id) => ({ id, revision: 2, deletedAt })),
    );
    expect(second).toMatchObject({
      revision: 2,
      document: { packs: [], templates: [{ name: 'One' }] },
    });
    s.stage.clock.time += 1_000;
    expect((await publish()).text).toBe(second.text);
    // Back again, it is buried no longer.
    await s.ask('template/change', { ids: [ids[1] ?? ''], change: { kind: 'restore' } });
    await change(s, libraryId, [packId], []);
    expect(await publish()).toMatchObject({ revision: 3, document: { tombstones: [] } });
  });

  test('remembers what was chosen for it, and asks again for what is new', async () => {
    const s = shareStage();
    const { parameters } = transferTemplate('x', '+12125550123');
    const id = await s.save({ type: 'CALL_TRANSFER', name: 'Transfer', parameters, variables: [] });
    const libraryId = await s.create([id]);
    const review = async () => {
      const reply = await s.ask('export/review', { of: { libraryId } });
      return reply.kind === 'review' ? reply.findings : [];
    };
    const [found] = await review();
    expect(found).toMatchObject({
      kind: 'phone',
      text: '+12125550123',
      choice: 'keep',
      forced: false,
    });
    const made = await s.makeFile({ libraryId }, { [found?.key ?? '']: 'blank' });
    expect(made.text).not.toContain('+12125550123');
    expect(await review()).toMatchObject([{ choice: 'blank' }]);
    expect((await s.makeFile({ libraryId })).text).toBe(made.text);
    await s.save(
      {
        type: 'CALL_TRANSFER',
        name: 'Transfer',
        parameters: { ...parameters, transferToValue: '+12125550199' },
        variables: [],
      },
      id,
    );
    expect(await review()).toMatchObject([{ text: '+12125550199', choice: 'keep' }]);
  });

  test('without a template is not published, and says why', async () => {
    const { s, ids, packId, libraryId } = await begin();
    await change(s, libraryId, [], [...ids, packId]);
    const before = await s.stage.dump();
    for (const as of ['file', 'code'] as const) {
      expect(await s.ask('export/make', { of: { libraryId }, choices: {}, as })).toMatchObject({
        problem: { code: 'empty' },
      });
    }
    expect(await s.ask('export/review', { of: { libraryId } })).toMatchObject({ kind: 'problem' });
    expect(await s.stage.dump()).toBe(before);
  });

  test('is taken out, and its templates stay', async () => {
    const { s, libraryId } = await begin();
    const templates = await s.templates();
    expect(await s.ask('library/remove', { libraryId, copies: false })).toEqual({ removed: true });
    expect(await s.templates()).toEqual(templates);
    expect(await s.ask('library/open', { libraryId })).toBeNull();
    const make = { of: { libraryId }, choices: {}, as: 'file' as const };
    expect(await s.ask('export/make', make)).toMatchObject({ problem: { code: 'not-found' } });
  });

  test('cannot be kept as a subscription is', async () => {
    const { s, libraryId } = await begin();
    const before = await s.stage.dump();
    for (const wish of [
      { kind: 'apply', apply: 'auto' },
      { kind: 'every', hours: 2 },
      { kind: 'authorization', value: 'Bearer x' },
      { kind: 'login', user: 'a', password: 'b' },
      { kind: 'me', me: 'Ada' },
    ] as const) {
      expect(await s.ask('library/change', { libraryId, change: wish })).toMatchObject({
        problem: { code: 'read-only' },
      });
    }
    expect(await s.stage.dump()).toBe(before);
    expect(await s.worker.db.count('logins')).toBe(0);
  });
});

describe('a library that came as a file', () => {
  const document = documentOf(4, [textTemplate('a'), textTemplate('b')], {
    packs: [packOf('p', ['a', 'b'])],
  });
  const only = async (s: ShareStage) => (await s.ask('library/list', {})).libraries;

  test('is one’s own from then on, and goes on from its revision', async () => {
    const s = shareStage();
    await s.take(await textOf(document));
    const [row] = await only(s);
    expect(row).toMatchObject({ source: 'file', revision: 4, templates: 2, packs: 1 });
    await s.save({ name: 'Text a', description: 'Changed' }, 'a');
    const libraryId = row?.id ?? '';
    expect(await s.makeFile({ libraryId })).toMatchObject({
      revision: 5,
      document: { id: document.id },
    });
  });

  test('of which nothing was taken leaves no trace', async () => {
    const s = shareStage();
    const before = await s.stage.dump();
    const choices = { a: 'leave', b: 'leave', p: 'leave' } as const;
    expect(await s.take(await textOf(document), { choices })).toMatchObject({ left: 3 });
    expect(await s.take(await textOf(document), { onlyNamed: true })).toMatchObject({ left: 3 });
    expect(await s.stage.dump()).toBe(before);
  });

  test('does not bury for others what was left here', async () => {
    const s = shareStage();
    await s.take(await textOf(document), { choices: { b: 'leave', p: 'leave' } });
    const [row] = await only(s);
    const made = await s.makeFile({ libraryId: row?.id ?? '' });
    expect(made.document).toMatchObject({ revision: 5, tombstones: [], templates: [{ id: 'a' }] });
  });

  test('comes again: it is the same library', async () => {
    const s = shareStage();
    await s.take(await textOf(document));
    const next = documentOf(5, [
      textTemplate('a', { description: 'New', revision: 2 }),
      textTemplate('c'),
    ]);
    expect(await s.take(await textOf(next))).toMatchObject({ templates: 2, same: 0 });
    expect(await only(s)).toMatchObject([{ revision: 5, templates: 3 }]);
  });
});

describe('a selection', () => {
  test('of a pack brings its templates, and of starters what they are', async () => {
    const { s, ids } = await begin();
    const [starters] = starterPackList(['en']);
    const packId = await s.savePack([ids[0] ?? '', starters?.templateIds[0] ?? '']);
    const { document } = await s.makeFile({ ids: [packId, starters?.id ?? ''] });
    expect(document).toMatchObject({ selection: true, revision: 1 });
    expect(document.templates).toHaveLength(1 + (starters?.templateIds.length ?? 0));
    expect(document.packs.map(({ name }) => name).sort()).toEqual(['Pack', starters?.name].sort());
    const inDocument = new Set(document.templates.map(({ id }) => id));
    for (const pack of document.packs) {
      for (const id of pack.templateIds) expect(inDocument).toContain(id);
    }
    const other = shareStage();
    expect(await other.take(JSON.stringify(document))).toMatchObject({ templates: 1, packs: 1 });
    const [pack] = await other.worker.db.getAll('packs');
    expect(pack?.templateIds).toEqual([ids[0], starters?.templateIds[0]]);
    // It is no library that goes on.
    expect((await other.ask('library/list', {})).libraries).toEqual([]);
  });

  test('of one template is called by its name', async () => {
    const { s, ids } = await begin();
    expect((await s.makeFile({ ids: ids.slice(0, 1) })).document.name).toBe('One');
    expect((await s.makeFile({ ids })).document.name).toBe('2 templates');
    const reply = await s.ask('export/review', { of: { ids } });
    expect(reply).toMatchObject({ kind: 'review', name: '2 templates', findings: [] });
  });

  test('of nothing that is there is none', async () => {
    const { s } = await begin();
    for (const ids of [[], ['gone'], ['__proto__']]) {
      expect(await s.ask('export/make', { of: { ids }, choices: {}, as: 'file' })).toMatchObject({
        problem: { code: 'empty' },
      });
    }
  });

  test('leaves without a secret that stands in a text, and tells that it was there', async () => {
    const s = shareStage();
    const token = `pit-${'0123456789abcdef'.repeat(2)}`;
    const id = await s.save({ ...request, description: `Use ${token}` });
    const reply = await s.ask('export/review', { of: { ids: [id] } });
    const findings = reply.kind === 'review' ? reply.findings : [];
    expect(findings).toMatchObject([
      { kind: 'address' },
      { kind: 'secret', forced: true, leftOut: true },
    ]);
    expect(JSON.stringify(reply)).not.toContain(token);
    const key = `${id}\ndescription secret 0`;
    const made = await s.makeFile({ ids: [id] }, { [key]: 'keep' });
    expect(made.text).not.toContain(token);
    expect(made.document.templates[0]?.description).toBe('Use [left out]');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createList, type ListQuery } from '../../../lib/templates/list.ts';
import type { Listed } from '../../../lib/templates/listed.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { createStage, type Worker } from '../runs/stage.ts';
import { smsTemplate } from './examples.ts';

const sorts: ListQuery['sort'][] = ['usual', 'name', 'changed', 'lastUsed', 'uses'];
const everything = { query: '', offset: 0, limit: 500 };

async function saved(worker: Worker, changes: Partial<TemplateContent> = {}) {
  const content = { ...smsTemplate, ...changes };
  const reply = await worker.store.save({ base: 0, content, anyway: false });
  if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
  return reply.template.id;
}
const names = async (worker: Worker, asked: Partial<ListQuery> = {}) => {
  const query = { ...everything, sort: 'usual' as const, ...asked };
  return (await worker.list.page(query)).hits.map(({ entry }) => entry.name);
};
const own = { origin: 'personal' as const };

describe('a page', () => {
  test('has drafts first, then favourites, those used last, one’s own, and the starters', async () => {
    const stage = createStage();
    const worker = stage.startWorker();
    const [a, b, c, d] = [
      await saved(worker, { name: 'a' }),
      await saved(worker, { name: 'B' }),
      await saved(worker, { name: 'c' }),
      await saved(worker, { name: 'D' }),
    ];
    expect((await names(worker)).slice(0, 5)).toEqual([
      'a',
      'B',
      'c',
      'D',
      starterTemplates(['en'])[0]?.name,
    ]);
    await worker.list.onMarked(await worker.marks.favourite([d], true));
    await worker.list.onMarked([await worker.marks.used(c)]);
    stage.clock.time += 1;
    await worker.list.onMarked([await worker.marks.used(b)]);
    expect((await names(worker)).slice(0, 4)).toEqual(['D', 'B', 'c', 'a']);
    expect((await names(worker, { first: { drafts: [a] } })).slice(0, 4)).toEqual([
      'a',
      'D',
      'B',
      'c',
    ]);
    const here = { drafts: ['action:x', a], recent: [c, 'gone'] };
    expect((await names(worker, { first: here })).slice(0, 4)).toEqual(['a', 'D', 'c', 'B']);
  });

  test('is filtered by folder, tag, type, timing, origin, favourites, use and the bin', async () => {
    const worker = createStage().startWorker();
    const sms = await saved(worker, { name: 'S', folder: 'Clinics', tags: ['new', 'x'] });
    const after = await saved(worker, {
      name: 'E',
      type: 'DATA_EXTRACTION',
      parameters: { description: 'The {{street}}', examples: ['a'] },
      tags: ['x'],
    });
    expect(await names(worker, { folder: 'Clinics' })).toEqual(['S']);
    expect(await names(worker, { folder: '', ...own })).toEqual(['E']);
    expect(await names(worker, { tag: 'x' })).toEqual(['E', 'S']);
    expect(await names(worker, { type: 'SMS', ...own })).toEqual(['S']);
    expect(await names(worker, { timing: 'after', ...own })).toEqual(['E']);
    expect(await names(worker, { favourite: true })).toEqual([]);
    await worker.list.onMarked(await worker.marks.favourite([after], true));
    await worker.list.onMarked([await worker.marks.used(sms)]);
    expect(await names(worker, { favourite: true })).toEqual(['E']);
    expect(await names(worker, { used: true })).toEqual(['S']);
    await worker.store.change([sms], { kind: 'delete' });
    expect(await names(worker, own)).toEqual(['E']);
    expect(await names(worker, { bin: true })).toEqual(['S']);
  });

  test('counts all, folders and tags, whatever is asked for; pages follow each other', async () => {
    const worker = createStage().startWorker();
    for (const name of ['a', 'b', 'c']) {
      await saved(worker, { name, folder: name === 'c' ? '' : 'F', tags: ['t', name] });
    }
    const page = await worker.list.page({ ...everything, sort: 'name', tag: 'b', limit: 2 });
    expect(page).toMatchObject({
      total: 1,
      all: 3 + starterTemplates(['en']).length,
      folders: [{ name: 'F', count: 2 }],
    });
    expect(page.tags.slice(0, 4)).toEqual([
      { name: 'a', count: 1 },
      { name: 'b', count: 1 },
      { name: 'c', count: 1 },
      { name: 't', count: 3 },
    ]);
    const whole = await names(worker, { sort: 'name' });
    const parts = [];
    for (let offset = 0; offset < whole.length; offset += 7) {
      parts.push(...(await names(worker, { sort: 'name', offset, limit: 7 })));
    }
    expect(parts).toEqual(whole);
  });

  test('knows folders and tags by names that every object has', async () => {
    const worker = createStage().startWorker();
    await worker.list.first(5, { drafts: [] });
    for (const folder of ['constructor', '__proto__', 'toString']) {
      await saved(worker, { folder, tags: [folder] });
    }
    const page = await worker.list.page({ ...everything, sort: 'name' });
    const first = await worker.list.first(5, { drafts: [] });
    expect(first.folders).toEqual(page.folders.map(({ name }) => name));
    expect(page.folders).toHaveLength(3);
    expect(first.total).toBe(page.total);
    expect(await worker.db.count('setAside')).toBe(0);
  });
});

const shownOf = ({ id, name, favourite, uses, lastUsedAt, folder, tags }: Listed) => ({
  id,
  name,
  favourite,
  uses,
  lastUsedAt,
  folder,
  tags,
});

describe('whatever happens to templates', () => {
  const name = fc.constantFrom(
    'A',
    'a',
    'b',
    'B b',
    'é',
    'ｚ',
    '😀',
    'שלום',
    'İ',
    'Text 2',
    'Text 10',
  );
  const which = fc.nat({ max: 9 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('new'), name }),
    fc.record({ kind: fc.constant('rename'), name, which }),
    fc.record({ kind: fc.constant('move'), which, folder: fc.constantFrom('', 'F', 'G') }),
    fc.record({ kind: fc.constant('tag'), which }),
    fc.record({ kind: fc.constant('delete'), which }),
    fc.record({ kind: fc.constant('restore'), which }),
    fc.record({ kind: fc.constant('purge'), which }),
    fc.record({ kind: fc.constant('duplicate'), which }),
    fc.record({ kind: fc.constant('favourite'), which, on: fc.boolean() }),
    fc.record({ kind: fc.constant('used'), which }),
    fc.record({ kind: fc.constant('pack used') }),
  );
  type Step = (typeof step extends fc.Arbitrary<infer S> ? S : never) & {
    which?: number;
    name?: string;
    folder?: string;
    on?: boolean;
  };

  async function perform({ store, marks, list }: Worker, ids: string[], one: Step) {
    const { kind, which = 0, name: called = 'x', folder = '', on = true } = one;
    const starter = starterTemplates(['en'])[which]?.id ?? '';
    const id = ids[which] ?? starter;
    switch (kind) {
      case 'new':
      case 'rename': {
        const templateId = kind === 'new' ? undefined : id;
        const content = { ...smsTemplate, name: called };
        const reply = await store.save({ templateId, base: 0, content, anyway: true });
        if (reply.kind === 'saved' && kind === 'new') ids.push(reply.template.id);
        return;
      }
      case 'move':
        return store.change([id], { kind: 'move', folder });
      case 'tag':
        return store.change([id], { kind: 'tag', add: ['new'], remove: [] });
      case 'delete':
      case 'restore':
        return store.change([id], { kind });
      case 'purge':
        return store.purge([id]);
      case 'duplicate': {
        const copy = await store.duplicate(id);
        if (copy) ids.push(copy.id);
        return;
      }
      case 'favourite':
        return list.onMarked(await marks.favourite([id], on));
      case 'used':
        return list.onMarked([await marks.used(id)]);
      default:
        return marks.used('starter:dental');
    }
  }

  test('the list in memory is the one that is read anew, and the first page is the first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step as fc.Arbitrary<Step>, { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 30 }),
        async (steps, limit, readAt) => {
          const stage = createStage();
          const worker = stage.startWorker();
          const ids: string[] = [];
          for (const [index, one] of steps.entries()) {
            if (index === readAt) await worker.list.page({ ...everything, sort: 'name' });
            if (index === readAt + 1) await worker.list.first(limit, { drafts: [] });
            stage.clock.time += index % 3;
            await perform(worker, ids, one);
          }
          const fresh = createList(worker.db, worker.marks, worker.starterLanguages);
          for (const bin of [undefined, true] as const) {
            for (const sort of sorts) {
              const query = { ...everything, sort, bin };
              expect(await worker.list.page(query)).toEqual(await fresh.page(query));
            }
          }
          const recent = ids.slice(0, 2);
          for (const first of [{ drafts: [] }, { drafts: ids.slice(-2), recent }]) {
            const query = { ...everything, limit, sort: 'usual' as const, first };
            const { hits, total, folders } = await fresh.page(query);
            const told = await createList(worker.db, worker.marks, worker.starterLanguages).first(
              limit,
              first,
            );
            expect(told).toEqual({
              // Without what only a search needs.
              hits: hits.map(({ entry }) => ({ entry: expect.objectContaining(shownOf(entry)) })),
              total,
              folders: folders.map((folder) => folder.name),
            });
          }
          await worker.db.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('many favourites, in the bin or of packs, do not keep others from the first page', async () => {
    const worker = createStage().startWorker();
    const ids = [];
    for (const name of ['z', 'y', 'x', 'w', 'v', 'u']) ids.push(await saved(worker, { name }));
    await worker.marks.favourite([...ids, 'aaa:pack', 'aab:pack'], true);
    await worker.store.change(ids.slice(0, 2), { kind: 'delete' });
    const { hits } = await worker.list.first(3, { drafts: [] });
    expect(hits.map(({ entry }) => entry.name)).toEqual(['u', 'v', 'w']);
  });
});

import { afterEach, expect, test, vi } from 'vitest';
import { StorageError } from '../../../lib/storage/database.ts';
import { createStage, locationId, type Worker } from '../runs/stage.ts';
import { smsTemplate } from './examples.ts';

afterEach(() => void vi.restoreAllMocks());

/** A template in use, one in the bin, one pack; the list is in memory. */
async function begin() {
  const stage = createStage();
  const worker = stage.startWorker();
  const save = async (name: string) => {
    const content = { ...smsTemplate, name, folder: 'F' };
    const reply = await worker.store.save({ base: 0, content, anyway: false });
    return reply.kind === 'saved' ? reply.template.id : '';
  };
  const [id, binned] = [await save('Kept'), await save('Binned')];
  await worker.store.change([binned], { kind: 'delete' });
  const pack = { name: 'Pack', description: '', templateIds: [id] };
  const reply = await worker.packs.save({ base: 0, content: pack, anyway: false });
  const packId = reply.kind === 'saved' ? reply.pack.id : '';
  const state = async () => [
    await worker.list.page({ query: '', sort: 'name', offset: 0, limit: 500 }),
    await worker.list.page({ query: '', sort: 'name', offset: 0, limit: 500, bin: true }),
    await worker.list.first(5, { drafts: [] }),
    await stage.dump(),
  ];
  return { worker, id, binned, packId, state };
}
type Ids = { id: string; binned: string; packId: string };

const content = { ...smsTemplate, name: 'New' };
const pack = { name: 'New', description: '', templateIds: ['x'] };

const writes: [string, (worker: Worker, ids: Ids) => Promise<unknown>][] = [
  ['a new template', ({ store }) => store.save({ base: 0, content, anyway: false })],
  [
    'a version',
    ({ store }, { id }) => store.save({ templateId: id, base: 1, content, anyway: false }),
  ],
  ['a copy', ({ store }, { id }) => store.duplicate(id)],
  ['a move', ({ store }, { id }) => store.change([id], { kind: 'move', folder: 'G' })],
  ['a deletion', ({ store }, { id }) => store.change([id], { kind: 'delete' })],
  ['a restoring', ({ store }, { binned }) => store.change([binned], { kind: 'restore' })],
  ['a purge', ({ store }, { binned }) => store.purge([binned])],
  ['a favourite', ({ marks }, { id }) => marks.favourite([id], true)],
  ['a memory', ({ catalog }, { id }) => catalog.remember(locationId, id, { values: {} })],
  ['a pack', ({ packs }) => packs.save({ base: 0, content: pack, anyway: false })],
  ['a pack’s copy', ({ packs }, { packId }) => packs.duplicate(packId)],
  ['a pack’s deletion', ({ packs }, { packId }) => packs.bin([packId], true)],
  ['an edit', ({ edits }, { id }) => edits.save(id, 'tab', 1, content)],
];

test.each(writes)(
  '%s that is refused changes nothing, nor the list in memory',
  async (_, write) => {
    const { worker, state, ...ids } = await begin();
    await state();
    const before = await state();
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(full);
    await expect(write(worker, ids)).rejects.toBeInstanceOf(StorageError);
    vi.restoreAllMocks();
    expect(await state()).toEqual(before);
    await write(worker, ids);
    expect(await state()).not.toEqual(before);
  },
);

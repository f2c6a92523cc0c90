import { expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { toSeen } from '../../../lib/storage/appearance.ts';
import { agentId, locationId, start } from '../runs/stage.ts';

const target = { locationId, agentId };
const fromPage = { from: 'page' as const };

async function background() {
  const s = await start();
  return { ...s, handlers: createHandlers(s.worker) };
}

test('what had to be set aside is told at once, and the rest works', async () => {
  const { handlers, stage } = await background();
  const put = (store: 'runs' | 'names', record: object) => stage.db.put(store, record as never);
  await put('runs', { id: 'odd', target, activeAt: stage.clock.time });
  await put('names', { key: `agent/${locationId}/${agentId}`, name: 5 });
  const state = await handlers['quick-add/open'](target, fromPage);
  expect(state).toMatchObject({ setAside: 2, recent: [], connection: { writes: 'unknown' } });
});

test('hints and news that were seen are remembered, each once', async () => {
  const { handlers, worker } = await background();
  const seen = async () => toSeen(await worker.settings.read());
  expect(await seen()).toMatchObject({
    hintsSeen: [],
    shortcuts: true,
  });
  const hints = ['many', 'undo', 'many'] as const;
  for (const hintSeen of hints) await handlers['settings/change']({ hintSeen }, fromPage);
  await handlers['settings/change']({ newsSeen: '0.1.0' }, fromPage);
  await handlers['settings/change']({ shortcuts: false }, fromPage);
  expect(await seen()).toMatchObject({
    hintsSeen: ['many', 'undo'],
    newsSeen: '0.1.0',
    shortcuts: false,
  });
});

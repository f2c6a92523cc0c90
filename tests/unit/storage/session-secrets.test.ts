import { expect, test } from 'vitest';
import { createSessionSecrets } from '../../../lib/storage/session-secrets.ts';

function stage() {
  const items = new Map<string, unknown>();
  const secrets = createSessionSecrets({
    get: async (key) => (key === null ? Object.fromEntries(items) : { [key]: items.get(key) }),
    set: async (given) => {
      for (const [key, value] of Object.entries(given)) items.set(key, value);
    },
    remove: async (key) => void items.delete(key),
  });
  return { items, secrets };
}

test('are kept by owner until they are forgotten', async () => {
  const { items, secrets } = stage();
  await secrets.keep('run/1', { parameters: 'x' });
  await secrets.keep('draft/1', { parameters: 'y' });
  items.set('other', 1);
  expect(await secrets.read('run/1')).toEqual({ parameters: 'x' });
  expect((await secrets.owners()).sort()).toEqual(['draft/1', 'run/1']);
  await secrets.forget('run/1');
  await secrets.keep('draft/1', {});
  expect(await secrets.read('run/1')).toEqual({});
  expect(await secrets.owners()).toEqual([]);
  expect([...items.keys()]).toEqual(['other']);
});

test('of another form are none', async () => {
  const { items, secrets } = stage();
  for (const odd of [7, 'text', null, { parameters: 7 }, []]) {
    items.set('secrets/run/1', odd);
    expect(await secrets.read('run/1')).toEqual({});
  }
});

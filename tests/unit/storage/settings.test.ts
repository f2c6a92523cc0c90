import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSettings } from '../../../lib/storage/settings.ts';

const standard = {
  launcherEnabled: true,
  launcherPosition: { right: 24, bottom: 96 },
  keepDays: 30,
  theme: 'system',
  language: 'auto',
  shortcuts: true,
  hintsSeen: [],
};

function stage(stored?: unknown) {
  const items: Record<string, unknown> = stored === undefined ? {} : { settings: stored };
  const settings = createSettings({
    get: async (key) => (key in items ? { [key]: items[key] } : {}),
    set: async (given) => void Object.assign(items, given),
  });
  return { items, settings };
}

test('each setting that does not parse falls back alone', async () => {
  expect(await stage().settings.read()).toEqual(standard);
  expect(await stage({ launcherEnabled: false }).settings.read()).toEqual({
    ...standard,
    launcherEnabled: false,
  });
  const position = { right: 1, bottom: 2 };
  expect((await stage({ keepDays: 8 }).settings.read()).keepDays).toBe(30);
  expect((await stage({ keepDays: 365 }).settings.read()).keepDays).toBe(365);
  const half = { launcherEnabled: 'no', launcherPosition: position };
  expect(await stage(half).settings.read()).toEqual({ ...standard, launcherPosition: position });
  expect(
    await stage({ launcherEnabled: false, launcherPosition: { right: '1' } }).settings.read(),
  ).toEqual({ ...standard, launcherEnabled: false });
});

test('whatever is stored, there are settings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (stored) => {
      const { launcherEnabled, launcherPosition } = await stage(stored).settings.read();
      expect(typeof launcherEnabled).toBe('boolean');
      expect(Object.values(launcherPosition).every((edge) => typeof edge === 'number')).toBe(true);
    }),
  );
});

test('a change leaves the others', async () => {
  const { settings } = stage();
  await settings.change({ launcherEnabled: false });
  await settings.change({ launcherPosition: { right: 5, bottom: 6 } });
  expect(await settings.read()).toEqual({
    ...standard,
    launcherEnabled: false,
    launcherPosition: { right: 5, bottom: 6 },
  });
});

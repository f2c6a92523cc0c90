import { expect, test } from 'vitest';
import { starters } from '../../../lib/templates/starter/index.ts';
import { createStage, locationId, sms } from '../runs/stage.ts';

test('a template is ready where it was sent, and nowhere else', async () => {
  const { clock, startWorker } = createStage();
  const { catalog } = startWorker();
  const { templateId, name, parameters } = sms;
  expect((await catalog.list(undefined)).map(({ id }) => id)).toEqual(starters.map(({ id }) => id));
  await catalog.remember(locationId, templateId, { name, parameters });
  const ready = async (location: string | undefined) =>
    (await catalog.list(location)).filter((one) => one.ready);
  expect(await ready(locationId)).toMatchObject([{ id: templateId, lastUsedAt: clock.time }]);
  expect(await ready('another')).toEqual([]);
  expect(await ready(undefined)).toEqual([]);
  const template = catalog.find(templateId);
  if (!template) throw new Error('no template');
  expect(await catalog.filled(template, locationId)).toMatchObject({ name, parameters });
  expect(await catalog.filled(template, 'another')).toMatchObject({ name: template.name });
});

test('an unknown template is none, and nothing is remembered of it', async () => {
  const stage = createStage();
  const { catalog } = stage.startWorker();
  expect(catalog.find('constructor')).toBeUndefined();
  await catalog.remember(locationId, 'gone', { name: 'x', parameters: {} });
  expect(await stage.db.count('remembered')).toBe(0);
});

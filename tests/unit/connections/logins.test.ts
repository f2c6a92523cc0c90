import { expect, test } from 'vitest';
import {
  basicAuthorization,
  createLogins,
  malformedAuthorization,
} from '../../../lib/connections/logins.ts';
import { shareStage } from '../sharing/sharing-stage.ts';
import { deviceVault } from './vault-stage.ts';

test('a login is handed out as a secret, and of its views only the name', async () => {
  const { stage } = shareStage();
  const logins = createLogins(stage.db, deviceVault(stage.db));
  await logins.keep('folder:a', basicAuthorization('änna', 'geheim:1'), 'änna');
  expect(`${await logins.get('folder:a')}`).not.toContain('Basic');
  expect((await logins.get('folder:a'))?.reveal()).toBe(
    `Basic ${Buffer.from('änna:geheim:1').toString('base64')}`,
  );
  expect(await logins.view('folder:a')).toEqual({ hasLogin: true, user: 'änna' });
  await logins.keep('folder:a', '');
  expect(await logins.get('folder:a')).toBeUndefined();
  expect(await logins.view('folder:a')).toEqual({ hasLogin: false });
});

test('a login without its library is forgotten, others stay', async () => {
  const s = shareStage();
  const logins = createLogins(s.stage.db, deviceVault(s.stage.db));
  const libraryId = await s.create([await s.save()]);
  await logins.keep(libraryId, 'Bearer a');
  await logins.keep('subscription:gone', 'Bearer b');
  await logins.prune();
  expect(await logins.view(libraryId)).toEqual({ hasLogin: true });
  expect(await logins.view('subscription:gone')).toEqual({ hasLogin: false });
});

test.each([
  ['', true],
  ['Bearer abc', true],
  ['Bearer abc\r\nX: y', false],
  [' Bearer abc', false],
  ['Bearer ä', false],
])('the value %j of a header is %s', (value, isFine) => {
  expect(malformedAuthorization(value) === undefined).toBe(isFine);
});

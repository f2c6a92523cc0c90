import { expect, test } from 'vitest';
import { restoreBackup } from '../../../lib/storage/backup.ts';
import { documentOf, textOf, textTemplate, transferTemplate } from '../sharing/documents.ts';
import { type ShareStage, shareStage } from '../sharing/sharing-stage.ts';
import { subscribing } from '../sharing/subscribed.ts';

async function backUp(s: ShareStage): Promise<string[]> {
  const lines: string[] = [];
  let after: string | undefined;
  do {
    const part = await s.ask('backup/read', after === undefined ? {} : { after });
    lines.push(...part.lines);
    after = part.next;
  } while (after !== undefined);
  return lines;
}

/** A browser with a library of every kind, a login and a key. */
async function used() {
  const s = subscribing();
  const ours = await s.create([await s.save()]);
  const { key } = await s.ask('key/create', { name: 'Head office' });
  await s.ask('library/change', { libraryId: ours, change: { kind: 'sign', key } });
  await s.makeFile({ libraryId: ours });
  await s.publish(documentOf(1, [textTemplate('a')]));
  const theirs = await s.subscribe({ authorization: 'Bearer open-sesame' });
  await s.publish(documentOf(2, [transferTemplate('b', '+12125550123')]));
  await s.check(theirs);
  const pack = { id: 'p', revision: 1, changedAt: 1, name: 'Given', description: '' };
  const given = documentOf(1, [textTemplate('managed-one')], {
    id: 'given',
    packs: [{ ...pack, templateIds: ['managed-one'] }],
  });
  s.stage.managed.policy = { libraries: [{ document: await textOf(given) }] };
  await s.worker.managed.sync();
  const waits = documentOf(2, [textTemplate('managed-one', { parameters: { messageBody: 'X' } })], {
    id: 'given',
  });
  s.stage.managed.policy = { libraries: [{ document: await textOf(waits) }] };
  await s.worker.managed.sync();
  return { s, ours, theirs };
}

test('a backup holds libraries, but nothing of an administrator’s, no login and no key', async () => {
  const { s } = await used();
  const broken = { id: 'managed:x/y', version: 99, inBin: 0, sortName: 'bad' };
  await s.worker.db.put('templates', broken as never);
  await s.worker.db.getAll('templates');
  expect(await s.worker.db.count('setAside')).toBe(1);
  const lines = await backUp(s);
  const text = lines.join('\n');
  expect(text).not.toContain('managed');
  expect(text).not.toContain('open-sesame');
  for (const privateKey of await s.worker.keys.everyPrivateKey()) {
    expect(text).not.toContain(privateKey.reveal());
  }
  expect(lines.filter((line) => line.startsWith('{"store":"libraries"'))).toHaveLength(2);
});

test('restored elsewhere, libraries are whole, and an update that waits waits there too', async () => {
  const { s, ours, theirs } = await used();
  const other = shareStage();
  const { refused } = await restoreBackup(other.worker.db, await backUp(s));
  expect(refused).toEqual([]);
  for (const libraryId of [ours, theirs]) {
    const [here, there] = await Promise.all([
      s.ask('library/open', { libraryId }),
      other.ask('library/open', { libraryId }),
    ]);
    // Logins and keys are not carried.
    const { hasLogin: _, signature: __, ...library } = here?.library ?? {};
    expect(there).toMatchObject({ ...here, library });
    expect(there?.library.hasLogin).toBe(false);
  }
  const waiting = await other.ask('update/open', { libraryId: theirs, offset: 0 });
  const answer = { libraryId: theirs, hash: waiting?.hash ?? '', accept: true };
  expect(await other.ask('update/answer', answer)).toMatchObject({ kind: 'taken' });
  // It says what was published: that signature goes along, though the key is not in that browser.
  expect(
    await other.ask('export/make', { of: { libraryId: ours }, choices: {}, as: 'file' }),
  ).toMatchObject({ kind: 'file', signed: true });
});

test('what claims to be an administrator’s is not restored', async () => {
  const { s } = await used();
  const [library] = (await s.worker.libraries.list()).filter(({ source }) => source === 'managed');
  const template = (await s.templates()).find(({ library }) => library?.id.startsWith('managed:'));
  const lines = [
    JSON.stringify({ store: 'libraries', record: library }),
    JSON.stringify({ store: 'templates', record: template }),
  ];
  const other = shareStage();
  const before = await other.stage.dump();
  const reply = await other.ask('backup/restore', { lines });
  expect(reply).toMatchObject({ added: 0, kept: 0, refused: [{}, {}] });
  expect(await other.stage.dump()).toBe(before);
});

import { expect, test } from 'vitest';
import { fromCode } from '../../../lib/sharing/code.ts';
import { request } from '../background/pack-stage.ts';
import { agentId, createStage, locationId, tabId, token } from '../runs/stage.ts';
import { blank } from '../templates/examples.ts';
import { documentOf, textOf, textTemplate } from './documents.ts';
import { shareStage } from './sharing-stage.ts';
import { createWebDavServer } from './webdav-server.ts';

const subscribed = 'https://templates.example.com/team.json';
const folder = 'https://dav.example.com/team/library.json';
const calendarId = 'Cal0123456789abcdEF4';
const [typed, header, password, passphrase] = [
  'typed-secret-4711-of-the-shop',
  'Bearer header-secret-4711',
  'folder "password" 4711',
  'a passphrase 4711',
];
/** Nobody here knows it; it says itself what it is. */
const strange = `pit-${'0a1b2c3d'.repeat(4)}`;

/** A template in which somebody wrote these everywhere. */
const careless = (words: string[]) => ({
  ...request,
  name: 'Careless',
  description: words.join(' and '),
  folder: 'Front desk',
  parameters: {
    ...request.parameters,
    triggerMessage: words.map((word) => `(${word})`).join('\n'),
    later: { deep: words.map((word) => `see ${word}!`), text: `x_${words.join('_')}_x` },
  },
  variables: [
    blank('key', 'secret'),
    { ...blank('town'), label: 'Town', help: words.join(', '), default: words[0] ?? '' },
  ],
});

async function everything() {
  const stage = createStage();
  await stage.saveToken();
  const server = createWebDavServer();
  stage.web.access.add(new URL(subscribed).origin).add(new URL(folder).origin);
  const served = { text: await textOf(documentOf(1, [textTemplate('a')])) };
  const requests: { url: string; headers: Headers; body: string }[] = [];
  stage.web.fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = String(input);
    requests.push({ url, headers: new Headers(init?.headers), body: String(init?.body ?? '') });
    return url === subscribed ? new Response(served.text) : server.fetch(input, init);
  }) as typeof fetch;
  const s = shareStage(stage);

  // Ids of the sub-account are known from its lists and from what was made there.
  stage.highlevel.pages['/calendars/'] = {
    calendars: [{ id: calendarId, name: 'Main', isActive: true }],
  };
  await s.worker.directory.list(locationId, 'calendar', true);
  const plain = await s.save({ ...request, name: 'Plain' });
  const sent = {
    name: 'Ask',
    parameters: request.parameters,
    values: { key: typed, town: 'Bern' },
    keepSecrets: ['key'],
  };
  const place = {
    target: { locationId, agentId },
    tabId,
    picked: false,
    surface: 'popup' as const,
  };
  await s.ask('action/create', {
    ...place,
    draftId: 'd',
    templateId: plain,
    content: sent,
    anyway: true,
  });
  await s.worker.runs.settle();
  const [run] = await s.worker.journal.all();
  const actionId = run?.steps[0]?.actionId ?? '';
  expect(actionId).not.toBe('');

  const { key } = await s.ask('key/create', { name: 'Head office' });
  const privateKey = (await s.worker.keys.everyPrivateKey())[0]?.reveal() ?? '';
  const secrets = [token, typed, header, header.split(' ')[1] ?? '', password, privateKey, strange];
  const ids = [locationId, agentId, calendarId].filter((id) => id.length >= 8);
  return { s, stage, server, requests, key, secrets, ids, actionId, plain };
}

/** How a value may stand in a text: as it is, in JSON, in an address, in base64. */
const forms = (value: string) => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(`ada:${value}`).toString('base64').replace(/=+$/, ''),
];

/** Shares in every way there is; `write`: all that must not leave is written into the templates. */
async function shareEverything(write: boolean) {
  const all = await everything();
  const { s, stage, server, requests, key, secrets, ids, plain } = all;
  const words = write ? [...secrets, ...ids] : ['nothing'];
  const produced: Record<string, string> = {};

  // A subscription with a header, and a shared folder with a login.
  const preview = await s.ask('address/preview', { address: subscribed, authorization: header });
  if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview));
  const wish = { stageId: preview.stageId, apply: 'auto' as const, everyHours: 12 };
  const added = await s.ask('address/add', wish);
  if (added.kind !== 'added') throw new Error(JSON.stringify(added));
  const looked = await s.ask('folder/look', { address: folder, user: 'ada', password });
  if (looked.kind === 'problem') throw new Error(JSON.stringify(looked));
  const me = { apply: 'auto' as const, me: 'Ada', name: 'Shared' };
  const joined = await s.ask('folder/add', { stageId: looked.stageId, ...me });
  if (joined.kind !== 'added') throw new Error(JSON.stringify(joined));

  // Files and codes, with every finding kept that may be kept.
  const careful = await s.save(careless(words));
  const libraryId = await s.create([careful, plain], {
    name: `Ours ${words.at(-1)}`,
    description: words.join(' '),
    publisher: `Head office ${words[0]}`,
  });
  await s.ask('library/change', { libraryId, change: { kind: 'sign', key } });
  for (const of of [{ libraryId }, { ids: [careful, plain] }]) {
    const reply = await s.ask('export/review', { of });
    if (reply.kind !== 'review') throw new Error(JSON.stringify(reply));
    produced[`review of ${Object.keys(of)}`] = JSON.stringify(
      reply.findings.filter(({ kind }) => kind !== 'id'),
    );
    const keep = Object.fromEntries(reply.findings.map((one) => [one.key, 'keep' as const]));
    produced[`file of ${Object.keys(of)}`] = (await s.makeFile(of, keep)).text;
    const code = await s.makeCode(of);
    const unpacked = await fromCode(code);
    produced[`code of ${Object.keys(of)}`] = code + (unpacked.kind === 'text' ? unpacked.text : '');
  }

  // The folder gets what was exported into it; what was written into it by hand is held back.
  const [folderId, inFolder] = [joined.library.id, `${joined.library.id}/${careful}`];
  const put = { of: { ids: [careful] }, choices: {}, as: 'folder' as const, folderId };
  expect(await s.ask('export/make', put)).toMatchObject({ kind: 'folder', added: 1 });
  await s.ask('library/check', { libraryId: folderId });
  for (const word of words) {
    await s.save(careless([word]), inFolder);
    const row = await s.ask('library/check', { libraryId: folderId });
    expect([word, row?.refused.map(({ name }) => name)]).toEqual([word, write ? ['Careless'] : []]);
  }
  expect(server.log.filter(({ method }) => method === 'PUT').length).toBeGreaterThan(0);
  const sent = requests.map(({ url, body }) => `${url}\n${body}`);
  produced['bodies to servers'] = sent.join('\n');
  produced['files on servers'] = [...server.files.values()].map(({ text }) => text).join('\n');

  // A key's backup, and what goes wrong.
  produced['backup of a key'] = (await s.ask('key/backup', { key, passphrase }))?.text ?? '';
  await s.ask('key/list', {});
  await s.ask('key/restore', { text: produced['backup of a key'], passphrase: password });
  stage.web.fetch = (async () => new Response(header, { status: 401 })) as typeof fetch;
  for (const id of [added.library.id, folderId, libraryId]) {
    await s.ask('library/check', { libraryId: id });
    await s.ask('library/open', { libraryId: id });
    await s.ask('conflict/list', { libraryId: id });
  }
  const change = { kind: 'authorization' as const, value: `${header}\nX: y` };
  await s.ask('library/change', { libraryId: added.library.id, change });
  await s.ask('address/preview', { address: subscribed, authorization: header });
  await s.ask('folder/look', { address: folder, user: 'ada', password });
  await s.ask('quick-add/open', { locationId, agentId });
  await s.ask('connection/list', {});
  let after: string | undefined;
  do {
    const part = await s.ask('backup/read', after === undefined ? {} : { after });
    after = part.next;
  } while (after !== undefined);
  return { ...all, produced };
}

test('no file, code, body or backup of a key has a secret or an id in it, wherever it was written', async () => {
  const { produced, secrets, ids } = await shareEverything(true);
  for (const [where, text] of Object.entries(produced)) {
    expect([where, text.length > 100]).toEqual([where, true]);
    for (const value of [...secrets, ...ids]) {
      for (const form of forms(value)) {
        expect([where, value, text.includes(form)]).toEqual([where, value, false]);
      }
    }
  }
}, 30_000);

test('no answer, nothing that is stored elsewhere and no backup has a token, a login or a key in it', async () => {
  const { s, stage, secrets } = await shareEverything(false);
  const told = { answers: s.replies.join('\n'), stored: await stage.dump() };
  for (const [where, text] of Object.entries(told)) {
    for (const value of [...secrets, passphrase]) {
      for (const form of forms(value)) {
        expect([where, value, text.includes(form)]).toEqual([where, value, false]);
      }
    }
  }
  // They are there, each in its own store.
  const kept = await Promise.all(
    (['connections', 'logins', 'signingKeys'] as const).map((store) => s.worker.db.getAll(store)),
  );
  for (const value of [token, typed, header]) expect(JSON.stringify(kept)).toContain(value);
}, 30_000);

import { createKeyPair } from '../../../lib/sharing/signature.ts';
import { documentOf, packOf, textOf, textTemplate, transferTemplate } from './documents.ts';
import { mutated, randomFrom } from './mutate.ts';
import { type ShareStage, shareStage } from './sharing-stage.ts';
import { subscribing } from './subscribed.ts';

/** How what came of mutated documents. */
export interface Fuzzed {
  documents: number;
  unreadable: number;
  /** Of those that could be read: something could be taken of them. */
  taken: number;
}

/** After so many documents what is stored is looked at. */
const together = 20;
/** After so many a fresh browser takes them in. */
const perBrowser = 400;

/**
 * Hands mutated documents to a browser that has templates, a subscription and a library, as files, as
 * codes and as updates. Throws when one of them throws past the parser, changes what is stored without
 * anybody's choice, or is taken as an update that nobody signed; the message tells the document.
 */
export async function fuzz(count: number, seed: number): Promise<Fuzzed> {
  const random = randomFrom(seed);
  const { originals, here, subscription } = await begin();
  const result: Fuzzed = { documents: count, unreadable: 0, taken: 0 };
  let taker = shareStage();
  const before = await here.stage.dump();
  let since = 0;

  for (let index = 0; index < count; index += 1) {
    const original = originals[index % originals.length] ?? '';
    const text = mutated(original, random);
    try {
      const readable = await look(here, text);
      if (!readable) result.unreadable += 1;
      await receive(here, subscription, text);
      if (readable && (await takeAll(taker, text))) result.taken += 1;
    } catch (error) {
      throw new Error(`Document ${index} of seed ${seed} fails: ${shortened(text)}`, {
        cause: error,
      });
    }
    since += 1;
    if (since === together || index === count - 1) {
      if ((await here.stage.dump()) !== before) {
        const first = index - since + 1;
        throw new Error(
          `One of the documents ${first} to ${index} of seed ${seed} has changed what is stored`,
        );
      }
      since = 0;
      here.replies.length = 0;
    }
    if (index % perBrowser === perBrowser - 1) {
      await sound(taker);
      taker = shareStage();
    }
  }
  await sound(taker);
  return result;
}

const shortened = (text: string) => JSON.stringify(text.slice(0, 3_000));

/** The documents that are mutated, and a browser that has some of what is in them. */
async function begin() {
  const pair = await createKeyPair();
  const here = subscribing();
  const whole = documentOf(3, [textTemplate('a'), transferTemplate('b', '+12125550123')], {
    packs: [packOf('p', ['b', 'a'])],
    tombstones: [{ id: 'gone', revision: 2, deletedAt: 5, deletedBy: 'Ada' }],
  });
  const signed = await textOf(whole, pair);
  here.served.text = signed;
  const subscription = await here.subscribe({ approvedKey: pair.publicKey });
  const other = documentOf(1, [textTemplate('a', { description: 'Ours' })], { id: 'other' });
  await here.take(await textOf(other));
  await here.save({ name: 'Text z' });
  const { kind: _, version: __, ...rest } = whole;
  const earlier = { ...rest, kind: 'switchboard.templates', version: 1 };
  const sender = shareStage();
  await sender.take(JSON.stringify(whole));
  const code = await sender.makeCode({ ids: ['p'] });
  const originals = [signed, JSON.stringify(whole), JSON.stringify(whole, null, 2)];
  return { here, subscription, originals: [...originals, JSON.stringify(earlier), code] };
}

/** Looks at it and takes nothing; tells whether it could be read. */
async function look(s: ShareStage, text: string): Promise<boolean> {
  const { stageId, reply } = await s.hand(text);
  const page = await s.ask('document/items', { stageId, offset: 0, limit: 200 });
  for (const { id } of page?.items.slice(0, 5) ?? []) {
    await s.ask('document/item', { stageId, id });
  }
  const leave = page?.items.map(({ id }) => [id, 'leave' as const]) ?? [];
  const wish = { stageId, choices: Object.fromEntries(leave), onlyNamed: true };
  const taken = await s.ask('document/take', wish);
  if (reply.kind === 'unreadable' && taken.kind !== 'gone') throw new Error('It was taken');
  return reply.kind === 'preview';
}

/** As an update of a library that somebody has signed: only what they signed may stay. */
async function receive(s: ShareStage, libraryId: string, text: string): Promise<void> {
  const received = await s.worker.updates.receive(libraryId, text);
  if (received.kind !== 'refused' && received.kind !== 'same') throw new Error(received.kind);
}

/** Takes everything in that can be taken; tells whether there was anything. */
async function takeAll(s: ShareStage, text: string): Promise<boolean> {
  const { stageId } = await s.hand(text);
  const page = await s.ask('document/items', { stageId, offset: 0, limit: 200 });
  const choices = Object.fromEntries(page?.items.map(({ id }) => [id, 'take' as const]) ?? []);
  const taken = await s.ask('document/take', { stageId, choices, onlyNamed: false });
  if (taken.kind === 'gone') throw new Error('It was gone');
  return taken.kind === 'taken' && taken.templates > 0;
}

/** Whatever was taken can be read, and leaves again as a document that can be read. */
async function sound(s: ShareStage): Promise<void> {
  const [templates, packs] = await Promise.all([
    s.worker.db.getAll('templates'),
    s.worker.db.getAll('packs'),
    s.worker.db.getAll('libraries'),
    s.worker.db.getAll('versions'),
  ]);
  if ((await s.worker.db.count('setAside')) > 0)
    throw new Error('A record that was taken is broken');
  const alive = [...templates, ...packs].filter(({ deletedAt }) => deletedAt === undefined);
  if (alive.length > 0) {
    const { document } = await s.makeFile({ ids: alive.map(({ id }) => id) });
    const { reply } = await s.hand(JSON.stringify(document));
    if (reply.kind !== 'preview' || reply.refused.length > 0)
      throw new Error(JSON.stringify(reply));
  }
  await s.worker.db.close();
}

import fc from 'fast-check';
import { VaultLocked } from '../../lib/connections/vault-shared.ts';
import { problemOf } from '../../lib/highlevel/errors.ts';
import { vaultStage } from '../unit/connections/vault-stage.ts';
import type { Boundary } from './boundary.ts';

const places = ['location-a', 'location-b'] as const;
const phrases = ['correct horse battery', 'quite another one', 'Correct horse battery'] as const;
const minute = 60_000;

const place = fc.constantFrom(...places);
const phrase = fc.constantFrom(...phrases);
const act = fc.oneof(
  fc.record({ do: fc.constant('keep' as const), place, token: fc.string({ maxLength: 40 }) }),
  fc.record({ do: fc.constant('remove' as const), place }),
  fc.record({
    do: fc.constant('move' as const),
    way: fc.constantFrom('session' as const, 'device' as const, 'passphrase' as const),
    phrase,
  }),
  fc.record({ do: fc.constant('unlock' as const), phrase }),
  fc.record({ do: fc.constant('idle' as const), minutes: fc.option(fc.constantFrom(1, 5)) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(-3, 0.2, 2, 6) }),
  fc.record({
    do: fc.constant('tamper' as const),
    place,
    with: fc.constantFrom('iv' as const, 'sealed' as const, 'other' as const),
  }),
  fc.record({ do: fc.constantFrom('lock' as const, 'touch' as const, 'sweep' as const) }),
  fc.record({ do: fc.constantFrom('restart' as const, 'close' as const, 'reset' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Most of what can go wrong needs this first. */
const full: Act[] = [
  { do: 'keep', place: 'location-a', token: 'a' },
  { do: 'keep', place: 'location-b', token: 'b' },
  { do: 'move', way: 'passphrase', phrase: phrases[0] },
];

/** Marked, so that it is found on the disk whatever it is. */
const marked = (token: string) => `pit-marked-${token}`;

/** What ought to be known of each place: its token, or that it is lost. */
async function play(acts: Act[]): Promise<void> {
  const s = vaultStage();
  let worker = s.start();
  const model = new Map<string, string | 'lost'>();
  let last = '';
  for (const one of acts) {
    const before = await worker.vault.view();
    try {
      switch (one.do) {
        case 'keep':
          await s.keep(worker.vault, one.place, marked(one.token));
          model.set(one.place, marked(one.token));
          break;
        case 'remove':
          await worker.connections.remove(one.place);
          model.delete(one.place);
          break;
        case 'move':
          await worker.vault.change(one.way, one.phrase);
          if (one.way === 'passphrase') last = one.phrase;
          break;
        case 'unlock': {
          const isOpen = await worker.vault.unlock(one.phrase);
          if (isOpen !== (before.way === 'passphrase' && one.phrase === last)) {
            throw new Error(`${one.phrase} opened: ${isOpen}`);
          }
          break;
        }
        case 'idle':
          await worker.vault.lockAfter(one.minutes ?? undefined);
          break;
        case 'wait':
          s.clock.time += one.minutes * minute;
          break;
        case 'tamper': {
          const record = await s.db.get('connections', one.place);
          if (record?.kept.way !== 'passphrase') break;
          const other = await s.db.get('connections', places.find((id) => id !== one.place) ?? '');
          const kept =
            one.with === 'other'
              ? other?.kept.way === 'passphrase'
                ? other.kept
                : undefined
              : { ...record.kept, [one.with]: turned(record.kept[one.with]) };
          // What was put there before may be its own again.
          if (!kept || [...model.values()].includes('lost')) break;
          await s.db.put('connections', { ...record, kept });
          model.set(one.place, 'lost');
          break;
        }
        case 'restart':
          worker = s.start();
          break;
        case 'close':
          s.closeBrowser();
          worker = s.start();
          if (before.way === 'session') for (const id of model.keys()) model.set(id, 'lost');
          break;
        case 'reset':
          await worker.vault.reset();
          for (const id of model.keys()) model.set(id, 'lost');
          break;
        case 'lock':
        case 'touch':
        case 'sweep':
          await worker.vault[one.do]();
      }
    } catch (error) {
      // The one thing it may say, and only while it is.
      if (!(error instanceof VaultLocked) || !before.locked) throw error;
    }
    await compare(s, worker, model);
  }
}

async function compare(
  s: ReturnType<typeof vaultStage>,
  { vault, connections }: ReturnType<ReturnType<typeof vaultStage>['start']>,
  model: Map<string, string>,
): Promise<void> {
  const { way, locked } = await vault.view();
  if (way !== 'device') {
    const disk = JSON.stringify(await s.db.raw('connections', undefined, 9));
    if (disk.includes('pit-marked')) throw new Error('Plain on disk');
  }
  for (const id of places) {
    const expected = model.get(id);
    const got = await connections.access(id).then(
      ({ token }) => token.reveal(),
      (error: unknown) => problemOf(error).kind,
    );
    const right =
      expected === undefined
        ? got === 'no-token'
        : expected === 'lost'
          ? got === 'ended' || (locked && got === 'locked')
          : got === (locked ? 'locked' : expected);
    if (!right) throw new Error(`${id} is ${got}, not ${expected} (${way}, locked: ${locked})`);
  }
}

/** Another text of the same form. */
const turned = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

/** Random use of the vault: it never gives another value than was kept, and leaves none in the open. */
export const vault: Boundary = {
  name: 'vault',
  async fuzz(count, seed) {
    let played = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(act, { minLength: 1, maxLength: 6 }),
        async (isFull, acts) => {
          played += acts.length;
          await play(isFull ? [...full, ...acts] : acts);
        },
      ),
      { numRuns: count, seed },
    );
    return `${played} moves were made`;
  },
};

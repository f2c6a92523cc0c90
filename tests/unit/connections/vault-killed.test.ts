import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Way } from '../../../lib/storage/secret-records.ts';
import { vaultStage } from './vault-stage.ts';

const phrase = 'correct horse battery';
const tokens = { 'location-a': 'pit-marked-a', 'location-b': 'pit-marked-b' };

class Killed extends Error {}

/** A worker that is stopped at its write number `at`: before it is done, or right after. */
function mortal(s: ReturnType<typeof vaultStage>, at: number, when: 'before' | 'after') {
  let writes = 0;
  let dead = false;
  const write = async <T>(work: () => Promise<T>): Promise<T> => {
    writes += 1;
    const isLast = writes === at;
    if (dead || (isLast && when === 'before')) {
      dead = true;
      throw new Killed();
    }
    const done = await work();
    if (!isLast) return done;
    dead = true;
    throw new Killed();
  };
  const worker = s.start({
    of: { ...s.db, change: (stores, work) => write(() => s.db.change(stores, work)) },
    memory: {
      get: s.session.get,
      set: (items) => write(() => s.session.set(items)),
      remove: (key) => write(() => s.session.remove(key)),
    },
  });
  return { ...worker, reached: () => writes >= at };
}

const moves: [Way, Way][] = [
  ['device', 'passphrase'],
  ['device', 'session'],
  ['session', 'passphrase'],
  ['session', 'device'],
  ['passphrase', 'device'],
  ['passphrase', 'session'],
  ['passphrase', 'passphrase'],
];

for (const [from, to] of moves) {
  for (const when of ['before', 'after'] as const) {
    test(`a worker stopped ${when} any write of a move from ${from} to ${to} loses no token`, async () => {
      for (let at = 1; ; at += 1) {
        const s = vaultStage();
        const first = s.start();
        for (const [id, token] of Object.entries(tokens)) await s.keep(first.vault, id, token);
        if (from !== 'device') await first.vault.change(from, phrase);
        const worker = mortal(s, at, when);
        await worker.vault.change(to, 'quite another one').catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        const next = s.start();
        await next.vault.sweep();
        const { way, locked } = await next.vault.view();
        if (locked) {
          const opened = [
            await next.vault.unlock(phrase),
            await next.vault.unlock('quite another one'),
          ];
          // The one before or the new one, never neither and never both.
          expect(opened.filter(Boolean)).toHaveLength(1);
        }
        for (const [id, token] of Object.entries(tokens)) {
          expect((await next.connections.access(id)).token.reveal()).toBe(token);
        }
        const disk = await s.disk();
        expect([way, disk.includes('pit-marked')]).toEqual([way, way === 'device']);
        // All of them one way: a move is whole, or has not been.
        expect(new Set((await s.secretRecords()).map(({ kept }) => kept.way))).toEqual(
          new Set([way]),
        );
        if (way !== 'session') {
          const inMemory = [...s.session.items.keys()].filter((key) =>
            key.startsWith('vault/value/'),
          );
          expect(inMemory).toEqual([]);
        }
        if (!worker.reached()) break;
      }
    });
  }
}

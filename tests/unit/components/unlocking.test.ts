import { describe, expect, it } from 'vitest';
import { askedOnce, withUnlocking } from '../../../components/unlocking.ts';
import { MessageError, type Send } from '../../../lib/messaging/send.ts';

/** A background that is locked until somebody unlocks it, and remembers what it was sent. */
function lockedBackground() {
  const sent: unknown[] = [];
  const state = { locked: true };
  const send = (async (name: string, input: unknown) => {
    sent.push([name, input]);
    if (state.locked) throw new MessageError('locked');
    return 'done';
  }) as unknown as Send;
  return { sent, state, send };
}

const input = { runId: 'r1' };

describe('a message that needs the passphrase', () => {
  it('is sent again, the very same, once it is unlocked', async () => {
    const { sent, state, send } = lockedBackground();
    const wrapped = withUnlocking(send, async () => {
      state.locked = false;
      return true;
    });
    expect(await wrapped('run/check', input)).toBe('done');
    expect(sent).toEqual([
      ['run/check', input],
      ['run/check', input],
    ]);
  });

  it('fails with “locked” where the person does not want to, and is not sent again', async () => {
    const { sent, send } = lockedBackground();
    const wrapped = withUnlocking(send, async () => false);
    await expect(wrapped('run/check', input)).rejects.toMatchObject({ reason: 'locked' });
    expect(sent).toHaveLength(1);
  });

  it('is asked for again when it was locked once more meanwhile', async () => {
    const { sent, state, send } = lockedBackground();
    let asked = 0;
    const wrapped = withUnlocking(send, async () => {
      asked += 1;
      state.locked = asked < 2;
      return true;
    });
    expect(await wrapped('run/check', input)).toBe('done');
    expect([asked, sent.length]).toEqual([2, 3]);
  });

  it('that fails for another reason is not asked about', async () => {
    const send = (async () => {
      throw new MessageError('storage');
    }) as unknown as Send;
    const wrapped = withUnlocking(send, async () => {
      throw new Error('asked');
    });
    await expect(wrapped('run/check', input)).rejects.toMatchObject({ reason: 'storage' });
  });

  it('several of them ask once, and all go on', async () => {
    const { state, send } = lockedBackground();
    let asked = 0;
    let answer = (_: boolean) => {};
    const unlock = askedOnce(() => {
      asked += 1;
      return new Promise((done) => {
        answer = done;
      });
    });
    const wrapped = withUnlocking(send, unlock);
    const all = Promise.all([1, 2, 3].map(() => wrapped('run/check', input)));
    await new Promise((done) => setTimeout(done));
    state.locked = false;
    answer(true);
    expect(await all).toEqual(['done', 'done', 'done']);
    expect(asked).toBe(1);
    // The next time it is asked anew; a dialog that could not be shown is a no.
    const failing = askedOnce(async () => {
      throw new Error('no chunk');
    });
    expect(await failing()).toBe(false);
  });
});

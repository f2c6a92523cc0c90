import { describe, expect, it } from 'vitest';
import { createSaver } from '../../../components/saver.ts';
import { MessageError } from '../../../lib/messaging/send.ts';

describe('createSaver', () => {
  it('has one on its way; of those that wait only the latest is sent', async () => {
    const sent: string[] = [];
    const answers: (() => void)[] = [];
    const send = (input: string) => {
      sent.push(input);
      return new Promise((done) => answers.push(() => done({ savedAt: 1 })));
    };
    const results: unknown[] = [];
    const saver = createSaver(send, (failure) => results.push(failure));
    for (const name of ['1', '2', '3', '4']) saver.save(name);
    await Promise.resolve();
    expect(sent).toEqual(['1']);
    answers.shift()?.();
    await new Promise((done) => setTimeout(done));
    expect(sent).toEqual(['1', '4']);
    saver.save('5');
    saver.flush();
    expect(sent).toEqual(['1', '4', '5']);
    for (const answer of answers) answer();
    await saver.idle();
    expect(results).toEqual([undefined, undefined, undefined]);
  });

  it('sends what comes at whatever moment the one before is done', async () => {
    for (let later = 0; later < 6; later += 1) {
      const sent: string[] = [];
      const send = async (input: string) => {
        sent.push(input);
        return { savedAt: 1 };
      };
      const saver = createSaver(send, async () => {
        for (let ticks = 0; ticks < later; ticks += 1) await Promise.resolve();
        if (sent.length === 1) saver.save('2');
      });
      saver.save('1');
      await new Promise((done) => setTimeout(done));
      expect([later, ...sent]).toEqual([later, '1', '2']);
    }
  });

  it('never sends an older state after a newer one', async () => {
    const sent: string[] = [];
    const ends: (() => void)[] = [];
    const send = (input: string) => {
      sent.push(input);
      return new Promise((_done, fail) => ends.push(() => fail(new MessageError('gone'))));
    };
    const saver = createSaver(send, () => undefined);
    saver.save('1');
    saver.save('2');
    saver.flush();
    ends.shift()?.();
    await new Promise((done) => setTimeout(done));
    expect(sent).toEqual(['1', '2']);
    ends.shift()?.();
    await new Promise((done) => setTimeout(done));
    expect(sent).toEqual(['1', '2', '2']);
  });

  it('sends what is on its way once more when the page may close: nobody may be there to take it', async () => {
    const sent: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const send = async (input: string) => {
      sent.push(input);
      await promise;
    };
    const saver = createSaver(send, () => undefined);
    saver.save('1');
    saver.flush();
    expect(sent).toEqual(['1', '1']);
    resolve();
    await saver.idle();
    saver.flush();
    expect(sent).toEqual(['1', '1']);
  });

  it('tries again when nobody answered, and tells why it failed', async () => {
    let reason: MessageError['reason'] = 'gone';
    let calls = 0;
    const send = async () => {
      calls += 1;
      throw new MessageError(reason);
    };
    const results: unknown[] = [];
    const saver = createSaver(send, (failure) => results.push(failure));
    saver.save('1');
    await saver.idle();
    expect(calls).toBe(2);
    reason = 'storage';
    saver.save('2');
    await saver.idle();
    expect(results).toEqual(['gone', 'storage']);
  });
});

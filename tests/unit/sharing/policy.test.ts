import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPolicy, parsePolicy } from '../../../lib/sharing/policy.ts';

const key = 'A'.repeat(43);
const address = 'https://library.example/team.json';
const none = {
  managed: false,
  libraries: [],
  trustedPublishers: [],
  crmOrigins: [],
  personalTemplates: true,
  exports: true,
  rememberedSecrets: true,
  broken: [],
  refused: [],
};

describe('what an administrator gives', () => {
  test('is read whole', () => {
    const libraries = [{ address, key, everyHours: 3 }, { document: '{}' }];
    const trustedPublishers = [{ name: 'Head office', key }];
    expect(parsePolicy({ libraries, trustedPublishers, exports: false })).toEqual({
      ...none,
      managed: true,
      libraries,
      trustedPublishers,
      exports: false,
    });
    expect(parsePolicy({})).toEqual(none);
  });

  test.each([
    [{ address, document: '{}' }, /either/],
    [{}, /either/],
    [{ key }, /either/],
    ['a text', /not an object/],
    [{ address: 'http://library.example/' }, /https/],
    [{ address: 'https://me:word@library.example/' }, /user or password/],
    [{ address, key: 'short' }, /43 characters/],
    [{ address, everyHours: 0.5 }, /1 to 720/],
    [{ address, everyHours: '12' }, /1 to 720/],
    [{ document: { kind: 'switchboard.library' } }, /one text/],
  ])('is left out and told where it cannot be used: %j', (wrong, message) => {
    const policy = parsePolicy({ libraries: [wrong, { address }], exports: false });
    expect(policy.broken).toEqual([{ entry: 1, message: expect.stringMatching(message) }]);
    expect(policy.libraries).toEqual([{ address }]);
    expect(policy.exports).toBe(false);
  });

  test('names hosts of the CRM, each once; what is none is told', () => {
    const crmHosts = ['crm.agency.com', 'CRM.agency.com', 'https://x.example', 7, 'desk.example'];
    const policy = parsePolicy({ crmHosts });
    expect(policy.crmOrigins).toEqual(['https://crm.agency.com', 'https://desk.example']);
    expect(policy.refused).toEqual([
      { name: 'crmHosts, entry 3', message: expect.stringMatching(/one host/) },
      { name: 'crmHosts, entry 4', message: 'This is not a text.' },
    ]);
    expect(parsePolicy({ crmHosts: 'crm.agency.com' }).refused).toEqual([
      { name: 'crmHosts', message: 'This is not a list.' },
    ]);
  });

  test('leaves the rest as it is', () => {
    const policy = parsePolicy({
      libraries: 'no list',
      trustedPublishers: [{ name: 'Head office', key: 'no key' }, { key }, { name: 'Us', key }],
      exports: 'no',
      rememberedSecrets: false,
    });
    expect(policy).toMatchObject({
      libraries: [],
      trustedPublishers: [{ name: 'Us', key }],
      exports: true,
      rememberedSecrets: false,
    });
    expect(policy.refused.map(({ name }) => name)).toEqual([
      'libraries',
      'trustedPublishers, entry 1',
      'trustedPublishers, entry 2',
      'exports',
    ]);
  });

  test('may be anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (raw, libraries) => {
        expect(parsePolicy({ ...raw, libraries }).trustedPublishers).toEqual([]);
      }),
    );
  });
});

function stage(kept: Record<string, unknown> = {}) {
  const state = {
    now: 1_800_000_000_000,
    raw: {} as Record<string, unknown> | 'none',
    changed: (): void => undefined,
    waited: [] as (() => void)[],
  };
  const start = () =>
    createPolicy({
      area: {
        get: async () => {
          if (state.raw === 'none') throw new Error('Managed storage manifest not found');
          return state.raw;
        },
      },
      onChanged: (listener) => {
        state.changed = listener;
      },
      kept: {
        get: async (name) => (name in kept ? { [name]: kept[name] } : {}),
        set: async (items) => void Object.assign(kept, items),
      },
      now: () => state.now,
      wait: () => new Promise((done) => state.waited.push(done)),
    });
  return { state, kept, start };
}

describe('a policy over the starts of a browser', () => {
  test('that is not there yet counts as the last one', async () => {
    const { state, start } = stage();
    state.raw = { exports: false, libraries: [{ address }] };
    expect(await start().read()).toMatchObject({ exports: false, certain: true });

    state.raw = {};
    const again = start();
    const early = await again.read();
    expect(early).toMatchObject({ managed: true, exports: false, certain: false });

    state.raw = { exports: false, libraries: [{ address }] };
    const told: string[] = [];
    again.onChanged(() => told.push('changed'));
    state.changed();
    expect(told).toEqual(['changed']);
    expect(await again.read()).toMatchObject({ libraries: [{ address }], certain: true });
  });

  test('that is gone is gone once that is certain, and it stays gone', async () => {
    const { state, start } = stage({ policy: { exports: false, managed: true } });
    const policy = start();
    const told: string[] = [];
    policy.onChanged(() => told.push('changed'));
    const started = policy.start();
    expect(await policy.read()).toMatchObject({ exports: false, certain: false });
    await expect.poll(() => state.waited.length).toBe(1);
    state.now += 10_000;
    state.waited[0]?.();
    await started;
    expect(told).toEqual(['changed']);
    expect(await policy.read()).toEqual({ ...none, certain: true });
    // A worker that starts anew knows it at once, if not for certain.
    expect(await start().read()).toEqual({ ...none, certain: false });
  });

  test('that is taken away while the worker runs is gone at once', async () => {
    const { state, start } = stage();
    state.raw = { exports: false };
    const policy = start();
    await policy.read();
    state.raw = {};
    state.changed();
    expect(await policy.read()).toEqual({ ...none, certain: true });
  });

  test('is none where the browser rejects, after the same while', async () => {
    const { state, start } = stage();
    state.raw = 'none';
    const policy = start();
    expect(await policy.read()).toEqual({ ...none, certain: false });
    state.now += 10_000;
    expect(await policy.read()).toEqual({ ...none, certain: true });
  });

  test('does not wait where the answer is certain, and whatever is kept is no trouble', async () => {
    const { state, start } = stage({ policy: 'broken' });
    state.raw = { exports: false };
    await start().start();
    expect(state.waited).toEqual([]);
  });

  test('keeps no library and no document of it in storage.local', async () => {
    const { state, start, kept } = stage();
    state.raw = { libraries: [{ document: '{"kind":"switchboard.library"}' }], exports: false };
    await start().read();
    expect(kept).toEqual({ policy: { managed: true, exports: false } });
  });
});

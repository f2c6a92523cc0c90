import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeAgain, safeError, wherePattern } from '../../../lib/report/safe-error.ts';

const thrown = (given: object) => Object.assign(new TypeError('x'), given);

describe('what is kept of an error', () => {
  test('is its kind and where it happened, in Chromium', () => {
    const stack = [
      'TypeError: Mrs Harbor',
      '    at Array.map (<anonymous>)',
      '    at x (chrome-extension://abcdefgh/chunks/later-parts-BX3f_2a1.js:12:3456)',
      '    at async https://crm.example/app.js:1:2',
      '    at chrome-extension://abcdefgh/background.js:1:99',
    ].join('\n');
    expect(safeError(thrown({ stack, message: 'Mrs Harbor' }))).toEqual({
      name: 'TypeError',
      frames: ['later-parts-BX3f_2a1.js:12:3456', 'background.js:1:99'],
    });
  });

  test('is the same in Firefox', () => {
    const stack = [
      'x@moz-extension://1b2c/chunks/workspace-a1B2c3D4.js:1:22',
      'async*@moz-extension://1b2c/background.js:3:4',
      'evil@https://crm.example/background.js:3:4',
    ].join('\n');
    expect(safeError(thrown({ stack })).frames).toEqual([
      'workspace-a1B2c3D4.js:1:22',
      'background.js:3:4',
    ]);
  });

  test('is nothing of a message that looks like a stack', () => {
    const message = 'a\n    at f (chrome-extension://abc/sesame-ABCDEFGH.js:1:2)\n';
    const error = new Error(message);
    expect(error.stack).toContain('sesame');
    expect(JSON.stringify(safeError(error))).not.toContain('sesame');
  });

  test.each<unknown>([
    undefined,
    null,
    7,
    'pit-secret',
    { name: 'Harbor Dental', stack: 7 },
    { name: 'pit-secretError', stack: '    at f (chrome-extension://a/pit-123.js:1:2)' },
    {
      get stack() {
        throw new Error('no');
      },
    },
    new Proxy({}, { get: () => () => 'x' }),
  ])('is “Error” where anything else was thrown', (anything) => {
    expect(safeError(anything)).toEqual({ name: 'Error', frames: [] });
  });

  test('is safe already when it is taken again', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(text), (name, frames) => {
        const safe = safeAgain({ name, frames });
        expect(safeAgain(safe)).toEqual(safe);
        expect(safe.name).toMatch(/^[A-Z][A-Za-z]*$/);
        for (const frame of safe.frames) expect(frame).toMatch(/^[\w-]+\.[jt]sx?:\d+:\d+$/);
      }),
    );
  });
});

test('a place is one of ours', () => {
  for (const where of ['message template/list', 'page sharing-new', 'quick-add agent']) {
    expect(where).toMatch(wherePattern);
  }
  for (const where of ['page https://crm.example', 'page Harbor', 'x y', 'page ', 'page a b']) {
    expect(where).not.toMatch(wherePattern);
  }
});

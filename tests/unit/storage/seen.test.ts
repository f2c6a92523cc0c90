import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSeen } from '../../../lib/storage/appearance.ts';

test.each([
  [undefined, { hintsSeen: [], shortcuts: true }],
  [
    { shortcuts: false, newsSeen: '0.1.0' },
    { hintsSeen: [], shortcuts: false, newsSeen: '0.1.0' },
  ],
  [
    { shortcuts: 'no', newsSeen: 1, hintsSeen: 'many' },
    { hintsSeen: [], shortcuts: true },
  ],
  [{ hintsSeen: ['many'] }, { hintsSeen: ['many'], shortcuts: true }],
])('what is stored as %j is %j', (stored, seen) => {
  expect(toSeen(stored)).toEqual(seen);
});

test('whatever is stored can be used', () => {
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      const { hintsSeen, shortcuts } = toSeen(stored);
      expect(Array.isArray(hintsSeen)).toBe(true);
      expect(typeof shortcuts).toBe('boolean');
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { leftOf } from '../../../../components/ui/left-of.ts';
import { timeLeft } from '../../../../lib/i18n/format.ts';

describe('how long something still takes', () => {
  const begun = { done: 10, at: 5_000 };

  test('goes on as fast as it went since it was first seen', () => {
    expect(leftOf(begun, { done: 20, at: 15_000 }, 110)).toBe(90_000);
  });

  test('is not told from too little, nor at the end', () => {
    expect(leftOf(begun, { done: 40, at: 5_500 }, 110)).toBeUndefined();
    expect(leftOf(begun, { done: 11, at: 9_000 }, 110)).toBeUndefined();
    expect(leftOf(begun, { done: 110, at: 15_000 }, 110)).toBeUndefined();
  });

  test('is said in words that promise no more than is known', () => {
    expect([1, 20_000, 61_000, 3_600_000, 4_800_000].map(timeLeft)).toEqual([
      'less than a minute left',
      'less than a minute left',
      'about 2 min left',
      'about 1 h left',
      'about 1 h 20 min left',
    ]);
  });
});

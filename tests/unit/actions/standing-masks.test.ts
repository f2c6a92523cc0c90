import { describe, expect, test } from 'vitest';
import { mask } from '../../../lib/actions/secrets.ts';
import { strayMasks } from '../../../lib/actions/standing-masks.ts';

const row = (key: string, value = mask) => ({ key, value });

describe('masks that stay', () => {
  test.each([
    ['where they were', { a: mask, b: [row('X'), row('Y')] }],
    ['in a text around them that is another', { a: mask, text: `Never say ${mask}!` }],
    ['in a row that has moved', { b: [row('Y'), row('X')] }],
    ['in a row that is the only one left', { b: [row('Y')] }],
    ['nowhere: another secret was typed', { a: 'sk-new', b: [row('Z', 'sk-new')] }],
  ])('tell which secret they stand for: %s', (_, after) => {
    const before = { a: mask, text: `Say ${mask}`, b: [row('X'), row('Y')] };
    expect(strayMasks(before, after)).toEqual([]);
  });

  test.each([
    ['where none was', { other: mask }, ['other']],
    ['one more in a text', { text: `${mask} ${mask}` }, ['text']],
    ['in a row with another name', { b: [row('Z'), row('Y')] }, ['b.0.value']],
    ['in a row whose name is there twice', { b: [row('Y'), row('Y')] }, ['b.0.value']],
    ['in a list that was none', { a: [mask] }, ['a.0']],
    ['under a key with a dot', { 'x.y': mask }, ['x\\.y']],
  ])('do not tell it: %s', (_, after, paths) => {
    const before = { a: mask, text: `Say ${mask}`, b: [row('X'), row('Y')] };
    expect(strayMasks(before, after)).toEqual(paths);
  });
});

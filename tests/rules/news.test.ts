import { expect, test } from 'vitest';
import { news } from '../../components/welcome/news.ts';
import { read } from './project.ts';

const released = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(
  ([, version]) => version,
);
const { version } = JSON.parse(read('package.json'));

test('every release tells people what is new, newest first', () => {
  const told = news.map((entry) => entry.version);
  for (const one of [version, ...released]) expect(told).toContain(one);
  const numbers = told.map((one) => one.split('.').map(Number));
  const rank = ([a = 0, b = 0, c = 0]: number[]) => a * 1e6 + b * 1e3 + c;
  expect(numbers).toEqual([...numbers].sort((one, other) => rank(other) - rank(one)));
  for (const { items } of news) expect(items.length).toBeGreaterThan(0);
});

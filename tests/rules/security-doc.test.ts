import { expect, test } from 'vitest';
import { files, read } from './project.ts';

test('docs/security.md names a test for each wall, and every test that it names is there', () => {
  const page = read('docs/security.md');
  const [, walls = ''] = page.split(/^## The walls$/m);
  const [own = ''] = walls.split(/^## /m);
  const rows = own.split('\n').filter((line) => /^\| (?!Wall|-)/.test(line));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !/`tests\/[^`]+`/.test(row))).toEqual([]);
  const named = [...page.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
  const missing = named.filter((path) => !files.some((file) => file.startsWith(path)));
  expect(missing).toEqual([]);
});

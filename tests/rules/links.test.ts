import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, has, read } from './project.ts';

/** What a heading's anchor is on the repository's page: letters, digits, `-` and `_` stay. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (path: string): Set<string> =>
  new Set([...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading)));

const pages = files.filter((path) => path.endsWith('.md'));

describe.each(pages)('%s', (page) => {
  const text = read(page).replace(/^```[\s\S]*?^```$/gm, '');
  const targets = [
    ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, target = '']) => target),
  ].filter((target) => !/^[a-z]+:/.test(target));

  test('leads only where something is', () => {
    const broken = targets.filter((target) => {
      const [file = '', hash] = target.split('#');
      const path = file === '' ? page : normalize(join(dirname(page), file)).replaceAll('\\', '/');
      if (!has(path)) return true;
      return hash !== undefined && path.endsWith('.md') && !anchorsOf(path).has(hash);
    });
    expect(broken).toEqual([]);
  });
});

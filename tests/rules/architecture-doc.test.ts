import { expect, test } from 'vitest';
import { files, read } from './project.ts';

/** “Where what is” in docs/architecture.md is a tree of the folders, two spaces for each level. */
const [, after = ''] = read('docs/architecture.md').split('\n## Where what is\n');
const [, tree = ''] = after.split('```');

/** The folders that the tree names, with what it says of each. */
function named(): Map<string, string> {
  const found = new Map<string, string>();
  const above: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', name, words = ''] = /^( *)([\w.-]+)\/ *(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const level = indent.length / 2;
    above.length = level;
    above.push(name);
    found.set(above.join('/'), words);
    // Folders inside that are named in the line itself: `editor/, preview/`.
    for (const [, inside = ''] of words.matchAll(/(?:^|[ ,;:(])([\w-]+)\//g)) {
      found.set([...above, inside].join('/'), words);
    }
  }
  return found;
}

/** Every folder with files of its own or below, down to the second level under the top. */
const folders = new Set(
  files
    .filter((path) => /^(entrypoints|components|lib|public|tests|docs)\//.test(path))
    .map((path) => path.split('/').slice(0, -1))
    .filter(([top, kind]) => !(top === 'tests' && kind === 'unit') && !(top === 'docs' && kind))
    .flatMap((parts) => parts.map((_, at) => parts.slice(0, at + 1).join('/')))
    .filter(
      (path) =>
        path.split('/').length <= 3 && !/^public\/_locales\/|^tests\/sandbox\/crm\//.test(path),
    ),
);

test('the tree names every folder', () => {
  const known = named();
  expect(folders.size).toBeGreaterThan(60);
  expect([...folders].filter((path) => !known.has(path))).toEqual([]);
});

test('the tree names no folder that is not there', () => {
  const there = (path: string) => files.some((file) => file.startsWith(`${path}/`));
  expect([...named().keys()].filter((path) => !there(path))).toEqual([]);
});

test('the files that the page names are there', () => {
  const page = read('docs/architecture.md');
  const paths = [
    ...page.matchAll(/`((?:lib|components|entrypoints|tests|public|docs)\/[^`* ]+)`/g),
  ].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !files.some((file) => file.startsWith(path)))).toEqual([]);
  const names = [...page.matchAll(/`([a-z-]+\.tsx?)`/g)].map(([, name = '']) => name);
  expect(names.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});

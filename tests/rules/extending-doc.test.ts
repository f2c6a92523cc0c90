import { expect, test } from 'vitest';
import { files, read } from './project.ts';

/** docs/extending.md names a test for each step; those have to be there, under these titles. */
const page = read('docs/extending.md');
const steps = page.split('\n').filter((line) => /^\| (?!-|Step|What )/.test(line));

/** A test's path, and the titles in “…” behind it up to the next path. */
const named = steps.flatMap((line) => {
  const [, ...parts] = line.split(/`(tests\/[\w/.-]+\.test\.tsx?)`/);
  return parts.flatMap((part, at) =>
    at % 2 === 1
      ? []
      : [
          {
            path: part,
            titles: [...(parts[at + 1] ?? '').matchAll(/“([^”]+)”/g)].map(([, t]) => t),
          },
        ],
  );
});

test('every step names what fails when it is forgotten', () => {
  expect(steps.length).toBeGreaterThan(35);
  const bare = steps.filter(
    (line) => !/tests\/\S+\.test\.tsx?|the types|the same|nothing else knows it/.test(line),
  );
  expect(bare).toEqual([]);
});

test('the tests it names are there, with these titles', () => {
  expect(named.length).toBeGreaterThan(30);
  const missing = named.flatMap(({ path, titles }) => {
    if (!files.includes(path)) return [path];
    const text = read(path).replaceAll("\\'", "'");
    return titles
      .filter((title) => !text.includes(title ?? ''))
      .map((title) => `${path}: ${title}`);
  });
  expect(missing).toEqual([]);
});

test('the files it names are there', () => {
  const examples = /\/(email|drive)\.ts$|\/fr(\/|\.md)|<|\.\.\./;
  const paths = [...page.matchAll(/`((?:lib|components|entrypoints|tests|public|docs)\/[^` ]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !examples.test(path));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !files.some((file) => file.startsWith(path)))).toEqual([]);
});

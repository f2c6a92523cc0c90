import { describe, expect, test } from 'vitest';
import { importsOf, read, shipped } from './project.ts';

const page = read('docs/dependencies.md');
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides?: Record<string, string>;
};

/** Name and reason of each row in the table under a heading. */
function rows(title: string): [name: string, reason: string][] {
  const [, rest] = page.split(new RegExp(`^## ${title}$`, 'm'));
  if (rest === undefined) throw new Error(`docs/dependencies.md has no section “${title}”`);
  const [own = ''] = rest.split(/^## /m);
  return [...own.matchAll(/^\| `([^`]+)` +\|(.+)\|$/gm)].map(([, name = '', reason = '']) => [
    name,
    reason.trim(),
  ]);
}

describe.each([
  ['In the extension', manifest.dependencies],
  ['For building and testing', manifest.devDependencies],
  ['Held at a version', manifest.overrides ?? {}],
] as const)('docs/dependencies.md, “%s”', (title, wanted) => {
  test('names what package.json has, each once, and nothing else', () => {
    const names = rows(title).map(([name]) => name);
    expect(names.sort()).toEqual(Object.keys(wanted).sort());
  });

  test('gives each a reason', () => {
    expect(rows(title).filter(([, reason]) => reason.length < 20)).toEqual([]);
  });
});

test('what is shipped imports no package but those in the extension', () => {
  const named = [...Object.keys(manifest.dependencies), 'wxt'];
  const own = /^(lib|components|entrypoints)\//;
  const foreign = shipped
    .flatMap(importsOf)
    .filter(({ to, typeOnly }) => !typeOnly && !own.test(to) && !to.endsWith('.css'))
    .filter(({ to }) => !named.some((name) => to === name || to.startsWith(`${name}/`)));
  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

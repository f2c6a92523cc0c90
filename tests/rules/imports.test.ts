import { describe, expect, test } from 'vitest';
import { files, type Import, importsOf, reaches, shipped } from './project.ts';

const all: Import[] = shipped.flatMap(importsOf);
const under = (folder: string) => (path: string) => path.startsWith(folder);
const show = (entries: Import[]) => entries.map(({ from, to }) => `${from} → ${to}`);

/** Imports from files under `from` into files under one of `to`. */
function between(from: string, ...to: string[]): string[] {
  return show(all.filter((one) => under(from)(one.from) && to.some((dir) => under(dir)(one.to))));
}

describe('imports', () => {
  test('are found at all', () => {
    expect(shipped.length).toBeGreaterThan(40);
    expect(all.length).toBeGreaterThan(60);
  });

  test('point one way: entrypoints → components → lib', () => {
    expect(between('lib/', 'components/', 'entrypoints/', 'tests/')).toEqual([]);
    expect(between('components/', 'entrypoints/', 'tests/')).toEqual([]);
    expect(between('entrypoints/', 'tests/')).toEqual([]);
  });

  test('of components/ui know nothing of the product but its language', () => {
    const own = all.filter(({ from }) => from.startsWith('components/ui/'));
    const product = own.filter(
      ({ to }) =>
        /^(lib|components|entrypoints)\//.test(to) && !/^(components\/ui|lib\/i18n)\//.test(to),
    );
    expect(show(product)).toEqual([]);
  });

  test('inside lib go from runs and sharing to templates to actions, never back', () => {
    expect(between('lib/actions/', 'lib/templates/', 'lib/runs/', 'lib/sharing/')).toEqual([]);
    expect(between('lib/templates/', 'lib/runs/', 'lib/sharing/')).toEqual([]);
  });

  test('keep the client, the tokens and the sending side of runs in the background', () => {
    const inner = /^lib\/(highlevel\/client|connections\/|runs\/(send|verify|undo|journal))/;
    const outside = all.filter(
      ({ from, to }) =>
        inner.test(to) && !from.startsWith('lib/') && !from.startsWith('entrypoints/background/'),
    );
    expect(show(outside)).toEqual([]);
    const pages = shipped.filter((path) =>
      /^entrypoints\/((popup|sidepanel|workspace)\/main\.tsx?|launcher\.ts)$/.test(path),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect([page, ...[...reaches(page)].filter((path) => inner.test(path))]).toEqual([page]);
    }
  });

  test('of the content script bring no zod, Preact, polyfill or message schema along', () => {
    const launchers = shipped.filter((path) =>
      /^(entrypoints\/launcher\.ts$|lib\/launcher\/)/.test(path),
    );
    expect(launchers.length).toBeGreaterThan(0);
    const heavy =
      /^(zod|preact|webextension-polyfill|idb|lucide|libphonenumber-js|match-sorter|lib\/messaging\/messages\/)/;
    for (const path of launchers) {
      expect([path, ...[...reaches(path)].filter((to) => heavy.test(to))]).toEqual([path]);
    }
  });

  test('of the sandbox never come from the product: it is written from the spec', () => {
    const sandbox = files.filter((path) => /^tests\/sandbox\/.*\.ts$/.test(path));
    const product = sandbox
      .flatMap(importsOf)
      .filter(({ to }) => /^(lib|components|entrypoints)\//.test(to));
    expect(show(product)).toEqual([]);
  });

  test('lead somewhere', () => {
    const broken = all.filter(({ to }) => /^(lib|components|entrypoints)\//.test(to));
    expect(show(broken.filter(({ to }) => !files.includes(to)))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { files, isCode, read } from './project.ts';

const topLevel = new Set([
  'entrypoints',
  'components',
  'lib',
  'public',
  'tests',
  'docs',
  'package.json',
  'package-lock.json',
  'wxt.config.ts',
  'tsconfig.json',
  'vitest.config.ts',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'LICENSE',
  'knip.json',
  'biome.json',
]);

describe('the layout', () => {
  test('has nothing at the top but what belongs there', () => {
    const entries = new Set(files.map((path) => path.split('/')[0] ?? ''));
    const others = [...entries].filter((name) => !topLevel.has(name) && !name.startsWith('.'));
    expect(others).toEqual([]);
  });

  test('keeps every file under 300 lines', () => {
    const long = files
      .filter((path) => /^(entrypoints|components|lib|tests)\//.test(path) && isCode(path))
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('names no registry host and no path of a machine', () => {
    // In pieces, so that this file does not find itself.
    const hosts = ['registry.npmjs' + '.org', 'deb.debian' + '.org', 'verdaccio', 'artifactory'];
    const places = ['work', 'farm', 'home', 'Users', 'root'].map((name) => `/${name}/`);
    const found = files
      .filter((path) => !/\.(png|jpg|webp|ico|woff2)$/.test(path))
      .flatMap((path) => {
        const text = read(path);
        return [...hosts, ...places]
          .filter((word) =>
            new RegExp(`(^|[\\s'"\`(=:])${word.replaceAll('.', '\\.')}`, 'm').test(text),
          )
          .map((word) => `${path}: ${word}`);
      })
      .filter((line) => !line.startsWith('tests/rules/layout.test.ts'));
    expect(found).toEqual([]);
  });

  test('has a lock file that works with any registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string }>;
    };
    const named = Object.values(lock.packages).flatMap((entry) => entry.resolved ?? []);
    expect(named).toEqual([]);
  });
});

import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionIcons } from '../../components/fields/action-icon.tsx';
import { actions } from '../../lib/actions/index.ts';
import { messages } from '../../lib/messaging/messages/index.ts';
import { sourceKinds } from '../../lib/sharing/schema.ts';
import { starterPacks } from '../../lib/templates/starter/index.ts';
import { typeCases } from '../e2e/harness/all-types.ts';
import { ACTION_TYPES } from '../sandbox/api/parameters.ts';
import { files, has, importsOf, read } from './project.ts';

/** One new thing is one new file and one line in its index; then it is documented and tried. */
const filesIn = (folder: string, apart: string[]) =>
  files.filter(
    (path) =>
      path.startsWith(folder) &&
      path.endsWith('.ts') &&
      !path.slice(folder.length).includes('/') &&
      !apart.includes(basename(path)),
  );

const testTexts = files
  .filter((path) => /^tests\/(unit|e2e)\/.*\.tsx?$/.test(path))
  .map((path) => read(path))
  .join('\n');

describe('every message', () => {
  const folder = 'lib/messaging/messages/';
  const own = filesIn(folder, [
    'index.ts',
    'shapes.ts',
    'agency-shapes.ts',
    'template-shapes.ts',
    'share-shapes.ts',
    'plan-shapes.ts',
  ]);
  const names = Object.keys(messages);

  test('has a file, and every file is registered', () => {
    const fileNames = own.map((path) => basename(path, '.ts')).sort();
    expect(fileNames).toEqual(names.map((name) => name.replaceAll('/', '-')).sort());
    const imported = importsOf(`${folder}index.ts`).map(({ to }) => to);
    expect(own.filter((path) => !imported.includes(path))).toEqual([]);
  });

  test('is registered under its own name', () => {
    for (const [name, message] of Object.entries(messages)) expect(message.name).toBe(name);
  });

  test('is in docs/architecture.md', () => {
    const page = read('docs/architecture.md');
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('is tried by a test', () => {
    const tried = (name: string) =>
      testTexts.includes(`'${name}'`) || testTexts.includes(`\`${name}\``);
    expect(names.filter((name) => !tried(name))).toEqual([]);
  });
});

describe('every action type', () => {
  const folder = 'lib/actions/';
  const own = filesIn(folder, []).filter((path) =>
    /satisfies ActionDefinition|: ActionDefinition = \{/.test(read(path)),
  );

  test('has a file, and every file is registered', () => {
    const types = Object.keys(actions);
    expect(own).toHaveLength(types.length);
    for (const [type, definition] of Object.entries(actions)) {
      expect(definition.type).toBe(type);
      const name = type.toLowerCase().replaceAll('_', '-');
      expect(own).toContain(`${folder}${name}.ts`);
    }
    const imported = importsOf(`${folder}index.ts`).map(({ to }) => to);
    expect(own.filter((path) => !imported.includes(path))).toEqual([]);
  });

  test('is in docs/actions.md', () => {
    const page = read('docs/actions.md');
    expect(Object.keys(actions).filter((type) => !page.includes(type))).toEqual([]);
  });

  test('has an icon', () => {
    for (const { icon } of Object.values(actions)) expect(actionIcons).toHaveProperty(icon);
  });

  test('is compared with HighLevel’s own client', () => {
    const compared = importsOf('tests/unit/actions/official-types.test.ts').map(({ to }) => to);
    expect(own.filter((path) => !compared.includes(path))).toEqual([]);
  });

  test('is known to the sandbox', () => {
    expect([...ACTION_TYPES].sort()).toEqual(Object.keys(actions).sort());
  });

  test('is created in a browser by a test', () => {
    const tried = typeCases.map(({ type }) => type);
    expect(tried.sort()).toEqual(Object.keys(actions).sort());
  });
});

describe('every starter pack', () => {
  const folder = 'lib/templates/starter/';
  const own = filesIn(folder, [
    'as-template.ts',
    'define.ts',
    'index.ts',
    'offered.ts',
    'translate.ts',
  ]);

  test('has a file, and every file is registered', () => {
    const imported = importsOf(`${folder}index.ts`).map(({ to }) => to);
    expect(own.filter((path) => !imported.includes(path))).toEqual([]);
    const ids = starterPacks.map(({ id }) => id);
    expect(own.map((path) => `starter:${basename(path, '.ts')}`).sort()).toEqual(ids.sort());
  });

  test.each(['texts/es', 'texts/pt-BR', 'prompts/es'])('has a file in %s', (language) => {
    const there = filesIn(`${folder}${language}/`, ['index.ts']);
    const imported = importsOf(`${folder}${language}/index.ts`).map(({ to }) => to);
    expect(there.filter((path) => !imported.includes(path))).toEqual([]);
    expect(there.map((path) => basename(path))).toEqual(own.map((path) => basename(path)));
  });
});

describe('every way to share', () => {
  test('has a file, is in the index, documented and tried in a browser', () => {
    const index = read('lib/sharing/sources/index.ts');
    const e2e = files.filter((path) => /^tests\/e2e\/.*\.ts$/.test(path)).map(read);
    for (const kind of sourceKinds) {
      expect(has(`lib/sharing/sources/${kind}.ts`), kind).toBe(true);
      expect(index, kind).toMatch(new RegExp(`^    ${kind}: `, 'm'));
      expect(read('docs/architecture.md'), kind).toContain(`lib/sharing/sources/${kind}.ts`);
      expect(
        e2e.some((text) => text.includes(`'${kind}'`) || text.includes(`${kind}/`)),
        kind,
      ).toBe(true);
    }
  });
});

test('docs name only scripts that package.json has', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const pages = files.filter((path) => /^(README\.md|docs\/.*\.md)$/.test(path));
  const missing = pages.flatMap((path) =>
    [...read(path).matchAll(/npm run ([a-z][a-z:-]*)/g)]
      .filter(([, name = '']) => !(name in scripts))
      .map(([command]) => `${path}: ${command}`),
  );
  expect(missing).toEqual([]);
  expect(has('README.md')).toBe(true);
});

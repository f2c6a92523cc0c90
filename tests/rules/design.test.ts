import { describe, expect, test } from 'vitest';
import { files, read, shipped } from './project.ts';

/** Where colours, sizes and times are chosen; every other style sheet chooses from it. */
const tokensFile = 'components/ui/tokens.css';
const sheets = files.filter(
  (path) => /^(components|entrypoints)\/.*\.css$/.test(path) && path !== tokensFile,
);

interface Declaration {
  path: string;
  property: string;
  value: string;
}

/** The declarations of style sheets, comments left out. */
const declarationsOf = (paths: string[]): Declaration[] =>
  paths.flatMap((path) => {
    const css = read(path).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    return [...css.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(([, property = '', value = '']) => ({
      path,
      property,
      value: value.replaceAll(/\s+/g, ' ').trim(),
    }));
  });
const all = declarationsOf(sheets);

/** Split at spaces, brackets kept together. */
const parts = (value: string) =>
  value.match(/(?:[^\s(]*\((?:[^()]|\([^()]*\))*\)|[^\s()])+/g) ?? [];
const isBox = (property: string) => /^(margin|padding|inset|border-radius)$/.test(property);
const isSpace = (property: string) =>
  /^((row-|column-)?gap|(margin|padding|inset)(-(block|inline)(-(start|end))?)?)$/.test(property);

const rules: [string, (declaration: Declaration) => boolean][] = [
  [
    'a colour of its own',
    ({ value }) =>
      /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(/i.test(value) ||
      /(^|[\s(,])(white|black|red|green|blue|gr[ae]y|orange|yellow)($|[\s),])/.test(value),
  ],
  [
    'a size of type of its own',
    ({ property, value }) =>
      (property === 'font-size' && !/^(var\(--text-|inherit$|[\d.]+em$)/.test(value)) ||
      (property === 'font' && !/^(inherit$|var\(--text-)/.test(value)),
  ],
  [
    'a corner of its own',
    ({ property, value }) =>
      /radius$/.test(property) &&
      parts(value).some((part) => !/^(var\(--radius|0$|inherit$)/.test(part)),
  ],
  ['a time of its own', ({ value }) => /(^|[\s(,])[\d.]+m?s\b/.test(value)],
  [
    'a layer of its own',
    ({ property, value }) => property === 'z-index' && !value.startsWith('var(--layer-'),
  ],
  [
    'a space that is not on the grid',
    ({ property, value }) => isSpace(property) && /(?<![\d.])(?!1px)[\d.]+px/.test(value),
  ],
  [
    'left and right, or top and bottom, in place of the directions of text',
    ({ property, value }) =>
      /^(left|right|top|bottom)$/.test(property) ||
      /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)/.test(
        property,
      ) ||
      /^border-(top|bottom)-(left|right)-radius$/.test(property) ||
      (/^(text-align|float|clear)$/.test(property) && /left|right/.test(value)),
  ],
  [
    'another left than right',
    ({ property, value }) => {
      const [, right, , left] = parts(value);
      return (
        isBox(property) &&
        left !== undefined &&
        (property === 'border-radius' ? parts(value)[0] !== right : left !== right)
      );
    },
  ],
];

describe('style sheets', () => {
  const said = ({ path, property, value }: Declaration) => `${path} ${property}: ${value}`;

  test.each(rules)('have nowhere %s', (_, breaks) => {
    expect(all.filter(breaks).map(said)).toEqual([]);
  });

  test.each([
    ['color', '#fff'],
    ['border', '1px solid white'],
    ['font-size', '13px'],
    ['border-radius', '4px'],
    ['border-radius', 'var(--radius) 0 0 var(--radius)'],
    ['transition', 'color 120ms'],
    ['animation', 'spin 0.8s linear infinite'],
    ['z-index', '3'],
    ['gap', '6px'],
    ['padding', 'var(--space-1) 10px'],
    ['margin-left', 'auto'],
    ['text-align', 'left'],
    ['padding', '0 var(--space-1) 0 var(--space-2)'],
  ])('would be found out: %s: %s', (property, value) => {
    const one = { path: 'a.css', property, value };
    expect(rules.some(([, breaks]) => breaks(one))).toBe(true);
  });
});

describe('tokens', () => {
  const tokens = new Set(
    declarationsOf([tokensFile])
      .map(({ property }) => property)
      .filter((name) => name.startsWith('--')),
  );
  const used = (path: string) =>
    [...read(path).matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name);

  test('are there for everything that is asked for', () => {
    const local = new Set(
      all.map(({ property }) => property).filter((name) => name.startsWith('--')),
    );
    const inCode = new Set(
      shipped.flatMap((path) =>
        [...read(path).matchAll(/['"](--[\w-]+)['"]/g)].map(([, name = '']) => name),
      ),
    );
    const unknown = [...sheets, tokensFile].flatMap((path) =>
      used(path)
        .filter((name) => !tokens.has(name) && !local.has(name) && !inCode.has(name))
        .map((name) => `${path} ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test('are all used', () => {
    const wanted = new Set([...sheets, tokensFile].flatMap(used));
    expect([...tokens].filter((name) => !wanted.has(name))).toEqual([]);
  });

  test('have a light and a dark side wherever they are colours', () => {
    const colour = /#[0-9a-f]{3,8}\b|\brgb\(/i;
    const plain = declarationsOf([tokensFile]).filter(
      ({ value }) => colour.test(value) && !/^light-dark\(/.test(value),
    );
    expect(plain).toEqual([]);
  });

  test('are what the launcher wears too, which cannot load them', () => {
    const pairs = (text: string) =>
      [...text.matchAll(/light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)/g)].map(([, ...pair]) =>
        pair.map((one) => one.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')).join(' '),
      );
    const known = pairs(read(tokensFile));
    const worn = pairs(read('lib/launcher/styles.ts'));
    expect(worn.length).toBeGreaterThan(5);
    expect(worn.filter((pair) => !known.includes(pair))).toEqual([]);
  });
});

describe('docs/design.md', () => {
  const told = read('docs/design.md');

  test('names every component that there is to choose from', () => {
    const components = files
      .filter((path) => /^components\/ui\/.*\.tsx?$/.test(path))
      .flatMap((path) => [...read(path).matchAll(/^export (?:function|class) ([A-Z]\w+)/gm)])
      .map(([, name = '']) => name);
    // Parts of others, and the sign of a tone.
    const parts = ['FieldNotes', 'ToneIcon', 'Toasts'];
    expect(components.length).toBeGreaterThan(15);
    expect(
      components.filter((name) => !parts.includes(name) && !told.includes(`\`${name}\``)),
    ).toEqual([]);
  });
});

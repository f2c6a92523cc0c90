import { describe, expect, test } from 'vitest';
import { mostRows, readTokenTable } from '../../../lib/highlevel/token-table.ts';

const [a = '', b = '', c = ''] = [1, 2, 3].map(
  (n) => `pit-1111222${n}-3333-4444-5555-666677778888`,
);
const [harbor, north, cedar] = [
  '0hArborDenta1Location',
  'n0rthsideP1umbing00aB',
  'Cedar9GroveRealty00xY',
];
const rows = (text: string) => readTokenTable(text).rows;

describe('a table of tokens', () => {
  test('each line with a token is in a row, though quotes are left open', () => {
    const text = [`"Harbor,${harbor},${a}`, `North",${north},${b}`, `Cedar "x,${cedar},${c}`].join(
      '\n',
    );
    expect(rows(text).map(({ token }) => token)).toEqual([a, b, c]);
  });
});

describe('what is wrong in a row is told in it', () => {
  test.each([
    ['no sub-account', `Harbor Dental,,${a}`, /No sub-account is in this row/],
    ['no token', `Harbor Dental,${harbor},`, /No token is in this row/],
    ['neither', `x,${harbor},${a}\nNorthside Plumbing,,`, /Neither a sub-account nor a token/],
    ['several tokens', `${harbor},${a},${b}`, /Several tokens/],
    ['two ids', `${harbor},${north},${a}`, /Two ids are in this row. Leave/],
    ['a token cut off', `${harbor},pit-11112222-3333-4444`, /not whole/],
    ['a token without its beginning', `${harbor},${a.slice(4)}`, /not whole/],
    ['half a JWT', `${harbor},eyJhbGciOiJIUzI1NiJ9.eyJzdWIi`, /not whole/],
    ['words for a token', `id,token\n${harbor},ask Carla for it`, /cannot be one/],
    ['a short token', `id,token\n${harbor},abc123`, /too short/],
    ['words for an id', `id,token\nHarbor,${a}`, /is not its id: that is the part after/],
    ['ids and an opaque token', `${harbor} ${'0aB'.repeat(10)}`, /Two ids.*headings/],
  ])('%s', (_, text, problem) => {
    const told = rows(text).map((row) => row.problem);
    expect(told.at(-1)).toMatch(problem);
    expect(told.slice(0, -1)).toEqual(told.slice(0, -1).map(() => undefined));
  });

  test('what is right in it is there all the same', () => {
    expect(rows(`Harbor Dental,${harbor},pit-12`)[0]).toMatchObject({
      locationId: harbor,
      name: 'Harbor Dental',
    });
  });

  test('the same sub-account with two tokens: each says where the other is', () => {
    expect(
      rows(`${harbor},${a}\n${north},${b}\n\n${harbor},${c}`).map((row) => row.problem),
    ).toEqual([
      'Line 4 gives this sub-account another token. Leave the one that is right.',
      undefined,
      'Line 1 gives this sub-account another token. Leave the one that is right.',
    ]);
  });

  test('the same row again: the first one counts', () => {
    expect(rows(`${harbor},${a}\n${harbor},${a}`).map((row) => row.problem)).toEqual([
      undefined,
      'This sub-account is in line 1 already, with the same token.',
    ]);
  });

  test('one token for two sub-accounts', () => {
    const [first, second] = rows(`${harbor},${a}\n${north},${a}`);
    expect(first?.problem).toMatch(/stands for another sub-account in line 2/);
    expect(second?.problem).toMatch(/in line 1/);
  });
});

describe('headings', () => {
  test('tell ids apart: an agency’s id beside the sub-account’s', () => {
    expect(rows(`Company,Sub-Account ID,Token\n${cedar},${harbor},${a}`)).toEqual([
      { line: 2, locationId: harbor, token: a },
    ]);
  });

  test('tell tokens of any form, and groups', () => {
    const opaque = 'ab12dc0ae1234a7898f9ff06d4f69gh';
    expect(rows(`Sub-account;Group;API key;Client\n${harbor};dental;${opaque};Harbor`)).toEqual([
      { line: 2, locationId: harbor, token: opaque, group: 'dental', name: 'Harbor' },
    ]);
  });

  test('a sub-account’s column may hold names when another has ids', () => {
    expect(rows(`Sub-account\tID\tToken\nHarbor Dental\t${harbor}\t${a}`)[0]).toMatchObject({
      locationId: harbor,
      name: 'Harbor Dental',
    });
  });

  test('may come again further down', () => {
    const text = `Token,ID\n${a},${harbor}\nID,Token\n${north},${b}`;
    expect(rows(text).map((row) => row.locationId)).toEqual([harbor, north]);
  });
});

test('a long word in a column of names is no id', () => {
  const other = (n: number) =>
    `Shop ${n},loc${`${n}`.padStart(17, '0')},pit-aaaaaaa${n}-3333-4444-5555-666677778888`;
  const text = `BluebirdMedspaAustin,${harbor},${b}\n${[1, 2, 3, 4, 5].map(other).join('\n')}`;
  expect(rows(text)[0]).toEqual({ line: 1, locationId: harbor, token: b, name: undefined });
  // In a table of few rows that is not certain.
  expect(rows(`BluebirdMedspaAustin,${harbor},${b}`)[0]?.problem).toMatch(/Two ids/);
});

test('spreadsheets’ ways to keep a text a text, and links', () => {
  const text = `"=""${harbor}""","'${a}"\n[CRM](https://crm.agency.com/v2/location/${north}/dashboard),\`${b}\``;
  expect(rows(text)).toMatchObject([
    { locationId: harbor, token: a },
    { locationId: north, token: b },
  ]);
  expect(rows(`="${harbor}",${a}`)).toEqual([{ line: 1, locationId: harbor, token: a }]);
  expect(rows(`app.gohighlevel.com/location/${harbor}/x ${a}`)[0]?.locationId).toBe(harbor);
});

test('lines are those of the text', () => {
  const text = `name,id,token\r\n\r\n"Harbor\r\nDental",${harbor},${a}\r\n${'North'},${north},\r\n`;
  expect(rows(text).map(({ line }) => line)).toEqual([3, 5]);
});

test('limits: 2,000 rows, 1 MB; nothing in it', () => {
  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, n) =>
        `loc${`${n}`.padStart(17, '0')},pit-${`${n}`.padStart(8, '0')}-3333-4444-5555-666677778888`,
    ).join('\n');
  const began = performance.now();
  expect(rows(many(mostRows)).filter((row) => row.problem === undefined)).toHaveLength(mostRows);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(readTokenTable(many(mostRows + 1))).toEqual({
    rows: [],
    problem: 'These are 2,001 rows; 2,000 at once are the most. Nothing was read.',
  });
  expect(readTokenTable('x'.repeat(1_000_001)).problem).toMatch(/1 MB/);
  expect(readTokenTable(' \n\n').problem).toBe('There is no row in it.');
});

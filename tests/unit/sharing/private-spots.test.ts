import { describe, expect, test } from 'vitest';
import { leaks } from '../../../lib/sharing/known.ts';
import { type Known, privateSpots } from '../../../lib/sharing/private-spots.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';

const nothing: Known = { secrets: [], ids: [] };
const found = (text: string, known = nothing) =>
  privateSpots(text, known).map(({ kind, value }) => [kind, value]);

describe('what says itself that it is private', () => {
  test.each([
    ['pit-11112222-3333-4444-5555-666677778888', 'secret'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'secret'],
    ['sk-proj_abcdefghijklmnop', 'secret'],
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'secret'],
    ['ghp_abcdefghij0123456789ABCDEFGHIJ', 'secret'],
    ['xoxb-123456789012-abcdef', 'secret'],
    ['AKIAIOSFODNN7EXAMPLE', 'secret'],
    ['glpat-abcdefghij0123456789', 'secret'],
    ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'secret'],
    ['Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg==', 'secret'],
    ['65f0a1b2c3d4e5f6a7b8c9d0', 'id'],
    ['ve9EPM428h8vShlRW1KT', 'id'],
    ['a1b2c3d4-0000-4000-8000-00000000abcd', 'id'],
  ])('%s is found, whatever stands around it', (value, kind) => {
    for (const [before, after] of [
      ['', ''],
      ['Use ', '.'],
      ['(', ')'],
      ['key=', '&x=1'],
      ['"', '"'],
      ['\n', '\n'],
      ['{{street}} ', ' {{town}}'],
    ]) {
      expect(found(`${before}${value}${after}`)).toEqual([[kind, value]]);
    }
  });

  test('the word behind “Bearer” and “Basic” is, when a digit is in it', () => {
    expect(found('Authorization: Bearer abcdefgh12345')).toEqual([['secret', 'abcdefgh12345']]);
    expect(found('basic YWRhOnNlc2FtZTE=')).toEqual([['secret', 'YWRhOnNlc2FtZTE=']]);
    expect(found('Basic understanding of the matter. Bearer instruments.')).toEqual([]);
  });

  test.each([
    'We are at Main Street 1, 8001 Zürich, +41 44 123 45 67.',
    'Call +12125550123 between 9 and 5.',
    'https://www.example.com/locations/new-york/how-to-find-us-in-the-city',
    'https://docs.example.com/a/very/long/path/with/many/parts/and-words.html?page=12',
    'Donaudampfschifffahrtsgesellschaftskapitänsmütze',
    'ask-for-the-name-of-the-caller-and-the-reason-of-the-call-2026',
    'AppointmentConfirmation2',
    '2026-11-25T20:00:00.000Z',
    '12345678901234567890',
    '{{contact.first_name}} {{street}}',
    'cockpit-0123456789abcdef0123',
    '________________________________________',
  ])('“%s” is nothing of that kind', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('nothing in a starter is', () => {
    for (const { variables, ...template } of starterTemplates()) {
      expect([template.id, found(JSON.stringify(template))]).toEqual([template.id, []]);
      const open = variables.filter(({ kind }) => kind !== 'secret');
      expect([template.id, found(JSON.stringify(open))]).toEqual([template.id, []]);
    }
  });
});

describe('what this browser knows', () => {
  const known = {
    secrets: ['pass "word" 4711', 'word'],
    ids: ['ve9EPM428h8vShlRW1KT', 'calendar1', 'a-b-c-d-1'],
  };

  test('is found as it is, the longest first, and nothing twice', () => {
    expect(found('It is pass "word" 4711, a word.', known)).toEqual([
      ['secret', 'pass "word" 4711'],
      ['secret', 'word'],
    ]);
  });

  test('of ids the long ones are found inside of words, the short ones by themselves', () => {
    expect(found('x_ve9EPM428h8vShlRW1KTx', known)).toEqual([['id', 've9EPM428h8vShlRW1KT']]);
    expect(found('calendar1, calendar12 a-b-c-d-1 xa-b-c-d-1', known)).toEqual([
      ['id', 'calendar1'],
      ['id', 'a-b-c-d-1'],
    ]);
  });

  test('is told of a whole text, written as JSON too', () => {
    for (const value of ['pass "word" 4711', '\nve9EPM428h8vShlRW1KT\n', 'calendar1']) {
      expect([value, leaks(JSON.stringify({ a: [value] }), known)]).toEqual([value, true]);
    }
    expect(leaks(JSON.stringify({ a: ['calendar12 swor d'] }), known)).toBe(false);
  });
});

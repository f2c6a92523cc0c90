import { afterEach, beforeEach, expect, test } from 'vitest';
import { ago, list, moment, number, size } from '../../../lib/i18n/format.ts';
import { pieces, plural, speak, speaking, t } from '../../../lib/i18n/t.ts';
import { speakInWorker } from '../../../lib/i18n/worker.ts';

const before = speaking();
beforeEach(() => speak(before));
afterEach(() => speak(before));

// Texts that only these tests know.
const say = t as unknown as (key: string, values?: Record<string, string | number>) => string;
const many = plural as unknown as (count: number, one: string, other: string) => string;

const texts = {
  'Delete “{name}”?': '¿Eliminar «{name}»?',
  '{count} templates': {
    one: '{count} plantilla',
    many: '{count} de plantillas',
    other: '{count} plantillas',
  },
};

test('English needs no catalog', () => {
  expect(say('Delete “{name}”?', { name: 'A' })).toBe('Delete “A”?');
  expect(many(1, '{count} template', '{count} templates')).toBe('1 template');
  expect(many(10_000, '{count} template', '{count} templates')).toBe('10,000 templates');
});

test('another language takes its text, its forms and its numbers', () => {
  speak({ language: 'es', locale: 'es-MX', texts });
  expect(say('Delete “{name}”?', { name: 'A' })).toBe('¿Eliminar «A»?');
  expect(many(1, '{count} template', '{count} templates')).toBe('1 plantilla');
  expect(many(0, '{count} template', '{count} templates')).toBe('0 plantillas');
  expect(many(1_000_000, '{count} template', '{count} templates')).toBe('1,000,000 de plantillas');
  expect(say('Not translated yet')).toBe('Not translated yet');
});

test('a value is put in once, as it is', () => {
  expect(say('Delete “{name}”?', { name: '{name} $& {other}' })).toBe(
    'Delete “{name} $& {other}”?',
  );
  expect(say('{constructor}')).toBe('{constructor}');
});

test('the pieces of a text say where its values stand', () => {
  speak({ language: 'es', locale: 'es', texts });
  expect(pieces('Delete “{name}”?' as never)).toEqual(['¿Eliminar «', { name: 'name' }, '»?']);
});

test('dates, lists and how long ago follow the language', () => {
  expect(number(1234.5)).toBe('1,234.5');
  expect(list(['a', 'b', 'c'])).toBe('a, b, and c');
  speakInWorker({ language: 'es' }, []);
  expect(list(['a', 'b', 'c'])).toBe('a, b y c');
  expect(ago(0, 5 * 60_000)).toBe('hace 5 min');
  expect(moment(Date.UTC(2026, 10, 26, 12), { dateStyle: 'medium', timeZone: 'UTC' })).toBe(
    '26 nov 2026',
  );
  speakInWorker({ language: 'pt-BR' }, []);
  expect(ago(0, 50 * 3_600_000)).toBe('há 2 dias');
});

test('how much is stored is said in the unit that needs the fewest digits', () => {
  expect([1, 812, 3210, 1_420_000, 250_000_000, 7e12].map(size)).toEqual([
    '1 byte',
    '812 bytes',
    '3.2 kB',
    '1.4 MB',
    '250 MB',
    '7,000 GB',
  ]);
  speakInWorker({ language: 'pt-BR' }, []);
  expect(size(3210)).toBe('3,2 kB');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leaks } from '../../../lib/sharing/known.ts';
import { openContent } from '../../../lib/sharing/open-content.ts';
import { checkTemplate } from '../../../lib/templates/check.ts';
import type { Template, TemplateContent } from '../../../lib/templates/schema.ts';
import { request } from '../background/pack-stage.ts';
import { contents } from './anything.ts';

type Content = TemplateContent & Pick<Template, 'extra'>;

const nothing = { secrets: [], ids: [] };
const letters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const [hex, mixed] = ['0123456789abcdef', 'ABCDEFGHJKabcdefghjk0123456789'];

/** Secrets and ids that this browser knows, whatever they look like. */
const knownSecrets = fc.oneof(
  letters(hex, 32).map((text) => `pit-${text}`),
  letters(mixed, 12).map((text) => `pass "${text}" word`),
  letters('abcé \\/+=.', 9).map((text) => `x${text}x`),
);
const knownIds = fc.oneof(
  letters(mixed, 20).map((text) => `${text.slice(0, -2)}4z`),
  letters(hex, 24).map((text) => `${text.slice(0, -2)}a1`),
  letters(hex, 12).map((text) => `a1b2c3d4-0000-4000-8000-${text}`),
);
/** Those that nobody knows, and that say themselves what they are. */
const tokens = fc.oneof(
  letters(hex, 32).map((text) => `pit-${text}`),
  letters(mixed, 24).map((text) => `sk-${text}`),
  letters(mixed, 40).map((text) => `eyJ${text}.${text}.${text}`),
  letters(mixed, 30).map((text) => `ghp_${text}`),
  letters(hex, 22).map((text) => `${text}a1`),
);
const phones = letters('0123456789', 10).map((text) => `+1${text}`);

/** Every place of a template where somebody may write something, with a way to write it there. */
const places: ((content: Content, text: string) => Content)[] = [
  (one, text) => ({ ...one, name: `${one.name} ${text}`.slice(-190) }),
  (one, text) => ({ ...one, actionName: text.slice(0, 190) }),
  (one, text) => ({ ...one, description: `${text} ${one.description}` }),
  (one, text) => ({ ...one, folder: text.slice(-100) }),
  (one, text) => ({ ...one, tags: [...one.tags, text.slice(-50)] }),
  (one, text) => ({
    ...one,
    parameters: { ...one.parameters, triggerPrompt: `${one.parameters.triggerPrompt} ${text}` },
  }),
  (one, text) => ({ ...one, parameters: { ...one.parameters, later: [{ 'a.b': text }] } }),
  (one, text) => ({ ...one, extra: { ...one.extra, note: { deep: [text] } } }),
  ...['help', 'label', 'default', 'sample', 'later'].map(
    (part) => (one: Content, text: string) => ({
      ...one,
      variables: one.variables.map((variable, at) =>
        at === one.variables.length - 1 ? { ...variable, [part]: text } : variable,
      ),
    }),
  ),
  (one, text) => ({
    ...one,
    variables: [
      ...one.variables,
      {
        name: `chosen${one.variables.length}`,
        label: 'Chosen',
        kind: 'choice' as const,
        required: false,
        choices: [
          { value: text, label: 'One' },
          { value: 'two', label: text, name: text, later: [text] },
          { value: 'three', label: 'Three' },
        ],
      },
      {
        name: `place${one.variables.length}`,
        label: 'Place',
        kind: 'calendar',
        required: false,
        aliases: ['Main', text],
      },
    ],
  }),
];
const placed = <T>(what: fc.Arbitrary<T>) => fc.tuple(fc.constantFrom(...places), what);
const around = fc.tuple(
  fc.constantFrom('', 'Use ', '(', '"', 'https://x.example/', 'key=', '\n', '{{street}} '),
  fc.constantFrom('', ' now.', ')', '"', '/', ', {{contact.first_name}}', '\n'),
);

describe('a template that leaves', () => {
  test('holds no secret and no id, wherever somebody wrote them', () => {
    fc.assert(
      fc.property(
        contents,
        fc.array(fc.tuple(placed(knownSecrets), around), { maxLength: 3 }),
        fc.array(fc.tuple(placed(knownIds), around), { maxLength: 3 }),
        fc.array(fc.tuple(placed(tokens), around), { maxLength: 2 }),
        (content, secrets, ids, strange) => {
          const all = [...secrets, ...ids, ...strange];
          const known = {
            secrets: secrets.map(([[, value]]) => value),
            ids: ids.map(([[, value]]) => value),
          };
          const given = all.reduce<Content>(
            (one, [[put, value], [before, after]]) => put(one, `${before}${value}${after}`),
            content,
          );
          const { content: open, found } = openContent(given, known);
          const text = JSON.stringify(open);
          expect(leaks(text, known)).toBe(false);
          for (const [[, value]] of all) {
            expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
            expect(JSON.stringify(found.filter(({ kind }) => kind === 'secret'))).not.toContain(
              value,
            );
          }
          // It leaves as something that can be taken in.
          expect(checkTemplate(open).filter(({ level }) => level === 'error')).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  }, 30_000);

  test('and leaves again is the same, and has nothing more that must not leave', () => {
    fc.assert(
      fc.property(
        contents,
        fc.array(fc.tuple(placed(fc.oneof(tokens, knownIds, phones)), around), { maxLength: 4 }),
        (content, all) => {
          const given = all.reduce<Content>(
            (one, [[put, value], [before, after]]) => put(one, `${before}${value}${after}`),
            content,
          );
          const first = openContent(given, nothing);
          const second = openContent(first.content, nothing);
          expect(second.content).toEqual(first.content);
          expect(second.found.filter(({ forced }) => forced)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  test('with nothing private in it leaves as it is', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(openContent(content, nothing).content).toEqual(content);
      }),
      { numRuns: 300 },
    );
  });

  test('loses phone numbers, addresses and e-mail addresses where that is chosen, and there only', () => {
    fc.assert(
      fc.property(
        contents,
        fc.array(placed(phones), { minLength: 1, maxLength: 4 }),
        fc.func(fc.boolean()),
        (content, all, toss) => {
          const given = all.reduce<Content>(
            (one, [put, value]) => put(one, `at ${value}`),
            content,
          );
          const { found, content: kept } = openContent(given, nothing);
          expect(kept).toEqual(given);
          const choices = Object.fromEntries(
            found.map(({ key }) => [key, toss(key) ? ('blank' as const) : ('keep' as const)]),
          );
          const open = openContent(given, nothing, choices);
          expect(open.found.map(({ key, choice }) => [key, choice])).toEqual(
            Object.entries(choices),
          );
          const text = JSON.stringify(open.content);
          for (const value of new Set(found.map((one) => one.text))) {
            const all = found.filter((one) => one.text === value);
            if (all.every(({ key }) => choices[key] === 'blank')) expect(text).not.toContain(value);
            // Of a value that fills a blank all goes, or nothing.
            const inText = all.some(({ key }) => !key.startsWith('variables.'));
            if (inText && all.every(({ key }) => choices[key] === 'keep')) {
              expect(text).toContain(value);
            }
          }
          const everything = Object.fromEntries(found.map(({ key }) => [key, 'blank' as const]));
          const without = JSON.stringify(openContent(given, nothing, everything).content);
          for (const one of found) expect(without).not.toContain(one.text);
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});

test('what its place says is secret is one, whatever it looks like; one blank for the same value', () => {
  const parameters = {
    ...request.parameters,
    apiDetails: {
      url: 'https://ada:hush@x.example/?api_key=hush2&page=1',
      method: 'GET',
      authenticationRequired: true,
      authenticationValue: 'Bearer hush3',
      headers: [
        { key: 'X-Api-Key', value: 'hush3' },
        { key: 'Accept', value: 'text/plain' },
      ],
    },
  };
  const { content, found } = openContent({ ...request, parameters, variables: [] }, nothing);
  expect(JSON.stringify(content)).not.toMatch(/hush/);
  expect(JSON.stringify(found)).not.toMatch(/hush/);
  expect(found.filter(({ forced }) => forced).map(({ kind }) => kind)).toEqual(
    Array(4).fill('secret'),
  );
  expect(content.parameters).toMatchObject({
    apiDetails: {
      authenticationValue: expect.stringMatching(/^Bearer \{\{\w+\}\}$/),
      headers: [{ value: expect.stringMatching(/^\{\{\w+\}\}$/) }, { value: 'text/plain' }],
    },
  });
  expect(checkTemplate(content).filter(({ level }) => level === 'error')).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { type Hit, search as order, searchable, withPlace } from '../../../lib/templates/search.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { smsTemplate } from './examples.ts';

const template = (changes: Partial<TemplateContent>) => {
  const content = { ...smsTemplate, description: '', ...changes };
  const times = { revision: 1, createdAt: 0, changedAt: 0 };
  return { name: content.name, ...searchable({ ...content, ...times }, content.folder) };
};
type Entry = ReturnType<typeof template>;

const search = (entries: Entry[], query: string) =>
  order(entries, query).map((hit) => withPlace(hit, query));
const found = (entries: Entry[], query: string) =>
  search(entries, query).map(({ entry }) => entry.name);
/** The pieces of text that a hit points at. */
function marked({ entry, inName, elsewhere }: Hit<Entry>): string[] {
  const text = inName ? entry.name : (elsewhere?.text ?? '');
  const ranges = inName ?? elsewhere?.ranges ?? [];
  return ranges.flatMap((at, index) => (index % 2 ? [] : [text.slice(at, ranges[index + 1])]));
}
const only = (entry: Entry, query: string) => {
  const [hit] = search([template({ name: 'Nothing of it' }), entry], query);
  if (!hit) throw new Error(`“${query}” is not found`);
  return hit;
};

describe('what is found', () => {
  test('is marked in the name', () => {
    expect(marked(only(template({ name: 'Book a cleaning' }), 'clean'))).toEqual(['clean']);
    expect(marked(only(template({ name: 'Book a cleaning' }), 'BOOK clean'))).toEqual([
      'Book',
      'clean',
    ]);
  });

  test('is found with one typing error in a word, in any script', () => {
    for (const [name, query] of [
      ['Transfer to the manager', 'tranfser'],
      ['Transfer to the manager', 'trasfer'],
      ['Transfer to the manager', 'transffer'],
      ['Transfer to the manager', 'tranzfer'],
      ['Перевод звонка', 'перивод'],
      ['Перевод звонка', 'перевоод'],
      ['העברה למנהל', 'העבררה'],
      ['Réservation', 'réservatoin'],
    ] as const) {
      const hit = only(template({ name }), query);
      expect(hit.entry.name).toBe(name);
      expect(hit.inName?.length, query).toBeGreaterThan(0);
    }
    expect(found([template({ name: 'Transfer' })], 'xyzfer')).toEqual([]);
  });

  test('is found in folder, tags, type and description, and the line is told', () => {
    const entry = template({
      name: 'Mine',
      folder: 'Clinics',
      tags: ['urgent', 'night'],
      description: 'Sends the caller home.',
    });
    expect(only(entry, 'clinics').elsewhere).toEqual({ text: 'Clinics', ranges: [0, 7] });
    expect(only(entry, 'night').elsewhere).toEqual({ text: 'urgent, night', ranges: [8, 13] });
    expect(only(entry, 'caller home').elsewhere?.text).toBe('Sends the caller home.');
    expect(marked(only(entry, 'caller home'))).toEqual(['caller', 'home']);
  });

  test('is found in long texts, with a piece around it', () => {
    const parameters = {
      triggerPrompt: `${'before '.repeat(50)}the Zebra crossing${' after'.repeat(50)}`,
      extra: [{ deep: 'hippopotamus' }],
    };
    const entry = template({ name: 'Mine', parameters, actionName: 'Send giraffe' });
    const hit = only(entry, 'zebra');
    expect(marked(hit)).toEqual(['Zebra']);
    expect(hit.elsewhere?.text.length).toBeLessThan(100);
    expect(hit.elsewhere?.text).toContain('the Zebra crossing');
    expect(marked(only(entry, 'hippo'))).toEqual(['hippo']);
    expect(marked(only(entry, 'giraffe'))).toEqual(['giraffe']);
    // Both words, wherever each is.
    const both = only(entry, 'mine zebra');
    expect(marked(both)).toEqual(['Mine']);
    expect(both.elsewhere?.text).toContain('the Zebra crossing');
    expect(found([entry], 'zebra unicorn')).toEqual([]);
  });

  test('comes in the name first, then elsewhere', () => {
    const entries = [
      template({ name: 'A', parameters: { triggerPrompt: 'insurance' } }),
      template({ name: 'B', description: 'About insurance.' }),
      template({ name: 'Ask for the insurance' }),
      template({ name: 'Insurance' }),
      template({ name: 'Other' }),
    ];
    expect(found(entries, 'insurance')).toEqual(['Insurance', 'Ask for the insurance', 'B', 'A']);
  });

  test.each(['😀', 'שלום', '‏שלום', '日本', 'İ', 'ß', '👩‍👧'])('%s is found', (word) => {
    const name = `Before ${word} after`;
    expect(found([template({ name: 'Other' }), template({ name })], word)).toEqual([name]);
    const long = template({ name: 'Mine', parameters: { triggerPrompt: name } });
    expect(found([long], word)).toEqual(['Mine']);
    const text = search([long], word)[0]?.elsewhere?.text ?? '';
    expect(text.isWellFormed()).toBe(true);
  });

  test('is all of them without words, in the order they came in', () => {
    const entries = ['b', 'a', 'c'].map((name) => template({ name }));
    for (const nothing of ['', ' ', '\n\t']) {
      expect(search(entries, nothing)).toEqual(entries.map((entry) => ({ entry })));
    }
  });
});

describe('hostile words', () => {
  const entries = [
    template({ name: 'Send (now) {{street}}' }),
    template({ name: 'a-b "quoted" c', description: 'x'.repeat(5_000) }),
    template({ name: 'a '.repeat(80), description: 'a '.repeat(20_000) }),
  ];
  const words = [
    '((((',
    '{{',
    '[',
    '\\',
    '*',
    '-',
    '-a',
    '"',
    '""',
    '"a',
    "'",
    '.',
    '$&',
    '\0',
    'eexxaacctt',
    '\ud800',
    '“',
    '…!?',
    'x'.repeat(500),
    'é'.repeat(500),
    'a '.repeat(250),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    `${'a '.repeat(30)}z`,
    '(a+)+$',
    '1'.repeat(500),
    '𝔸'.repeat(250),
    '𝐚Ꜷ',
    "'a",
    "it's",
  ];
  test.each(words)('%j: nothing is thrown, and what is there is found', (word) => {
    for (const hit of search(entries, word)) expect(marked(hit)).not.toContain('');
    const named = template({ name: word });
    if (word.trim() !== '') {
      expect(search([named], word).map(({ entry }) => entry)).toEqual([named]);
    }
  });

  test('a word that begins with a dash or is quoted is a word', () => {
    expect(found(entries, '-b')).toContain('a-b "quoted" c');
    expect(found(entries, '"quoted"')).toContain('a-b "quoted" c');
    expect(found([template({ name: 'Follow up' })], 'follow -up')).toEqual(['Follow up']);
  });

  test('whatever is looked for in whatever, ranges are inside the text and in order', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...words.filter((word) => word.length < 40), 'Send', 'İİ', 'a\nb'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), text, text, (names, folder, query) => {
        const all = names.map((name) => template({ name, folder, description: query }));
        const hits = search(all, query);
        expect(new Set(hits.map(({ entry }) => entry)).size).toBe(hits.length);
        for (const hit of hits) {
          const { entry, inName = [], elsewhere = { text: '', ranges: [] } } = hit;
          for (const [text, ranges] of [
            [entry.name, inName],
            [elsewhere.text, elsewhere.ranges],
          ] as const) {
            expect(ranges).toEqual([...ranges].sort((a, b) => a - b));
            for (const at of ranges) expect(at).toBeLessThanOrEqual(text.length);
          }
          expect(marked(hit)).not.toContain('');
        }
        // Every description holds the words.
        expect(hits.length).toBe(all.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('ten thousand templates are searched, and the best comes first', () => {
  const all = Array.from({ length: 10_000 }, (_, index) => {
    const starter = starterTemplates(['en'])[
      index % starterTemplates(['en']).length
    ] as TemplateContent;
    return template({ ...starter, name: `${starter.name} ${index}` });
  });
  all.push(template({ name: 'Zebra' }));
  for (const query of ['z', 'ze', 'zebra', 'the caller', 'appointment 4711', 'a e i o u', '((']) {
    const hits = search(all, query);
    if (query === 'zebra') expect(hits[0]?.entry.name).toBe('Zebra');
    if (query === 'a e i o u') expect(hits.length).toBeGreaterThan(1_000);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looseName, namesOf, resolveReference } from '../../../lib/templates/resolve.ts';
import { blank } from './examples.ts';

const entries = (...names: string[]) => names.map((name, index) => ({ id: `id${index}`, name }));
const one = (id: string, name: string) => ({ kind: 'one', entry: { id, name } });

describe('a reference', () => {
  test('is the thing of exactly that name, else the one that differs in case and spaces', () => {
    const all = entries('insurance', 'Insurance', 'Main  Calendar ');
    expect(resolveReference(['Insurance'], all)).toEqual(one('id1', 'Insurance'));
    expect(resolveReference(['main calendar'], all)).toEqual(one('id2', 'Main  Calendar '));
    expect(resolveReference(['MAINCALENDAR'], all)).toEqual(one('id2', 'Main  Calendar '));
    expect(resolveReference(['INSURANCE'], all)).toEqual({ kind: 'several', count: 2 });
    expect(resolveReference(['Insurances'], all)).toEqual({ kind: 'none' });
  });

  test('of several exact names is nobody’s guess', () => {
    const all = entries('A', 'A', 'a');
    expect(resolveReference(['A'], all)).toEqual({ kind: 'several', count: 2 });
    expect(resolveReference(['a'], all)).toEqual(one('id2', 'a'));
  });

  test('goes by its aliases after its own name; exact aliases before loose names', () => {
    const all = entries('Coverage', 'insurance');
    expect(resolveReference(['Insurance', 'Coverage'], all)).toEqual(one('id0', 'Coverage'));
    expect(resolveReference(['insurance', 'Coverage'], all)).toEqual(one('id1', 'insurance'));
    expect(resolveReference(['x', 'COVERAGE'], all)).toEqual(one('id0', 'Coverage'));
  });

  test('without names, or in an empty sub-account, is none', () => {
    expect(resolveReference([], entries('a'))).toEqual({ kind: 'none' });
    expect(resolveReference(['a'], [])).toEqual({ kind: 'none' });
  });

  test.each([
    ['composed and decomposed accents', 'Café', 'Café'],
    ['right-to-left names', 'יומן ראשי', ' יומן  ראשי'],
    ['Arabic', 'التقويم الرئيسي', 'التقويمالرئيسي'],
    ['emoji', '👩‍⚕️ Intake', '👩‍⚕️ intake'],
    ['full-width letters', 'ＡＢＣ', 'abc'],
    ['no-break spaces', 'Main calendar', 'Main calendar'],
    ['Turkish capitals', 'İstanbul', 'i̇stanbul'],
  ])('%s are one name', (_, here, there) => {
    expect(resolveReference([here], entries('other', there))).toEqual(one('id1', there));
    expect(resolveReference([there], entries(here, 'other'))).toEqual(one('id0', here));
  });

  test('whatever the names, one that is exact and alone is found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' })), fc.nat(), (names, at) => {
        fc.pre(names.length > 0);
        const name = names[at % names.length] as string;
        expect(resolveReference([name], entries(...names))).toMatchObject({
          kind: 'one',
          entry: { name },
        });
      }),
    );
  });

  test('whatever the names, what is found is a loose match, and several are counted', () => {
    const name = fc.constantFrom('a', 'A', ' a', 'a b', 'AB', 'b', 'é', 'é');
    fc.assert(
      fc.property(fc.array(name), fc.array(name), (wanted, there) => {
        const found = resolveReference(wanted, entries(...there));
        const loose = wanted.map(looseName);
        const matches = there.filter((one) => loose.includes(looseName(one)));
        expect(found.kind === 'none').toBe(matches.length === 0);
        if (found.kind === 'one') expect(loose).toContain(looseName(found.entry.name));
        if (found.kind === 'several') expect(found.count).toBeGreaterThan(1);
      }),
    );
  });
});

test('its names are its default and its aliases, without empty ones', () => {
  const variable = blank('calendar', 'calendar');
  expect(namesOf(variable)).toEqual([]);
  expect(namesOf({ ...variable, default: 'Main', aliases: [' ', 'Team', ''] })).toEqual([
    'Main',
    'Team',
  ]);
  expect(namesOf({ ...variable, default: 7, aliases: ['Team'] })).toEqual(['Team']);
});

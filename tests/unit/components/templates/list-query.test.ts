import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashOf,
  inputOf,
  isNarrowed,
  type ListQuery,
  queryOf,
} from '../../../../components/templates/list-query.ts';
import { actionTypes } from '../../../../lib/actions/index.ts';

const read = (hash: string) => queryOf(new URLSearchParams(hash.split('?')[1] ?? ''));

const text = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' });
const queries: fc.Arbitrary<ListQuery> = fc
  .record(
    {
      text: fc.oneof(fc.constant(''), text),
      view: fc.constantFrom('all', 'favourites', 'recent'),
      folder: text,
      tag: text,
      type: fc.constantFrom(...actionTypes),
      timing: fc.constantFrom('during', 'after'),
      origin: fc.constantFrom('personal', 'starter'),
      sort: fc.constantFrom('usual', 'name', 'changed', 'lastUsed', 'uses'),
    },
    { requiredKeys: ['text', 'view'] },
  )
  .map((query) => query as ListQuery);

describe('the query of the list', () => {
  it('stands in the address and is read from it again', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(read(hashOf(query))).toEqual(query);
      }),
    );
    expect(hashOf({ text: '', view: 'all' })).toBe('#/templates');
  });

  it('leaves out what it does not know', () => {
    expect(read('#/templates?type=CAP&timing=later&view=x&sort=size&folder=')).toEqual({
      text: '',
      view: 'all',
    });
  });

  it('asks the background for it', () => {
    expect(inputOf({ text: 'call', view: 'favourites', folder: 'Dental' })).toEqual({
      query: 'call',
      folder: 'Dental',
      favourite: true,
      sort: 'usual',
    });
    expect(inputOf({ text: '', view: 'recent' })).toMatchObject({ used: true, sort: 'lastUsed' });
    expect(inputOf({ text: '', view: 'recent', sort: 'name' })).toMatchObject({ sort: 'name' });
  });

  it('tells whether anything is left out', () => {
    expect(isNarrowed({ text: ' ', view: 'all', sort: 'name' })).toBe(false);
    expect(isNarrowed({ text: '', view: 'all', tag: 'a' })).toBe(true);
    expect(isNarrowed({ text: 'a', view: 'all' })).toBe(true);
  });
});

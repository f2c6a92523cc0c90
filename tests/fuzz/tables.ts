import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTokenTable } from '../../lib/highlevel/token-table.ts';
import { aToken, dialects, entries, format } from '../unit/highlevel/table-format.ts';
import { mutated, randomFrom } from '../unit/sharing/mutate.ts';
import type { Boundary } from './boundary.ts';

/** A table as people keep it, however their program writes it down. */
const written = fc.property(entries, dialects, (all, dialect) => {
  const { rows: read, problem } = readTokenTable(format(all, dialect));
  assert.equal(problem, undefined);
  assert.deepEqual(
    read.map(({ locationId, token, problem: of }) => ({ locationId, token, problem: of })),
    all.map(({ id, token }) => ({ locationId: id, token, problem: undefined })),
  );
  if (dialect.order.includes('group')) {
    const groups = all.map(({ group }) =>
      group || dialect.separator !== 'gap' ? group || undefined : '-',
    );
    assert.deepEqual(
      read.map(({ group }) => group),
      groups,
    );
  }
  if (dialect.order.includes('name') && dialect.heading) {
    const plain = (text = '') => text.replace(/[\s"]+/g, '');
    assert.deepEqual(
      read.map(({ name }) => plain(name)),
      all.map(({ name }) => plain(name)),
    );
  }
});

const ids = ['0hArborDenta1Location', 'n0rthsideP1umbing00aB'];
const pieces = ['\n', '\t', ',', '"', '""', '|', '\\', ...ids, 'Token', 'id', 'Bearer ', 'pit-12'];
const part = fc.oneof(fc.string({ unit: 'binary' }), aToken, fc.constantFrom(...pieces));

/** Any text at all: a row without a problem is whole, and no problem quotes a token. */
const anything = fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
  for (const row of readTokenTable(parts.join('')).rows) {
    if (row.problem === undefined) assert.ok(row.locationId && row.token);
    assert.doesNotMatch(row.problem ?? '', /pit-\d|eyJ/);
  }
});

/** What cannot be seen is left out of a value; quotes are doubled in quotes. */
const seen = (text: string) =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').replaceAll('""', '"');

/** A table with something of it changed: what is read stands in it, and no problem quotes a token. */
const changed = fc.property(entries, dialects, fc.nat(), (all, dialect, seed) => {
  const text = mutated(format(all, dialect), randomFrom(seed));
  for (const { locationId, token, problem } of readTokenTable(text).rows) {
    for (const value of [locationId, token]) {
      assert.ok(value === undefined || seen(text).includes(seen(value)));
    }
    assert.doesNotMatch(problem ?? '', /pit-[\da-f]|eyJ/);
  }
});

/** Tables of sub-accounts and tokens, as people paste and import them. */
export const tables: Boundary = {
  name: 'tables',
  async fuzz(count, seed) {
    fc.assert(written, { numRuns: count, seed });
    fc.assert(anything, { numRuns: count, seed });
    fc.assert(changed, { numRuns: count, seed });
    return `${count} tables were read as they were, ${count} changed ones and ${count} other texts did no harm`;
  },
};

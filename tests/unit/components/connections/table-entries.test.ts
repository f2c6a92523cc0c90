import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checked,
  type Entry,
  entryOf,
  entryOfKept,
  keptOf,
  masked,
  repeated,
} from '../../../../components/connections/table-entries.ts';
import { tokenTableKeep } from '../../../../lib/messaging/messages/token-table-keep.ts';

const id = 'ab12CD34ef56GH78ij90';
const token = 'pit-12345678-1234-4123-8123-123456789abc';
const entry = (changes: Partial<Entry> = {}): Entry => ({
  key: 'k1',
  line: 1,
  locationId: id,
  token,
  ...changes,
});

describe('a row of a table', () => {
  it('is understood again when its fields are left: addresses become ids, good rows lose their problem', () => {
    expect(checked(entry({ problem: 'No token is in this row.' }))).toEqual(entry());
    const address = `https://crm.agency.example/v2/location/${id}/dashboard`;
    expect(checked(entry({ locationId: address })).locationId).toBe(id);
    expect(checked(entry({ token: `Bearer ${token}` })).token).toBe(token);
    expect(checked(entry({ token: 'pit-123' })).problem).toContain('not whole');
    expect(checked(entry({ locationId: '' })).problem).toContain('No sub-account');
    expect(checked(entry({ token: '' })).problem).toContain('No token');
    expect(checked(entry({ token: '', locationId: '' })).problem).toBeTruthy();
  });

  it('never throws, keeps what was typed where it is wrong, and says no token', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (locationId, typed) => {
        const row = checked(entry({ locationId, token: typed }));
        expect(row.problem !== undefined || row.locationId !== '').toBe(true);
        if (row.problem && typed.trim().length > 14) expect(row.problem).not.toContain(typed);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever was pasted is kept in the form that the message takes, and comes back', () => {
    fc.assert(
      fc.property(
        fc.record({
          line: fc.nat(),
          locationId: fc.string({ maxLength: 600 }),
          token: fc.string({ maxLength: 6000 }),
          name: fc.string({ maxLength: 400 }),
          group: fc.string({ maxLength: 200 }),
        }),
        (row) => {
          const rows = keptOf([entryOf(row, 'k')]);
          expect(tokenTableKeep.input.safeParse({ rows }).success).toBe(true);
          for (const kept of rows) expect(entryOfKept(kept, 'k').line).toBe(row.line);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that is saved is not kept any more', () => {
    const connection = {} as never;
    expect(keptOf([entry(), entry({ outcome: { kind: 'saved', connection } })])).toHaveLength(1);
  });

  it('of a sub-account that an earlier row has is pointed out; a saved one does not count', () => {
    const rows = [entry({ key: 'a' }), entry({ key: 'b', line: 4 }), entry({ key: 'c', line: 9 })];
    expect([...repeated(rows)]).toEqual([
      ['b', 1],
      ['c', 1],
    ]);
    const saved = { kind: 'saved', connection: {} as never } as const;
    expect([...repeated([entry({ key: 'a', outcome: saved }), entry({ key: 'b' })])]).toEqual([]);
  });

  it('shows the end of a token only', () => {
    expect(masked(token)).toBe('••••••••9abc');
    expect(masked('')).toBe('');
  });
});

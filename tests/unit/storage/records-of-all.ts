import { parse } from '../../../lib/storage/database.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { v2 } from './fixtures/v2.ts';

const at = 1_700_000_000_000;
const libraryId = 'subscription:a';

/** One more of the stores that the records of earlier versions do not have. */
const newer: Partial<Record<StoreName, unknown>> = {
  libraries: {
    version: 1,
    id: libraryId,
    source: 'subscription',
    head: { id: 'l', name: 'Lib', description: '', publisher: 'P', revision: 2, publishedAt: at },
    tombstones: [{ id: 'gone', revision: 3, deletedAt: at }],
    refused: [{ name: 'Odd', message: 'Why' }],
    others: [{ kept: 1 }],
    addedAt: at,
    changedAt: at,
    apply: 'ask',
    pin: 'A'.repeat(43),
    check: { triedAt: at, readAt: at, nextAt: at },
    address: 'https://library.example/a.json',
    validators: { etag: 'e' },
    conflicts: [{ item: 'i', theirs: {}, at }],
    items: ['one', 'two'],
    choices: { a: 'keep' },
  },
  libraryDocs: { version: 1, key: `${libraryId}/pending`, text: '{}' },
  logins: { version: 1, key: libraryId, authorization: 'Basic eHg6eXk=', user: 'xx' },
  signingKeys: {
    version: 1,
    key: 'B'.repeat(43),
    name: 'Ours',
    privateKey: 'private-half-of-it',
    createdAt: at,
  },
  agencies: {
    version: 1,
    companyId: 'company0brightreach0',
    name: 'Brightreach',
    kind: 'app',
    clientId: 'client-1',
    kept: { way: 'passphrase', iv: 'aXY', sealed: 'c2VhbGVk' },
    last4: 'a1b2',
    accessEndsAt: at,
    endsAbout: true,
    addedAt: at,
    locations: [{ id: 'location0of0agency00', name: 'Harbor Dental' }],
    locationsAt: at,
    renewal: { state: 'lost', at, problem: { kind: 'uncertain', messages: [] } },
  },
  vault: {
    version: 1,
    key: 'vault',
    way: 'passphrase',
    idleMinutes: 15,
    lock: { salt: 'c2FsdA', rounds: 600_000, iv: 'aXY', sealed: 'c2VhbGVk' },
  },
  crmSites: { version: 1, origin: 'https://crm.agency.example', addedAt: at },
};

/** A good record of each store, as it is stored today. */
export const goodRecords = (Object.keys(stores) as StoreName[]).flatMap((store) => {
  const given = v2[store]?.[0] ?? newer[store];
  if (given === undefined) return [];
  const { data, error } = parse(store, structuredClone(given));
  if (error) throw new Error(`${store}: ${JSON.stringify(error.issues)}`);
  return [{ store, record: data as Record<string, unknown> }];
});

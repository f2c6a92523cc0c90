import { parse } from '../../../lib/storage/database.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { v2 } from './fixtures/v2.ts';

const at = 1_700_000_000_000;
const libraryId = 'subscription:a';
const target = { locationId: 'loc', agentId: 'agent', locationName: 'Harbor', agentName: 'Desk' };
const action = { type: 'SMS', name: 'Text', parameters: { messageBody: 'Hi' } };

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
  plans: {
    version: 1,
    id: 'p1',
    revision: 3,
    kind: 'apply',
    name: 'Essentials',
    pack: { id: 'pack', name: 'Essentials' },
    state: 'ended',
    createdAt: at,
    startedAt: at,
    endedAt: at,
    readFrom: at,
    readTo: at,
    targets: 1,
    locations: 1,
    steps: 1,
    targetsRead: 1,
    targetsDone: 1,
    tally: { verified: 1 },
    undoneBy: 'p2',
  },
  planTargets: {
    version: 1,
    key: 'p1/000000',
    planId: 'p1',
    place: 0,
    target,
    state: 'done',
    readAt: at,
    has: { during: 1, after: 0, booking: 0 },
    steps: [
      {
        template: 0,
        verdict: 'differs',
        choice: 'update',
        on: { actionId: 'a1', ...action, secretPaths: [] },
      },
    ],
    tally: { verified: 1 },
    runId: 'r1',
  },
  planSources: {
    version: 1,
    planId: 'p1',
    templates: [{ templateId: 't1', revision: 1, actionName: 'Text', variables: [], ...action }],
    values: { street: 'Main' },
    locationValues: { loc: { street: 'Side' } },
  },
  planContents: {
    version: 1,
    key: 'p1/loc',
    planId: 'p1',
    contents: [{ name: 'Text', parameters: action.parameters, secretPaths: [], values: {} }],
  },
  targetSets: {
    version: 1,
    id: 'set',
    name: 'Dentists',
    targets: [{ locationId: 'loc', agentId: 'agent' }],
    usedAt: at,
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

import { locationId } from '../runs/stage.ts';

const row = { line: 1, locationId, token: 'pit-not-a-real-one', name: 'Harbor', group: 'dental' };

/** Of the messages about tokens and how they are kept. */
export const connectionSamples = {
  'connection/group': {
    right: { locationIds: [locationId], group: 'dental clients', isIn: true },
    wrong: [
      { locationIds: [locationId], group: '', isIn: true },
      { locationIds: locationId, group: 'a', isIn: true },
      { locationIds: [], group: 'a' },
    ],
  },
  'connection/test': { right: { locationId }, wrong: [{}, { locationId: '' }] },
  'token-table/keep': {
    right: { rows: [row] },
    wrong: [{}, { rows: [{ ...row, token: 7 }] }, { rows: Array(2001).fill(row) }],
  },
  'token-table/open': { right: {}, wrong: [null, 'all'] },
  'vault/change': {
    right: { way: 'device' as const },
    wrong: [{}, { way: 'cloud' }, { way: 'passphrase', passphrase: '' }],
  },
  'vault/idle': { right: { minutes: 15 }, wrong: [{}, { minutes: 0 }, { minutes: 1.5 }] },
  'vault/lock': { right: {}, wrong: [null] },
  'vault/open': { right: {}, wrong: [null] },
  'vault/reset': { right: {}, wrong: [null] },
  'vault/unlock': { right: { passphrase: 'open sesame' }, wrong: [{}, { passphrase: '' }] },
};

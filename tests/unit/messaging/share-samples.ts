import type { Input, MessageName } from '../../../lib/messaging/messages/index.ts';

type Way = 'library' | 'update' | 'document' | 'address' | 'folder' | 'conflict';
type ShareName = Extract<MessageName, `${Way | 'export' | 'key' | 'origin'}/${string}`>;

const libraryId = 'file:ours';
const stageId = 's';
const details = { name: 'Ours', description: '', publisher: 'Head office' };
const address = 'https://templates.example.com/team.json';
const ids = ['starter:send-a-text-message'];
const key = 'k'.repeat(43);
const tooLong = 'x'.repeat(5_001);
const change = { kind: 'details' as const, ...details };

/** Inputs of the messages about sharing: one that is right, and some that are not. */
export const shareSamples: { [N in ShareName]: { right: Input<N>; wrong: unknown[] } } = {
  'address/add': {
    right: { stageId, apply: 'ask', everyHours: 12 },
    wrong: [
      { stageId, apply: 'ask', everyHours: 0.5 },
      { stageId, apply: 'always', everyHours: 12 },
      { stageId, apply: 'ask', everyHours: '12' },
    ],
  },
  'address/preview': {
    right: { address, authorization: 'Bearer sesame' },
    wrong: [{ address: 'x'.repeat(2_001) }, { address, authorization: tooLong }],
  },
  'conflict/list': { right: { libraryId }, wrong: [{ libraryId: 7 }] },
  'conflict/resolve': {
    right: { libraryId, item: 'one', choice: 'both' },
    wrong: [
      { libraryId, item: 'one', choice: 'none' },
      { libraryId, choice: 'mine' },
    ],
  },
  'document/item': {
    right: { stageId, id: 'one' },
    wrong: [{ stageId }, { stageId: '', id: 'x' }],
  },
  'document/items': {
    right: { stageId, state: 'new', offset: 0, limit: 50 },
    wrong: [
      { stageId, state: 'odd', offset: 0, limit: 50 },
      { stageId, offset: -1, limit: 50 },
      { stageId, offset: 0, limit: 201 },
      { stageId, offset: 0, limit: 0 },
    ],
  },
  'document/preview': { right: { stageId }, wrong: [{ stageId: 'x'.repeat(201) }, {}] },
  'document/stage': {
    right: { stageId, index: 0, text: '{}' },
    wrong: [
      { stageId, index: '0', text: '{}' },
      { stageId, index: 0, text: {} },
      { stageId, index: 0, text: 'x'.repeat(1_000_001) },
    ],
  },
  'document/take': {
    right: { stageId, choices: { one: 'take', two: 'both' }, onlyNamed: false, approvedKey: key },
    wrong: [
      { stageId, choices: { one: 'overwrite' }, onlyNamed: false },
      { stageId, choices: {}, onlyNamed: 'no' },
      { stageId, choices: ['one'], onlyNamed: false },
      { stageId, onlyNamed: false },
    ],
  },
  'export/make': {
    right: { of: { ids }, choices: { 'a\nb': 'blank' }, as: 'code' },
    wrong: [
      { of: { ids }, choices: {}, as: 'mail' },
      { of: { ids }, choices: { x: 'open' }, as: 'file' },
      { of: {}, choices: {}, as: 'file' },
      { of: { ids: Array(20_001).fill('x') }, choices: {}, as: 'file' },
      { of: { libraryId: '' }, choices: {}, as: 'file' },
    ],
  },
  'export/review': { right: { of: { ids } }, wrong: [{ of: ids }, { of: { libraryId: 7 } }] },
  'folder/add': {
    right: { stageId, apply: 'ask', me: 'Ada', name: 'Ours' },
    wrong: [
      { stageId, me: 'Ada', name: 'Ours' },
      { stageId, apply: 'ask', me: '' },
      { stageId, apply: 'auto', me: 'x'.repeat(101) },
      { stageId, apply: 'ask', me: 'Ada', name: '' },
    ],
  },
  'folder/look': {
    right: { address, user: 'ada', password: 'sesame' },
    wrong: [
      { address, user: 'ada' },
      { address, user: 'ada', password: tooLong },
    ],
  },
  'key/backup': {
    right: { key, passphrase: 'long enough' },
    wrong: [
      { key, passphrase: '' },
      { key, passphrase: 'x'.repeat(1_001) },
    ],
  },
  'key/create': { right: { name: 'Head office' }, wrong: [{ name: '' }, { name: ['x'] }] },
  'key/list': { right: {}, wrong: [] },
  'key/remove': { right: { key }, wrong: [{ key: null }] },
  'key/restore': {
    right: { text: '{}', passphrase: 'long enough' },
    wrong: [
      { text: 'x'.repeat(100_001), passphrase: 'x' },
      { text: {}, passphrase: 'x' },
    ],
  },
  'library/change': {
    right: { libraryId, change },
    wrong: [
      { libraryId, change: { ...change, name: '' } },
      { libraryId, change: { kind: 'every', hours: 0 } },
      { libraryId, change: { kind: 'every', hours: 721 } },
      { libraryId, change: { kind: 'apply', apply: 'never' } },
      { libraryId, change: { kind: 'pin', key } },
      { libraryId, change: { kind: 'items', add: 'one', remove: [] } },
      { change },
    ],
  },
  'library/check': { right: { libraryId }, wrong: [{ libraryId: '' }] },
  'library/create': {
    right: { ...details, ids },
    wrong: [
      { ...details, name: '', ids },
      { ...details, publisher: 'x'.repeat(201), ids },
      { ...details, description: tooLong, ids },
      details,
    ],
  },
  'library/list': { right: {}, wrong: [] },
  'library/open': { right: { libraryId }, wrong: [{ id: libraryId }] },
  'library/remove': {
    right: { libraryId, copies: true },
    wrong: [{ libraryId }, { libraryId, copies: 'yes' }],
  },
  'origin/answer': {
    right: { templateId: 'copy', revision: 2, choice: 'take' },
    wrong: [
      { templateId: 'copy', revision: 2, choice: 'both' },
      { templateId: 'copy', revision: '2', choice: 'take' },
    ],
  },
  'origin/open': { right: { templateId: 'copy' }, wrong: [{ templateId: '' }] },
  'update/answer': {
    right: { libraryId, hash: 'f'.repeat(64), accept: true, approvedKey: key },
    wrong: [
      { libraryId, hash: 'f', accept: 'yes' },
      { libraryId, accept: true },
    ],
  },
  'update/open': { right: { libraryId, offset: 0 }, wrong: [{ libraryId, offset: -1 }] },
};

import type { Input, MessageName } from '../../../lib/messaging/messages/index.ts';

type Names = Extract<MessageName, `storage/${string}` | 'error/note' | 'report/make'>;

const keys = ['shapes/bad/5000'];
const wrongKeys = [{ keys: [] }, { keys: [7] }, { keys: [''] }, { keys: 'shapes/bad/5000' }, {}];

/** Samples of the messages about reports and about records that did not parse. */
export const doctorSamples: { [N in Names]: { right: Input<N>; wrong: unknown[] } } = {
  'error/note': {
    right: { where: 'page templates', name: 'TypeError', frames: ['workspace.js:1:200'] },
    wrong: [
      { where: 'page templates', name: 'TypeError' },
      { where: 'https://crm.example/', name: 'TypeError', frames: [] },
      { where: 'page templates', name: 'x'.repeat(61), frames: [] },
      { where: 'page templates', name: 'TypeError', frames: Array(21).fill('a.js:1:1') },
    ],
  },
  'report/make': { right: {}, wrong: [] },
  'storage/dismiss': { right: {}, wrong: [] },
  'storage/export': {
    right: { keys },
    wrong: [...wrongKeys, { keys: Array(201).fill('k') }, { keys: ['k'.repeat(20_001)] }],
  },
  'storage/list': {
    right: { limit: 50 },
    wrong: [{}, { limit: 0 }, { limit: 201 }, { limit: 1.5 }, { limit: 5, after: '' }],
  },
  'storage/remove': { right: { keys }, wrong: wrongKeys },
  'storage/repair': { right: { keys }, wrong: wrongKeys },
  'storage/usage': { right: {}, wrong: [] },
};

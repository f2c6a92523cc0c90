import type { Input, MessageName } from '../../../lib/messaging/messages/index.ts';
import { agentId, locationId, sms, tabId } from '../runs/orders.ts';

const target = { locationId, agentId };
const templateId = sms.templateId;
const { name, parameters } = sms;

/** One input of each message that is right, and some that are not. */
export const samples: { [N in MessageName]: { right: Input<N>; wrong: unknown[] } } = {
  'action/create': {
    right: {
      draftId: 'd1',
      target,
      tabId,
      picked: false,
      surface: 'popup',
      templateId,
      content: { name, parameters },
      anyway: false,
    },
    wrong: [
      { draftId: '', target, tabId, picked: false, surface: 'popup', templateId, anyway: false },
      {
        draftId: 'd',
        target,
        tabId,
        picked: false,
        surface: 'launcher',
        templateId,
        anyway: false,
      },
      {
        draftId: 'd',
        target: {},
        tabId,
        picked: false,
        surface: 'popup',
        templateId,
        anyway: false,
      },
    ],
  },
  'connection/remove': { right: { locationId }, wrong: [{ locationId: 7 }, { locationId: '' }] },
  'connection/save': {
    right: { locationId, token: 'pit-00000000-0000-0000-0000-000000000000', untested: false },
    wrong: [
      { locationId, token: 'x'.repeat(4001), untested: false },
      { locationId, token: 'x' },
    ],
  },
  'directory/list': {
    right: { locationId, kind: 'workflow', refresh: false },
    wrong: [
      { locationId, kind: 'contacts', refresh: false },
      { locationId, kind: 'workflow' },
    ],
  },
  'draft/close': {
    right: { target, templateId, discard: false },
    wrong: [{ target, templateId, discard: 'no' }],
  },
  'draft/save': {
    right: { draftId: 'd1', target, templateId, name, parameters },
    wrong: [{ draftId: 'd1', target, templateId, name, parameters: 'text' }],
  },
  'form/open': { right: { target, templateId }, wrong: [{ target }, { templateId }] },
  'launcher/change': {
    right: { position: { right: 1, bottom: 2 } },
    wrong: [{ position: { right: -1, bottom: 2 } }, { off: false }, { position: 'left' }],
  },
  'launcher/create': {
    right: { draftId: 'd1', templateId, shownAgentId: agentId },
    wrong: [
      { draftId: 'd1', templateId },
      { templateId, shownAgentId: 'x'.repeat(201), draftId: 'd' },
    ],
  },
  'launcher/open': { right: {}, wrong: [7, 'text'] },
  'launcher/state': { right: {}, wrong: [[], null] },
  'launcher/undo': { right: { runId: 'r' }, wrong: [{}, { runId: ['r'] }] },
  'launcher/watch': { right: { runId: 'r', seen: 0 }, wrong: [{ runId: 'r' }] },
  'names/fetch': { right: { locationId, agentId }, wrong: [{ agentId }] },
  'quick-add/open': { right: { locationId, agentId }, wrong: [{ locationId: '' }] },
  'run/check': { right: { runId: 'r' }, wrong: [{ runId: null }] },
  'run/mend': {
    right: { runId: 'r', stepId: 's', content: { name, parameters, values: {} }, anyway: false },
    wrong: [
      { runId: 'r', content: { name, parameters, values: {} }, anyway: false },
      { runId: 'r', stepId: 's', content: { name, parameters: [], values: {} }, anyway: false },
      { runId: 'r', stepId: 's', content: { name, parameters, values: {} } },
    ],
  },
  'run/remove-copies': {
    right: { runId: 'r', stepId: 's', keepId: 'k' },
    wrong: [{ runId: 'r', keepId: 'k' }],
  },
  'run/send-again': { right: { runId: 'r', anyway: false }, wrong: [{ runId: 'r' }] },
  'run/stop': { right: { runId: 'r' }, wrong: [{ runId: '' }] },
  'run/undo': {
    right: { runId: 'r', confirmed: false },
    wrong: [
      { runId: 'r', confirmed: 1 },
      { runId: 'r', stepId: '', confirmed: true },
    ],
  },
  'run/watch': { right: { runId: 'r', seen: 0 }, wrong: [{ runId: 'r', seen: 'x' }] },
  'settings/change': { right: { launcherEnabled: false }, wrong: [{}, { launcherEnabled: 'off' }] },
};

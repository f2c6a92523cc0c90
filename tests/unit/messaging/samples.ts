import type { Input, MessageName } from '../../../lib/messaging/messages/index.ts';
import { agentId, locationId, sms, tabId } from '../runs/orders.ts';
import { agencySamples } from './agency-samples.ts';
import { connectionSamples } from './connection-samples.ts';
import { doctorSamples } from './doctor-samples.ts';
import { runSamples } from './run-samples.ts';
import { shareSamples } from './share-samples.ts';

const target = { locationId, agentId };
const templateId = sms.templateId;
const { type, name, parameters } = sms;
const content = { name, parameters, values: { text_message: 'x' }, keepSecrets: [] };
const variable = { name: 'street', label: 'Street', kind: 'text' as const, required: true };
const template = {
  type,
  name,
  description: '',
  parameters: { ...parameters, messageBody: 'We are at {{street}}' },
  variables: [variable],
  folder: '',
  tags: ['a tag'],
};
const packId = 'starter:one-of-each';
const pack = { name: 'Ours', description: '', templateIds: [templateId] };
const list = { query: '', sort: 'usual' as const, offset: 0, limit: 50 };
const editor = { of: 'new', editorId: 'e' };
const ids = [templateId, packId];
const crm = 'https://crm.agency.example';
const tooLong = `https://${'x'.repeat(300)}`;

/** One input of each message that is right, and some that are not. */
export const samples: { [N in MessageName]: { right: Input<N>; wrong: unknown[] } } = {
  ...connectionSamples,
  ...agencySamples,
  ...runSamples,
  'action/as-template': {
    right: { target, source: { kind: 'form', type, name, parameters, variables: [variable] } },
    wrong: [
      { target, source: { kind: 'action' } },
      { target, source: { kind: 'form', type: 'CAP', name, parameters, variables: [] } },
      { source: { kind: 'action', actionId: 'a' } },
    ],
  },
  'action/create': {
    right: {
      draftId: 'd1',
      target,
      tabId,
      picked: false,
      surface: 'popup',
      templateId,
      content,
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
  'agent/actions': { right: target, wrong: [{ locationId }, { agentId }] },
  'backup/read': { right: {}, wrong: [{ after: 7 }] },
  'backup/restore': {
    right: { lines: ['{"store":"marks","record":{}}', 'half a li'] },
    wrong: [{ lines: 'text' }, { lines: [7] }, {}],
  },
  'connection/list': { right: {}, wrong: [] },
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
    right: { draftId: 'd1', target, templateId, content },
    wrong: [
      { draftId: 'd1', target, templateId, content: { ...content, parameters: 'text' } },
      { draftId: 'd1', target, templateId, name, parameters },
      { draftId: 'd1', target, templateId, content: { ...content, of: { type: 'CAP' } } },
    ],
  },
  'edit/discard': { right: editor, wrong: [{ of: 'new' }] },
  'edit/open': { right: { of: 'new' }, wrong: [{ of: '' }] },
  'edit/save': {
    right: { ...editor, base: 0, content: template },
    wrong: [
      { ...editor, content: template },
      { ...editor, base: 0, content: [] },
    ],
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
  'pack/apply': {
    right: {
      draftId: 'd1',
      target,
      tabId,
      picked: false,
      surface: 'sidepanel',
      packId,
      templateIds: [templateId],
      values: { text_message: 'x' },
      keepSecrets: [],
      leftOut: [],
      anyway: false,
    },
    wrong: [{ draftId: 'd1', target, tabId, picked: false, surface: 'launcher', packId }],
  },
  'pack/draft': {
    right: { draftId: 'd1', target, packId, values: { text_message: 'x' }, leftOut: [templateId] },
    wrong: [{ draftId: 'd1', target, packId, values: [], leftOut: [] }],
  },
  'pack/duplicate': { right: { packId }, wrong: [{}] },
  'pack/list': { right: {}, wrong: [{ bin: false }] },
  'pack/open': { right: { packId, target }, wrong: [{ packId, target: {} }, { target }] },
  'pack/save': {
    right: { base: 0, content: pack, anyway: false },
    wrong: [
      { base: 0, content: { ...pack, templateIds: templateId }, anyway: false },
      { base: 0, content: pack },
    ],
  },
  'quick-add/open': { right: { locationId, agentId }, wrong: [{ locationId: '' }] },
  'run/check': { right: { runId: 'r' }, wrong: [{ runId: null }] },
  'run/mend': {
    right: { runId: 'r', stepId: 's', content: { name, parameters }, anyway: false },
    wrong: [
      { runId: 'r', content: { name, parameters }, anyway: false },
      { runId: 'r', stepId: 's', content: { name, parameters: [] }, anyway: false },
      { runId: 'r', stepId: 's', content: { name, parameters } },
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
  'settings/change': {
    right: { launcherEnabled: false },
    wrong: [
      {},
      { launcherEnabled: 'off' },
      { keepDays: 8 },
      { starterPrompts: 'pt-BR' },
      { theme: 'pink' },
      { language: 'tlh' },
      { newsSeen: 1 },
      { hintSeen: 'none such' },
    ],
  },
  'settings/read': { right: {}, wrong: [] },
  'site/list': { right: {}, wrong: [] },
  'site/look': {
    right: { tabId, mayRead: true },
    wrong: [{ tabId }, { tabId: 1.5, mayRead: true }, { tabId, mayRead: 'yes' }],
  },
  'site/remove': { right: { origin: crm }, wrong: [{}, { origin: 7 }, { origin: tooLong }] },
  'site/show': { right: { origin: crm }, wrong: [{}, { origin: [crm] }, { origin: tooLong }] },
  'site/want': {
    right: { origin: crm, phase: 'asking' },
    wrong: [{ origin: crm }, { origin: crm, phase: 'yes' }, { origin: tooLong, phase: 'allowed' }],
  },
  'template/change': {
    right: { ids, change: { kind: 'favourite', on: true } },
    wrong: [
      { ids, change: { kind: 'burn' } },
      { ids: [''], change: { kind: 'delete' } },
      { ids, change: { kind: 'move', folder: 'x'.repeat(101) } },
      { ids: Array(20_001).fill(templateId), change: { kind: 'delete' } },
    ],
  },
  'template/duplicate': { right: { templateId }, wrong: [{ id: templateId }] },
  'template/list': {
    right: { ...list, locationId, agentId },
    wrong: [
      { ...list, limit: 0 },
      { ...list, limit: 501 },
      { ...list, offset: -1 },
      { ...list, query: 'x'.repeat(501) },
      { ...list, sort: 'random' },
      { ...list, favourite: false },
    ],
  },
  'template/open': { right: { templateId }, wrong: [{ templateId: 'x'.repeat(201) }] },
  'template/preview': {
    right: { content: template, locationId },
    wrong: [{ content: template }, { content: { ...template, variables: {} }, locationId }],
  },
  'template/save': {
    right: { base: 0, content: template, anyway: false },
    wrong: [
      { base: 0, content: { ...template, type: 'CAP' }, anyway: false },
      {
        base: 0,
        content: { ...template, variables: [{ ...variable, name: 'a.b' }] },
        anyway: true,
      },
      { base: 0, content: template },
      { content: template, anyway: false },
    ],
  },
  'template/versions': { right: { templateId }, wrong: [{}] },
  ...shareSamples,
  ...doctorSamples,
};

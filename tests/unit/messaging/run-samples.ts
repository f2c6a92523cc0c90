import { agentId, locationId, sms, tabId } from '../runs/orders.ts';

const target = { locationId, agentId };
const { type, name, parameters, templateId } = sms;
const before = { type, name, parameters };
const planId = 'plan-1';
const what = { kind: 'templates' as const, templateIds: [templateId] };
const make = { planId, kind: 'apply' as const, what, targets: [target], values: {} };
const edit = {
  draftId: 'd1',
  target,
  tabId,
  picked: false,
  surface: 'popup' as const,
  actionId: 'a1',
  before,
};

/** Of the messages about plans, the history, and actions that are there. */
export const runSamples = {
  'action/edit': {
    right: { ...edit, name: 'Another name', parameters },
    wrong: [
      edit,
      { ...edit, name, parameters, before: { name, parameters } },
      { ...edit, name, parameters: 'x' },
    ],
  },
  'action/read': {
    right: { target, actionId: 'a1' },
    wrong: [{ target }, { target: {}, actionId: 'a1' }],
  },
  'action/remove': {
    right: edit,
    wrong: [
      { ...edit, actionId: '' },
      { ...edit, target: {} },
      { ...edit, before: undefined },
    ],
  },
  'history/export': { right: {}, wrong: [{ next: 1 }, { which: 'all' }] },
  'history/list': {
    right: { text: 'desk', which: 'problems' as const },
    wrong: [{ which: 'all' }, { before: 1 }, { text: 'x'.repeat(201) }],
  },
  'history/open': { right: { runId: 'none' }, wrong: [{}, { runId: '' }] },
  'history/remove': {
    right: { entries: [{ kind: 'run' as const, id: 'none' }] },
    wrong: [{ entries: [] }, { entries: [{ kind: 'other', id: 'a' }] }],
  },
  'plan/again': { right: { planId }, wrong: [{}, { planId, place: 'first' }] },
  'plan/blanks': {
    right: { what, locationIds: [locationId] },
    wrong: [{ what: { kind: 'pack' }, locationIds: [] }, { what }],
  },
  'plan/cells': {
    right: { fleetId: 'f', planId, cells: [{ place: 0, templates: [0] }] },
    wrong: [
      { fleetId: 'f', planId, cells: [] },
      { fleetId: 'f', planId },
    ],
  },
  'plan/choose': {
    right: { planId, filter: { verdict: 'differs' as const }, choice: 'update' as const },
    wrong: [
      { planId, filter: {}, choice: 'maybe' },
      { planId, filter: { verdict: 'odd' }, choice: 'skip' },
    ],
  },
  'plan/export': { right: { planId, from: 0 }, wrong: [{ planId }, { from: 0 }] },
  'plan/fill': { right: { planId, values: {} }, wrong: [{ planId }, { planId, values: [] }] },
  'plan/go': {
    right: { planId, do: 'start' as const },
    wrong: [{ planId, do: 'again' }, { do: 'start' }],
  },
  'plan/make': {
    right: { ...make, locationValues: {} },
    wrong: [make, { ...make, locationValues: {}, targets: [] }, { ...make, kind: 'undo' }],
  },
  'plan/open': { right: { planId }, wrong: [{}, { planId: '' }] },
  'plan/read-again': { right: { planId }, wrong: [{}, { planId, places: 'all' }] },
  'plan/rows': {
    right: { planId, from: 0, count: 50 },
    wrong: [
      { planId, from: 0, count: 201 },
      { planId, from: 0 },
    ],
  },
  'plan/target': { right: { planId, place: 0 }, wrong: [{ planId }, { place: 0 }] },
  'plan/undo': {
    right: { planId, of: { runId: 'none' } },
    wrong: [{ planId, of: {} }, { of: { runId: 'none' } }],
  },
  'plan/watch': { right: { planId, seen: 0 }, wrong: [{ planId }, { planId, seen: 'all' }] },
  'target/list': { right: {}, wrong: [null, { read: 'all' }] },
  'target-set/list': { right: {}, wrong: [null] },
  'target-set/save': {
    right: { id: 's', name: 'Dental', targets: [target] },
    wrong: [
      { id: 's', name: 'x'.repeat(101), targets: [target] },
      { id: 's', name: 'a', targets: [] },
    ],
  },
};

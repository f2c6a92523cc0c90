import { describe, expect, test } from 'vitest';
import { type ActionType, actions, actionTypes } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import type { LibraryTemplate } from '../../../lib/sharing/document.ts';
import { compareShared, mayDivert } from '../../../lib/sharing/sensitive.ts';
import { createKeyPair } from '../../../lib/sharing/signature.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { blank } from '../templates/examples.ts';
import { documentOf, packOf, textTemplate, transferTemplate } from './documents.ts';
import { subscribing } from './subscribed.ts';

const workflow = { ...blank('workflow', 'workflow'), default: 'Book a demo', aliases: ['Demo'] };
const base: LibraryTemplate[] = [
  textTemplate('text', {
    parameters: {
      triggerPrompt: 'When',
      triggerMessage: 'One moment.',
      messageBody: 'At {{street}}.',
    },
    variables: [{ ...blank('street'), default: 'Main Street 1', help: 'Ours' }, blank('unused')],
  }),
  transferTemplate('transfer', '+12125550123'),
  textTemplate('request', {
    type: 'CUSTOM_ACTION',
    parameters: {
      triggerPrompt: 'When asked',
      triggerMessage: 'One moment',
      apiDetails: {
        url: 'https://shop.example.com/orders',
        method: 'GET',
        authenticationRequired: true,
        authenticationValue: '{{key}}',
        headers: [{ key: 'Accept', value: 'text/plain' }],
      },
      selectedPaths: ['status'],
    },
    variables: [blank('key', 'secret')],
  }),
  textTemplate('flow', {
    type: 'WORKFLOW_TRIGGER',
    parameters: { triggerPrompt: 'When', triggerMessage: 'Yes.', workflowId: '{{workflow}}' },
    variables: [workflow],
  }),
  textTemplate('booking', {
    type: 'APPOINTMENT_BOOKING',
    parameters: {
      calendarId: '{{calendar}}',
      daysOfOfferingDates: 3,
      slotsPerDay: 2,
      hoursBetweenSlots: 1,
    },
    variables: [{ ...blank('calendar', 'calendar'), default: 'Main calendar' }],
  }),
];

type Change = (one: LibraryTemplate) => LibraryTemplate;
const at =
  (path: string, value: unknown): Change =>
  (one) =>
    setPath(one, path, value);

const diverting: [string, string, Change][] = [
  ['a phone number', 'transfer', at('parameters.transferToValue', '+12125550199')],
  [
    'a phone number that becomes a blank',
    'transfer',
    (one) => ({
      ...setPath(one, 'parameters.transferToValue', '{{x}}'),
      variables: [{ ...blank('x', 'phone'), default: '+12125550199' }],
    }),
  ],
  ['an address', 'request', at('parameters.apiDetails.url', 'https://evil.example/orders')],
  ['a header', 'request', at('parameters.apiDetails.headers.0.value', 'text/html')],
  ['a header’s name', 'request', at('parameters.apiDetails.headers.0.key', 'X-To')],
  ['a new header', 'request', at('parameters.apiDetails.headers.1', { key: 'X-To', value: 'me' })],
  ['a header that goes', 'request', at('parameters.apiDetails.headers', [])],
  [
    'what opens the other system',
    'request',
    at('parameters.apiDetails.authenticationValue', 'Bearer {{key}}'),
  ],
  ['a workflow’s name', 'flow', at('variables.0.default', 'Send money')],
  ['another name of a workflow', 'flow', at('variables.0.aliases', ['Demo', 'Send money'])],
  [
    'another blank for a workflow',
    'flow',
    (one) => ({
      ...setPath(one, 'parameters.workflowId', '{{other}}'),
      variables: [workflow, blank('other', 'workflow')],
    }),
  ],
  ['a calendar’s name', 'booking', at('variables.0.default', 'Mine')],
  ['a text message', 'text', at('parameters.messageBody', 'At {{street}}!')],
  ['what the agent says', 'text', at('parameters.triggerMessage', 'Two moments.')],
  ['what the agent says before a transfer', 'transfer', at('parameters.triggerMessage', 'Hm.')],
  ['when the agent does it', 'text', at('parameters.triggerPrompt', 'Always')],
  ['what fills a blank', 'text', at('variables.0.default', 'Back Street 2')],
  ['what a blank is filled with', 'text', at('variables.0.kind', 'longText')],
  ['choices of a blank', 'text', at('variables.0.choices', [{ value: 'x', label: 'X' }])],
  ['a new blank with a value', 'text', at('variables.2', { ...blank('new'), default: 'x' })],
  ['a key that nobody knows', 'text', at('parameters.later', 'x')],
  ['such a key in a table', 'request', at('parameters.apiDetails.headers.0.later', 'x')],
  ['another kind of action', 'booking', (one) => ({ ...(base[0] as LibraryTemplate), id: one.id })],
];

const harmless: [string, string, Change][] = [
  ['a description', 'text', at('description', 'For all.')],
  ['a name in the list', 'text', at('name', 'Text them')],
  ['a folder', 'text', at('folder', 'Front desk')],
  ['tags', 'text', at('tags', ['a'])],
  ['a number', 'booking', at('parameters.slotsPerDay', 4)],
  ['a switch', 'transfer', at('parameters.hearWhisperMessage', true)],
  ['what of an answer is read', 'request', at('parameters.selectedPaths', ['status', 'day'])],
  ['the help of a blank', 'text', at('variables.0.help', 'Yours')],
  ['the order of blanks', 'text', (one) => ({ ...one, variables: one.variables.toReversed() })],
  ['a new blank that is asked for', 'text', at('variables.2', blank('new'))],
  ['a blank that nothing uses and goes', 'text', at('variables.1', undefined)],
  ['who changed it', 'text', at('changedBy', 'Ada')],
];

const pair = await createKeyPair();

async function subscribed(apply: 'auto' | 'ask') {
  const s = subscribing();
  await s.publish(documentOf(1, base), pair);
  const id = await s.subscribe({ apply, approvedKey: pair.publicKey });
  const update = async (change: (templates: LibraryTemplate[]) => LibraryTemplate[], more = {}) => {
    await s.publish(documentOf(2, change(base), more), pair);
    return s.check(id);
  };
  return { s, id, update };
}
const changing = (id: string, change: Change) => (all: LibraryTemplate[]) =>
  all.map((one) => (one.id === id ? { ...change(one), revision: 2 } : one));

describe('an update that is signed and applied by itself', () => {
  test.each(diverting)('waits for a person with %s', async (_, id, change) => {
    const { s, id: libraryId, update } = await subscribed('auto');
    const before = await s.templates();
    const row = await update(changing(id, change));
    expect(row).toMatchObject({ revision: 1, pending: { revision: 2, changes: 1, newKey: false } });
    expect(row.pending?.sensitive).toBeGreaterThan(0);
    expect(await s.templates()).toEqual(before);
    const { items, hash } = await s.waiting(libraryId);
    expect(items).toMatchObject([{ id, state: 'changed' }]);
    expect(items[0]?.differences.some(({ sensitive }) => sensitive)).toBe(true);
    // Reading it again does not wear anybody down.
    expect(await s.check(libraryId)).toMatchObject({ revision: 1, pending: { revision: 2 } });
    const answer = { libraryId, hash, accept: true };
    expect(await s.ask('update/answer', answer)).toMatchObject({ kind: 'taken' });
    expect(await s.templates()).not.toEqual(before);
  });

  test.each(harmless)('has %s at once', async (_, id, change) => {
    const { s, update } = await subscribed('auto');
    const row = await update(changing(id, change));
    expect(row).toMatchObject({ revision: 2 });
    expect(row.pending).toBeUndefined();
    expect(row.problem).toBeUndefined();
    expect((await s.templates()).find(({ library }) => library?.item === id)).toMatchObject(
      change(base.find((one) => one.id === id) as LibraryTemplate).description
        ? { description: 'For all.' }
        : {},
    );
  });

  test('waits for new templates that do something, and takes what only goes', async () => {
    const added = await subscribed('auto');
    expect(
      await added.update((all) => [...all, transferTemplate('new', '+12125550100')]),
    ).toMatchObject({
      revision: 1,
      pending: { changes: 1, sensitive: 1 },
    });
    const gone = await subscribed('auto');
    expect(await gone.update((all) => all.slice(1))).toMatchObject({ revision: 2, templates: 4 });
    expect((await gone.s.templates()).map(({ library }) => library?.item)).not.toContain('text');
  });

  test('has new packs at once, and those that went are gone', async () => {
    const { s, id, update } = await subscribed('auto');
    const packs = [packOf('p', ['text', 'flow'])];
    expect(await update((all) => all, { packs })).toMatchObject({ revision: 2, packs: 1 });
    await s.publish(documentOf(3, base), pair);
    expect(await s.check(id)).toMatchObject({ revision: 3, packs: 0 });
  });

  test('keeps the last good copy of what it cannot use', async () => {
    const { s, id, update } = await subscribed('auto');
    const packs = [packOf('p', ['text', 'flow'])];
    await update((all) => all, { packs });
    const before = await s.templates();
    const newer = { ...base[0], type: 'TELEPORT' } as never;
    await s.publish(documentOf(3, [newer, ...base.slice(1)], { packs }), pair);
    expect(await s.check(id)).toMatchObject({
      revision: 3,
      templates: 5,
      packs: 1,
      refused: [{ name: 'Text text' }, { name: 'Pack p' }],
    });
    expect(await s.templates()).toEqual(before);
    await s.publish(documentOf(4, base.slice(1)), pair);
    expect(await s.check(id)).toMatchObject({ revision: 4, templates: 4, packs: 0 });
  });

  test('waits as a whole when one part of it has to', async () => {
    const { s, update } = await subscribed('auto');
    const before = await s.templates();
    const [, id, change] = diverting[0] as (typeof diverting)[0];
    await update((all) =>
      changing('text', at('description', 'For all.'))(changing(id, change)(all)),
    );
    expect(await s.templates()).toEqual(before);
  });
});

describe('with “ask”', () => {
  test.each(harmless)('%s waits too', async (_, id, change) => {
    const { update } = await subscribed('ask');
    const row = await update(changing(id, change));
    const isNoChange = id === 'text' && _ === 'who changed it';
    expect(row.pending === undefined).toBe(isNoChange);
    expect(row).toMatchObject(isNoChange ? { revision: 2 } : { pending: { sensitive: 0 } });
  });

  test('what was left is not offered again; the next one is', async () => {
    const { s, id, update } = await subscribed('ask');
    await update(changing('text', at('description', 'For all.')));
    const { hash } = await s.waiting(id);
    const answer = { libraryId: id, hash, accept: false };
    expect(await s.ask('update/answer', answer)).toMatchObject({ kind: 'left' });
    expect(await s.worker.db.getAll('libraryDocs')).toEqual([]);
    for (const again of [s, s.restart()]) {
      expect((await again.check(id)).pending).toBeUndefined();
      expect(await again.ask('update/answer', answer)).toEqual({ kind: 'changed-meanwhile' });
    }
    await s.publish(documentOf(3, changing('text', at('description', 'For us.'))(base)), pair);
    expect(await s.check(id)).toMatchObject({ pending: { revision: 3 } });
    expect(await s.ask('update/answer', { ...answer, accept: true })).toEqual({
      kind: 'changed-meanwhile',
    });
  });

  test('an update that is taken back waits no longer', async () => {
    const { s, id, update } = await subscribed('ask');
    await update(changing('text', at('description', 'For all.')));
    await s.publish(documentOf(1, base), pair);
    expect((await s.check(id)).pending).toBeUndefined();
    expect(await s.ask('update/open', { libraryId: id, offset: 0 })).toBeNull();
  });
});

/** What of each type changes how much, how often, or what an answer looks like, and nothing else. */
const harmlessFields: Record<ActionType, string[]> = {
  APPOINTMENT_BOOKING: ['daysOfOfferingDates', 'slotsPerDay', 'hoursBetweenSlots'],
  CALL_TRANSFER: ['hearWhisperMessage'],
  CUSTOM_ACTION: ['apiDetails.method', 'selectedPaths', 'apiDetails.authenticationRequired'],
  DATA_EXTRACTION: ['examples', 'overwriteExistingValue'],
  IN_CALL_DATA_EXTRACTION: ['examples', 'overwriteExistingValue'],
  KNOWLEDGE_BASE: [],
  SMS: [],
  WORKFLOW_TRIGGER: [],
};

test.each(actionTypes)('of %s every other field waits, new or changed', (type) => {
  const empty = { ...textTemplate('x', { parameters: {}, variables: [] }), type };
  const free = actions[type].fields
    .filter(({ path }) => {
      const after = { ...empty, parameters: setPath({}, path, '{{x}}') };
      const before = { ...empty, parameters: setPath({}, path, '{{y}}') };
      const waits = mayDivert(undefined, after);
      expect([path, mayDivert(before, after), mayDivert(empty, after)]).toEqual([
        path,
        waits,
        waits,
      ]);
      return !waits;
    })
    .map(({ path }) => path);
  expect(free.sort()).toEqual(harmlessFields[type].sort());
});

test('the quick question and the one with words agree', () => {
  for (const template of starterTemplates()) {
    const told = compareShared(undefined, template).some(({ sensitive }) => sensitive);
    expect([template.id, mayDivert(undefined, template)]).toEqual([template.id, told]);
  }
});

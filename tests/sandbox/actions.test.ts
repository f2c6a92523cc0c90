import { describe, expect, it } from 'vitest';
import { callTransfer, messageOf } from './client.ts';
import { sandboxForTests } from './for-tests.ts';
import { locationIds, tokens } from './index.ts';

const { sandbox, client } = await sandboxForTests();

const { harbor, northside } = locationIds;
const idIn = (list: 'workflows' | 'calendars' | 'knowledgeBases' | 'customFields', loc: string) =>
  sandbox.world[list].find((entry) => entry.locationId === loc)?.id;

/** Good parameters of every type. */
const samples = (loc: string = harbor): Record<string, Record<string, unknown>> => ({
  CALL_TRANSFER: callTransfer(sandbox).actionParameters,
  DATA_EXTRACTION: {
    contactFieldId: idIn('customFields', loc),
    description: 'Why they call',
    examples: ['a leak'],
  },
  IN_CALL_DATA_EXTRACTION: {
    contactFieldId: idIn('customFields', loc),
    description: 'Why they call',
    examples: ['a', 'b', 'c', 'd', 'e'],
    overwriteExistingValue: true,
  },
  WORKFLOW_TRIGGER: {
    triggerPrompt: 'When',
    triggerMessage: 'Now',
    workflowId: idIn('workflows', loc),
  },
  SMS: { triggerPrompt: 'When', triggerMessage: 'Now', messageBody: 'Text' },
  APPOINTMENT_BOOKING: {
    calendarId: idIn('calendars', loc),
    daysOfOfferingDates: 3,
    slotsPerDay: 2,
    hoursBetweenSlots: 1,
  },
  CUSTOM_ACTION: {
    triggerPrompt: 'When',
    triggerMessage: 'Now',
    apiDetails: { url: 'https://api.example.com/orders', method: 'GET' },
    selectedPaths: ['data.id'],
  },
  KNOWLEDGE_BASE: { triggerPrompt: 'When', knowledgeBaseId: idIn('knowledgeBases', loc) },
});

const post = (body: unknown) => client.call('POST', '/voice-ai/actions', { body });
const create = (actionType: string, actionParameters: unknown) =>
  post({ ...callTransfer(sandbox), actionType, actionParameters });

describe('create', () => {
  it('stores every type of the spec, answers with the action and logs it', async () => {
    for (const [actionType, actionParameters] of Object.entries(samples())) {
      const reply = await create(actionType, actionParameters);
      expect(reply.status, `${actionType} ${reply.text}`).toBe(201);
      const name = 'Transfer to a person';
      const id = expect.stringMatching(/^[0-9a-f]{24}$/);
      expect(reply.body).toEqual({ id, actionType, name, actionParameters });
      expect(sandbox.log.at(-1)).toMatchObject({
        method: 'POST',
        path: '/voice-ai/actions',
        status: 201,
        locationId: harbor,
        stored: (reply.body as { id: string }).id,
        body: { actionType, actionParameters },
      });
    }
  });

  it('keeps keys it does not know', async () => {
    const reply = await post(callTransfer(sandbox, { triggerMessageType: 'prompt', x: { y: 1 } }));
    expect(reply.body).toMatchObject({
      actionParameters: { triggerMessageType: 'prompt', x: { y: 1 } },
    });
  });

  it('takes the id of a standard field, which no list has', async () => {
    const field = sandbox.world.standardFields.find((entry) => entry.locationId === harbor);
    const parameters = { ...samples().DATA_EXTRACTION, contactFieldId: field?.id };
    expect((await create('DATA_EXTRACTION', parameters)).status).toBe(201);
  });

  it.each([
    ['CALL_TRANSFER', { transferToValue: '5550100' }, 'transferToValue'],
    ['CALL_TRANSFER', { transferToValue: '+1234567890123456' }, 'transferToValue'],
    ['CALL_TRANSFER', { transferToType: 'user' }, 'transferToType'],
    ['CALL_TRANSFER', { hearWhisperMessage: 'yes' }, 'hearWhisperMessage'],
    ['CALL_TRANSFER', { triggerPrompt: ' ' }, 'triggerPrompt'],
    ['SMS', { triggerMessage: undefined }, 'triggerMessage'],
    ['DATA_EXTRACTION', { examples: [] }, 'examples'],
    ['DATA_EXTRACTION', { examples: ['1', '2', '3', '4', '5', '6'] }, 'examples'],
    ['IN_CALL_DATA_EXTRACTION', { examples: [1] }, 'examples'],
    ['APPOINTMENT_BOOKING', { slotsPerDay: '3' }, 'slotsPerDay'],
    ['CUSTOM_ACTION', { selectedPaths: [] }, 'selectedPaths'],
    ['CUSTOM_ACTION', { apiDetails: { url: 'https://a.example', method: 'PUT' } }, 'method'],
    [
      'CUSTOM_ACTION',
      { apiDetails: { url: 'https://a.example', method: 'POST' } },
      'selectedPaths',
    ],
    [
      'CUSTOM_ACTION',
      { apiDetails: { url: 'https://a.example', method: 'GET', authenticationRequired: true } },
      'authenticationValue',
    ],
    [
      'CUSTOM_ACTION',
      { apiDetails: { url: 'https://a.example', method: 'GET', headers: [{ key: 'a' }] } },
      'headers.0.value',
    ],
  ])('%s with %j is refused, naming %s', async (type, change, field) => {
    const reply = await create(type, { ...samples()[type], ...change });
    expect(reply.status).toBe(422);
    expect(messageOf(reply)).toEqual(
      expect.arrayContaining([expect.stringContaining(`${field} `)]),
    );
    expect(sandbox.log.at(-1)?.stored).toBeUndefined();
  });

  it.each(['WORKFLOW_TRIGGER', 'APPOINTMENT_BOOKING', 'KNOWLEDGE_BASE', 'DATA_EXTRACTION'])(
    '%s with an id of another sub-account is refused',
    async (type) => {
      expect((await create(type, samples(northside)[type])).status).toBe(422);
    },
  );

  it('refuses what is no action at all', async () => {
    const good = callTransfer(sandbox);
    const text = await post({ ...good, actionParameters: JSON.stringify(good.actionParameters) });
    expect([text.status, messageOf(text)]).toEqual([400, 'Cannot read properties of undefined']);
    const other = await create('CALL_TRANSFER', { foo: 1 });
    expect(messageOf(other)).toEqual(['Invalid actionParameters for the given actionType']);
    expect((await create('CAP', {})).status).toBe(422);
    expect((await post({ ...good, extra: 1 })).status).toBe(422);
    expect((await post('{"agentId":')).status).toBe(400);
    for (const name of Object.keys(good)) {
      expect((await post({ ...good, [name]: undefined })).status, name).toBe(422);
    }
    const agentId = sandbox.agent(northside, 'Front Desk').id;
    expect((await post({ ...good, agentId })).status).toBe(404);
  });

  it('holds the limits per agent', async () => {
    const { APPOINTMENT_BOOKING, CALL_TRANSFER, DATA_EXTRACTION } = samples();
    // One call transfer is seeded, and so is an action of a type that does not count.
    for (let count = 0; count < 13; count += 1) await create('CALL_TRANSFER', CALL_TRANSFER);
    expect((await create('APPOINTMENT_BOOKING', APPOINTMENT_BOOKING)).status).toBe(201);
    const full = await create('CALL_TRANSFER', CALL_TRANSFER);
    expect([full.status, messageOf(full)]).toEqual([400, expect.stringContaining('15')]);
    for (let count = 0; count < 24; count += 1) await create('DATA_EXTRACTION', DATA_EXTRACTION);
    expect((await create('DATA_EXTRACTION', DATA_EXTRACTION)).status).toBe(400);
    sandbox.reset();
    await create('APPOINTMENT_BOOKING', APPOINTMENT_BOOKING);
    expect((await create('APPOINTMENT_BOOKING', APPOINTMENT_BOOKING)).status).toBe(400);
  });
});

describe('read, update, delete', () => {
  it('does each, and answers 404 once it is gone', async () => {
    const made = (await post(callTransfer(sandbox))).body as { id: string };
    const path = `/voice-ai/actions/${made.id}`;
    const agentId = sandbox.agent(harbor, 'Front Desk').id;
    expect((await client.call('GET', `${path}?locationId=${harbor}`)).body).toEqual(made);
    const body = { ...callTransfer(sandbox, { transferToValue: '+15550100777' }), name: 'Other' };
    const updated = await client.call('PUT', path, { body });
    expect([updated.status, updated.body]).toMatchObject([
      200,
      { id: made.id, name: 'Other', actionParameters: { transferToValue: '+15550100777' } },
    ]);
    expect((await client.call('GET', path)).status).toBe(422);
    expect((await client.call('DELETE', `${path}?locationId=${harbor}`)).status).toBe(422);
    const wrong = sandbox.agent(harbor, 'After Hours').id;
    const query = `?locationId=${harbor}&agentId=`;
    expect((await client.call('DELETE', `${path}${query}${wrong}`)).status).toBe(404);
    const gone = await client.call('DELETE', `${path}${query}${agentId}`);
    expect([gone.status, gone.text]).toEqual([204, '']);
    expect((await client.call('DELETE', `${path}${query}${agentId}`)).status).toBe(404);
    expect((await client.call('GET', `${path}?locationId=${harbor}`)).status).toBe(404);
  });

  it('knows an action only in its own sub-account', async () => {
    const made = (await post(callTransfer(sandbox))).body as { id: string };
    const path = `/voice-ai/actions/${made.id}?locationId=${northside}`;
    const reply = await client.call('GET', path, { token: tokens.full.northside });
    expect(reply.status).toBe(404);
  });
});

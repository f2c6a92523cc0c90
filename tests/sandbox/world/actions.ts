import { hexId } from './ids.ts';
import { locationIds } from './tokens.ts';
import type { Action, World } from './types.ts';

/**
 * The actions that agents have before a test begins. They show what live accounts show: keys that
 * the spec does not name, types that the public API cannot create, and a standard contact field,
 * whose id can be learned from nowhere else.
 */
export function seedActions(world: World): Action[] {
  const actions: Action[] = [];
  const add = (
    locationId: string,
    agentName: string,
    actionType: string,
    name: string,
    actionParameters: Record<string, unknown>,
  ) => {
    const agent = world.agents.find(
      (entry) => entry.locationId === locationId && entry.agentName === agentName,
    );
    if (!agent) throw new Error(`No agent ${agentName} in ${locationId}`);
    const id = hexId(`action ${agent.id} ${name}`);
    actions.push({ id, agentId: agent.id, locationId, actionType, name, actionParameters });
  };
  const standard = (locationId: string, name: string) => {
    const found = world.standardFields.find(
      (field) => field.locationId === locationId && field.name === name,
    );
    if (!found) throw new Error(`No standard field ${name} in ${locationId}`);
    return {
      contactFieldId: found.id,
      contactFieldKey: found.fieldKey,
      contactFieldName: found.name,
      contactFieldDataType: 'STANDARD_FIELD',
    };
  };
  const { harbor, northside, bluebird, cedar } = locationIds;

  add(harbor, 'Front Desk', 'CALL_TRANSFER', 'Transfer to billing', {
    triggerPrompt: 'When the caller asks about an invoice or a payment',
    triggerMessage: 'Let me put you through to billing.',
    triggerMessageType: 'static_text',
    transferToType: 'number',
    transferToValue: '+15550100444',
    hearWhisperMessage: false,
  });
  add(harbor, 'Front Desk', 'DATA_EXTRACTION', 'Save the first name', {
    ...standard(harbor, 'First Name'),
    description: "The caller's first name",
    examples: ['Maria', 'John'],
    overwriteExistingValue: false,
    saveAsAdditional: false,
    actionType: 'DATA_EXTRACTION',
  });
  add(harbor, 'Front Desk', 'CAP', 'Call answering policy', { policy: 'answer_all' });
  add(harbor, 'After Hours', 'DATA_EXTRACTION', 'Save the e-mail address', {
    ...standard(harbor, 'Email'),
    description: "The caller's e-mail address",
    examples: ['sam@example.com'],
    overwriteExistingValue: true,
    saveAsAdditional: false,
    actionType: 'DATA_EXTRACTION',
  });
  add(northside, 'Front Desk', 'AGENT_TRANSFER', 'Hand over to Emergency Line', {
    triggerPrompt: 'When there is water where it should not be',
    agentId: world.agents.find(
      (a) => a.locationId === northside && a.agentName === 'Emergency Line',
    )?.id,
  });
  add(northside, 'Front Desk', 'SMS', 'Text the directions', {
    triggerPrompt: 'When the caller asks how to get here',
    triggerMessage: 'I am texting you the directions.',
    triggerMessageType: 'static_text',
    messageBody: 'We are at 12 Northside Road, behind the station.',
  });
  add(northside, 'Estimates', 'DATA_EXTRACTION', 'Save the first name', {
    ...standard(northside, 'First Name'),
    description: "The caller's first name",
    examples: ['Maria'],
    overwriteExistingValue: false,
  });
  add(bluebird, 'Front Desk', 'APPOINTMENT_BOOKING', 'Book a consultation', {
    calendarId: world.calendars.find((entry) => entry.locationId === bluebird)?.id,
    daysOfOfferingDates: 5,
    slotsPerDay: 3,
    hoursBetweenSlots: 2,
  });
  add(cedar, 'Ashford Buyer Desk', 'CANCEL_APPOINTMENT', 'Cancel a viewing', { enabled: true });
  return actions;
}

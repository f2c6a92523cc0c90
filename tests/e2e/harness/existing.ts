import { locationIds, type Sandbox } from '../../sandbox/index.ts';
import { frontDesk } from './stage.ts';

export const headerSecret = 'live-key-4711-hush';

/** Gives the front desk a booking and an action that holds secrets, beside what it has. */
export function giveActions(sandbox: Sandbox): void {
  const agent = frontDesk(sandbox);
  const { locationId } = agent;
  const calendar = sandbox.world.calendars.find((one) => one.locationId === locationIds.harbor);
  const add = (id: string, actionType: string, name: string, actionParameters: object) =>
    sandbox.world.actions.push({
      id: id.padStart(24, '0'),
      agentId: agent.id,
      locationId,
      actionType,
      name,
      actionParameters: actionParameters as Record<string, unknown>,
    });
  add('b1', 'APPOINTMENT_BOOKING', 'Book a first visit', {
    calendarId: calendar?.id,
    daysOfOfferingDates: 5,
    slotsPerDay: 3,
    hoursBetweenSlots: 2,
  });
  add('c1', 'CUSTOM_ACTION', 'Ask the order system', {
    triggerPrompt: 'When the caller gives an order number',
    triggerMessage: 'Let me check that for you.',
    apiDetails: {
      url: 'https://orders.harbor.example/status',
      method: 'GET',
      authenticationRequired: true,
      authenticationValue: 'token-0815-hush',
      headers: [{ key: 'X-Api-Key', value: headerSecret }],
    },
    selectedPaths: ['data.status'],
  });
}

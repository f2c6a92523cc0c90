import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { locationIds, type Sandbox } from '../../sandbox/index.ts';
import { choose, fillField, pickTemplate } from './quick-add.ts';

/** One of each of the eight types, filled in as a person does: references by name. */
export interface TypeCase {
  type: string;
  template: string;
  fill(page: Page): Promise<void>;
  /** The parameters that the fields above mean, ids looked up in the sandbox's own world. */
  expected(sandbox: Sandbox): Record<string, unknown>;
}

/** The id behind a name in Harbor Dental; every sub-account has one of that name. */
function idOf(
  sandbox: Sandbox,
  list: 'calendars' | 'workflows' | 'knowledgeBases' | 'customFields',
  name: string,
): string {
  const entries: { id: string; locationId: string; name: string }[] = sandbox.world[list];
  const found = entries.find((one) => one.locationId === locationIds.harbor && one.name === name);
  if (!found) throw new Error(`No ${name} in ${list}`);
  return found.id;
}

export const typeCases: TypeCase[] = [
  {
    type: 'CALL_TRANSFER',
    template: 'Transfer to a person',
    fill: (page) => fillField(page, 'Transfer to', '(212) 555-0123'),
    expected: () => ({ transferToType: 'number', transferToValue: '+12125550123' }),
  },
  {
    type: 'SMS',
    template: 'Send a text message',
    fill: (page) => fillField(page, 'Text message', 'Here is the link: https://harbor.example/é'),
    expected: () => ({ messageBody: 'Here is the link: https://harbor.example/é' }),
  },
  {
    type: 'APPOINTMENT_BOOKING',
    template: 'Book an appointment',
    fill: (page) => choose(page, 'Calendar', 'New Client Consultation'),
    expected: (sandbox) => ({
      calendarId: idOf(sandbox, 'calendars', 'New Client Consultation'),
      daysOfOfferingDates: 3,
      slotsPerDay: 3,
      hoursBetweenSlots: 1,
    }),
  },
  {
    type: 'WORKFLOW_TRIGGER',
    template: 'Start a workflow',
    fill: (page) => choose(page, 'Workflow', 'New Lead Follow-up'),
    expected: (sandbox) => ({ workflowId: idOf(sandbox, 'workflows', 'New Lead Follow-up') }),
  },
  {
    type: 'KNOWLEDGE_BASE',
    template: 'Answer from your documents',
    fill: (page) => choose(page, 'Knowledge base', 'Services and Prices'),
    expected: (sandbox) => ({
      knowledgeBaseId: idOf(sandbox, 'knowledgeBases', 'Services and Prices'),
    }),
  },
  {
    type: 'CUSTOM_ACTION',
    template: 'Ask another system',
    async fill(page) {
      await fillField(page, 'Address', 'https://orders.harbor.example/status');
      await fillField(page, 'Value to use from the answer', 'data.status');
    },
    expected: () => ({
      selectedPaths: ['data.status'],
      apiDetails: expect.objectContaining({
        url: 'https://orders.harbor.example/status',
        method: 'GET',
      }),
    }),
  },
  {
    type: 'IN_CALL_DATA_EXTRACTION',
    template: 'Save it during the call',
    fill: (page) => choose(page, 'Contact field', 'Insurance Provider'),
    expected: (sandbox) => ({
      contactFieldId: idOf(sandbox, 'customFields', 'Insurance Provider'),
    }),
  },
  {
    type: 'DATA_EXTRACTION',
    template: 'Save what the caller said',
    fill: (page) => choose(page, 'Contact field', 'Reason for Call'),
    expected: (sandbox) => ({ contactFieldId: idOf(sandbox, 'customFields', 'Reason for Call') }),
  },
];

/** Opens the case's template from the list and fills its blanks. */
export async function fillCase(page: Page, { template, fill }: TypeCase): Promise<void> {
  await pickTemplate(page, template);
  await fill(page);
}

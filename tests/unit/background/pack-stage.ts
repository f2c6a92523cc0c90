import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { agentId, locationId, start, tabId } from '../runs/stage.ts';
import { blank, smsTemplate } from '../templates/examples.ts';

export const target = { locationId, agentId };
export const fromPage = { from: 'page' as const };

export const directions: TemplateContent = {
  ...smsTemplate,
  parameters: { ...smsTemplate.parameters, messageBody: 'To {{street}}, {{town}}' },
  variables: [blank('street'), blank('town'), blank('unused')],
};
export const booking: TemplateContent = {
  ...smsTemplate,
  type: 'APPOINTMENT_BOOKING',
  name: 'Book',
  actionName: 'Book in {{town}}',
  parameters: {
    calendarId: '{{calendar}}',
    daysOfOfferingDates: 3,
    slotsPerDay: '{{slots}}',
    hoursBetweenSlots: 1,
  },
  variables: [
    { ...blank('calendar', 'calendar'), default: 'Main calendar' },
    { ...blank('slots', 'number'), default: 2 },
    blank('town'),
  ],
};
export const request: TemplateContent = {
  ...smsTemplate,
  type: 'CUSTOM_ACTION',
  name: 'Ask',
  parameters: {
    triggerPrompt: 'When asked in {{town}}',
    triggerMessage: 'One moment',
    apiDetails: {
      url: 'https://x.example/',
      method: 'POST',
      authenticationRequired: true,
      authenticationValue: '{{key}}',
    },
  },
  variables: [blank('key', 'secret'), blank('town')],
};

/** A sub-account with one calendar, and a pack of these templates. */
export async function background(...templates: TemplateContent[]) {
  const s = await start();
  const handlers = createHandlers(s.worker);
  s.stage.highlevel.pages['/calendars/'] = {
    calendars: [{ id: 'cal1', name: 'Main calendar', isActive: true }],
  };
  await s.worker.directory.list(locationId, 'calendar', true);
  const ids: string[] = [];
  for (const content of templates) {
    const reply = await handlers['template/save']({ base: 0, content, anyway: false }, fromPage);
    if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
    ids.push(reply.template.id);
  }
  const pack = { name: 'Mine', description: '', templateIds: ids };
  const reply = await handlers['pack/save']({ base: 0, content: pack, anyway: false }, fromPage);
  const packId = reply.kind === 'saved' ? reply.pack.id : '';
  const wish = {
    draftId: 'd1',
    target,
    tabId,
    picked: false,
    surface: 'popup' as const,
    packId,
    keepSecrets: [],
    leftOut: [],
    anyway: false,
  };
  const apply = (values: Record<string, unknown>, more: Partial<Input<'pack/apply'>> = {}) => {
    const templateIds = ids.filter((id) => !more.leftOut?.includes(id));
    return handlers['pack/apply']({ ...wish, templateIds, values, ...more }, fromPage);
  };
  const open = () => handlers['pack/open']({ packId, target }, fromPage);
  return { ...s, handlers, ids, packId, apply, open };
}
/** Name and parameters of what was sent, in order. */
export const bodies = (s: Awaited<ReturnType<typeof background>>) =>
  s.stage.highlevel.creates().map(({ body }) => [body?.name, body?.actionParameters]);

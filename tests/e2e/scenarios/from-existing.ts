import { expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { locationIds } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { frontDesk, type Stage } from '../harness/stage.ts';

/** What each type's sample refers to, by names that Harbor Dental has. */
const references = {
  contactFieldId: ['customFields', 'Insurance Provider'],
  workflowId: ['workflows', 'New Lead Follow-up'],
  calendarId: ['calendars', 'New Client Consultation'],
  knowledgeBaseId: ['knowledgeBases', 'Services and Prices'],
} as const;

const secret = 'live-key-4711-secret';

/** An action that is there becomes a template, which makes its equal. */
export function fromExisting(stage: () => Stage<Driver>): void {
  test.each(actionTypes)('%s becomes a template that makes its equal', async (type) => {
    const { sandbox } = stage();
    const agent = frontDesk(sandbox);
    const locationId = locationIds.harbor;
    const parameters: Record<string, unknown> = structuredClone(actions[type].sample);
    for (const [key, [list, name]] of Object.entries(references)) {
      if (!(key in parameters)) continue;
      const all: { id: string; locationId: string; name: string }[] = sandbox.world[list];
      parameters[key] = all.find((one) => one.locationId === locationId && one.name === name)?.id;
    }
    if (type === 'CUSTOM_ACTION') {
      Object.assign(parameters.apiDetails as object, { authenticationValue: secret });
    }
    const name = `Existing ${type}`;
    sandbox.world.actions.push({
      id: `${sandbox.world.actions.length}`.padStart(24, 'a'),
      agentId: agent.id,
      locationId,
      actionType: type,
      name,
      actionParameters: parameters,
    });
    const { popup } = await openQuickAdd(stage());
    await press(popup, 'On this agent');
    await waitForText(popup, new RegExp(name));
    await press(popup, `More for ${name}`);
    await press(popup, 'Save as template');
    await press(popup, 'Save template');
    await waitForText(popup, /Saved as template/);
    await press(popup, 'Back');
    // An agent takes one booking only, so the original makes room.
    if (type === 'APPOINTMENT_BOOKING') sandbox.world.actions.pop();
    await pickTemplate(popup, name);
    await popup.locator('::-p-aria(Create action[role="button"])').wait();
    if (type === 'CUSTOM_ACTION') await fillField(popup, 'Token or key', secret);
    if (type === 'CALL_TRANSFER') await fillField(popup, 'Transfer to', '+12345678901');
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox).map(({ body }) => body)).toEqual([
      expect.objectContaining({ actionType: type, name, actionParameters: parameters }),
    ]);
  });
}

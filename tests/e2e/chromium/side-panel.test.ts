import { describe, expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { fillCase, typeCases } from '../harness/all-types.ts';
import { shadowClick } from '../harness/closed-shadow.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { actionsOf, creates } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

describe('the side panel', () => {
  const stage = chromiumStage();

  async function open() {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const crm = await browser.openAgent(agent);
    await browser.saveToken(agent.locationId, harborToken);
    const panel = await browser.openSidePanel(() => shadowClick(crm, 'Open Switchboard'));
    await panel.locator('::-p-aria(Search templates)').wait();
    return { sandbox, browser, agent, crm, panel };
  }

  test('is opened by the launcher, and creates all eight types', async () => {
    const { sandbox, browser, agent, panel } = await open();
    for (const entry of typeCases) {
      await fillCase(panel, entry);
      await press(panel, 'Create action');
      await waitFor(entry.type, () =>
        creates(sandbox).some(
          ({ body, status }) =>
            (body as { actionType: string }).actionType === entry.type && status === 201,
        ),
      );
      // Not the one before, which is shown until this one is known.
      await waitForStatus(panel, new RegExp(`Created.*${entry.template}`));
    }
    expect(creates(sandbox).map(({ body }) => (body as { agentId: string }).agentId)).toEqual(
      typeCases.map(() => agent.id),
    );
    expect(browser.consoleErrors).toEqual([]);
  }, 180_000);

  test('keeps a half-filled form with the agent it was for, and says so', async () => {
    const { sandbox, browser, agent, crm, panel } = await open();
    await pickTemplate(panel, transfer);
    await fillField(panel, 'Transfer to', phone.typed);
    const other = sandbox.agent(locationIds.harbor, 'After Hours');
    await browser.openAgent(other, crm);
    await waitForText(panel, /This form is for Front Desk/);
    // Whatever is pressed now, the form's values never reach the other agent.
    await panel.evaluate(() => {
      for (const button of document.querySelectorAll('button')) {
        if (button.textContent?.trim() === 'Create action') button.click();
      }
    });
    const before = actionsOf(sandbox, other).length;
    await browser.openAgent(agent, crm);
    await waitFor('the form again', () =>
      panel.evaluate(() => document.querySelector<HTMLInputElement>('input[type="tel"]')?.value),
    );
    await press(panel, 'Create action');
    await waitForStatus(panel, /Created/);
    expect(actionsOf(sandbox, other)).toHaveLength(before);
    expect(creates(sandbox).map(({ body }) => (body as { agentId: string }).agentId)).toEqual([
      agent.id,
    ]);
  });

  test('follows the active tab to another sub-account', async () => {
    const { sandbox, browser, crm, panel } = await open();
    await browser.openAgent(sandbox.agent(locationIds.northside, 'Emergency Line'), crm);
    await waitFor('the header to leave the first agent', () =>
      panel.evaluate(() => !/Front Desk/.test(document.querySelector('h1')?.textContent ?? '')),
    );
    expect(creates(sandbox)).toEqual([]);
  });
});

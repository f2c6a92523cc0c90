import { describe, expect, test } from 'vitest';
import { addLocations, agencyApp } from '../../sandbox/index.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { actionsOf, creates } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { secretRecords } from '../harness/vault.ts';

describe('an agency’s own app', () => {
  const stage = chromiumStage();

  test('serves sub-accounts without a token of their own: an action is created in each', async () => {
    const { sandbox, browser } = stage();
    const added = addLocations(sandbox, 2);
    const page = await browser.openWorkspace('#/connections/agency');
    await press(page, 'Add an agency app…');
    await fillField(page, 'Client ID', agencyApp.clientId);
    await fillField(page, 'Client secret', agencyApp.clientSecret);
    await fillField(page, 'Refresh token', agencyApp.refreshToken);
    await press(page, 'Test and save');
    await waitForText(page, /is connected/, 30_000);
    await waitForText(page, /Serves [1-9]\d* sub-accounts/, 30_000);
    await page.close();
    for (const { agents } of added) {
      const [agent] = agents;
      if (!agent) throw new Error('No agent');
      const crm = await browser.openAgent(agent);
      const popup = await browser.openPopup();
      await waitForText(popup, /Agency app/);
      await pickTemplate(popup, transfer);
      await fillField(popup, 'Transfer to', phone.typed);
      await press(popup, 'Create action');
      await waitForStatus(popup, /Created/);
      expect(actionsOf(sandbox, agent)).toHaveLength(1);
      await popup.close();
      await crm.close();
    }
    expect(creates(sandbox).map(({ status }) => status)).toEqual(Array(2).fill(201));
    expect(await secretRecords(await browser.office())).not.toContain(agencyApp.refreshToken);
    const list = await browser.openWorkspace('#/connections');
    await waitForText(list, /Agency app/);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('tells beside the field, or in words, what is wrong, and connects nothing', async () => {
    const { browser } = stage();
    const page = await browser.openWorkspace('#/connections/agency');
    await press(page, 'Add an agency app…');
    await press(page, 'Test and save');
    await page.locator('#agency-clientId-error').wait();
    await fillField(page, 'Client ID', agencyApp.clientId);
    await fillField(page, 'Client secret', agencyApp.clientSecret);
    await fillField(page, 'Refresh token', 'not-a-refresh-token-at-all');
    await press(page, 'Test and save');
    await waitForText(page, /HighLevel refused these secrets/, 30_000);
    expect(await browser.send('agency/list', {})).toMatchObject({ output: { agencies: [] } });
  });
});

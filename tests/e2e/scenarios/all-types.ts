import { expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { fillCase, typeCases } from '../harness/all-types.ts';
import { shadowClick, shadowText } from '../harness/closed-shadow.ts';
import type { Driver } from '../harness/driver.ts';
import { essence, officialRequest } from '../harness/official.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { harborToken, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** One of each type: by the form, by one click in quick add, by one click in the launcher. */
export function allTypes(stage: () => Stage<Driver>): void {
  for (const entry of typeCases) {
    test(`${entry.type}: popup, then one click in the popup, then one in the launcher`, async () => {
      const { sandbox, browser, popup, crm, added } = await openQuickAdd(stage());
      await fillCase(popup, entry);
      await press(popup, 'Create action');
      await waitForStatus(popup, /Created/);

      const [request] = creates(sandbox);
      if (!request) throw new Error('Nothing was sent');
      const body = request.body as Record<string, unknown>;
      expect(body.actionType).toBe(entry.type);
      expect(body.actionParameters).toMatchObject(entry.expected(sandbox));
      expect(essence(request)).toEqual(essence(await officialRequest(body, harborToken)));
      expect(added()).toHaveLength(1);
      expect(added()[0]?.actionParameters).toEqual(body.actionParameters);
      await popup.close();

      // What was filled in is remembered for the sub-account: on the next agent, one click.
      await browser.openAgent(sandbox.agent(locationIds.harbor, 'After Hours'), crm);
      const second = await browser.openPopup();
      await press(second, `Create action: ${entry.template}`);
      await waitForStatus(second, /Created/);
      await second.close();

      await browser.openAgent(sandbox.agent(locationIds.harbor, 'Recall Campaign'), crm);
      await shadowClick(crm, 'Ready templates');
      await shadowClick(crm, entry.template);
      await waitFor('the outcome', async () => /Created/.test(await shadowText(crm)));

      const agents = ['Front Desk', 'After Hours', 'Recall Campaign'].map(
        (name) => sandbox.agent(locationIds.harbor, name).id,
      );
      expect(creates(sandbox).map((one) => one.body)).toEqual(
        agents.map((agentId) => ({ ...body, agentId })),
      );
      expect(browser.consoleErrors).toEqual([]);
    });
  }
}

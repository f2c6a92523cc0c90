import { describe, expect, test } from 'vitest';
import { fillField, pickTemplate, press, waitForStatus } from '../harness/quick-add.ts';
import { actionsOf, changes, creates } from '../harness/requests.ts';
import { firefoxStage, frontDesk, harborToken } from '../harness/stage.ts';

describe('the popup page in Firefox', () => {
  const stage = firefoxStage();

  test('creates a call transfer on the agent in the front tab, and undoes it', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const before = actionsOf(sandbox, agent);
    await browser.openAgent(agent);
    await browser.saveToken(agent.locationId, harborToken);
    const popup = await browser.openPopup();
    await pickTemplate(popup, 'Transfer to a person');
    await fillField(popup, 'Transfer to', '(212) 555-0123');
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    const [request, ...more] = creates(sandbox);
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      status: 201,
      headers: { authorization: `Bearer ${harborToken}`, version: '2021-04-15' },
      body: { agentId: agent.id, actionParameters: { transferToValue: '+12125550123' } },
    });
    expect(actionsOf(sandbox, agent)).toHaveLength(before.length + 1);
    await press(popup, 'Undo');
    await waitForStatus(popup, /Undone/);
    expect(actionsOf(sandbox, agent)).toEqual(before);
    expect(changes(sandbox).map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(browser.consoleErrors).toEqual([]);
  });
});

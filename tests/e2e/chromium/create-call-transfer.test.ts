import { describe, expect, test } from 'vitest';
import { fillField, pickTemplate, press, waitForStatus } from '../harness/quick-add.ts';
import { actionsOf, changes, creates } from '../harness/requests.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';

describe('a call transfer through the toolbar popup', () => {
  const stage = chromiumStage();

  test('is created once, exactly as documented, and undone', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const before = actionsOf(sandbox, agent);
    await browser.openAgent(agent);
    await browser.saveToken(agent.locationId, harborToken);
    expect(changes(sandbox)).toEqual([]);

    const popup = await browser.openPopup();
    await pickTemplate(popup, 'Transfer to a person');
    await fillField(popup, 'Transfer to', '+1 (212) 555-0123');
    await press(popup, 'Create action');
    const status = await waitForStatus(popup, /created|added/i);

    const [request, ...more] = creates(sandbox);
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/voice-ai/actions',
      query: {},
      status: 201,
      headers: {
        authorization: `Bearer ${harborToken}`,
        version: '2021-04-15',
        'content-type': 'application/json',
      },
      body: {
        agentId: agent.id,
        locationId: agent.locationId,
        actionType: 'CALL_TRANSFER',
        actionParameters: { transferToType: 'number', transferToValue: '+12125550123' },
      },
    });
    const body = request?.body as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual([
      'actionParameters',
      'actionType',
      'agentId',
      'locationId',
      'name',
    ]);

    const added = actionsOf(sandbox, agent).filter((action) => !before.includes(action));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      id: request?.stored,
      name: body.name,
      actionParameters: body.actionParameters,
    });
    expect(status).toContain(String(body.name));

    await press(popup, 'Undo');
    await waitForStatus(popup, /removed|undone/i);
    expect(actionsOf(sandbox, agent)).toEqual(before);
    expect(changes(sandbox).map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(browser.consoleErrors).toEqual([]);
  });
});

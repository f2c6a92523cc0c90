import { expect, test } from 'vitest';
import { type Fault, tokens } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer } from '../harness/scenes.ts';
import { frontDesk, type Stage } from '../harness/stage.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;
const refuse = (status: number, message: string | string[]): Fault => ({
  ...create,
  effect: { kind: 'status', status, message },
});

/** What HighLevel says, and what the person reads. */
const answers: [string, Fault, RegExp][] = [
  ['a rejected token', refuse(401, 'Invalid JWT'), /does not accept the token/],
  [
    'a missing scope',
    refuse(401, 'The token is not authorized for this scope.'),
    /lacks a scope.*voice-ai-agent-goals\.write/,
  ],
  ['an agency token', refuse(401, "Token's user type mismatch!"), /an agency’s token/],
  [
    "another sub-account's token",
    refuse(403, 'The token does not have access to this location.'),
    /belongs to another sub-account/,
  ],
  [
    'an invalid parameter',
    refuse(422, ['transferToValue must be a valid phone number']),
    /HighLevel refused this.*valid phone number/,
  ],
  [
    'the limit of a day',
    { ...create, effect: { kind: 'rate-limit', scope: 'daily' } },
    /day’s limit/,
  ],
];

/** A create that HighLevel refuses: said plainly, sent once, nothing claimed. */
export function refusals(stage: () => Stage<Driver>): void {
  for (const [what, fault, words] of answers) {
    test(`for ${what}: said plainly, sent once, nothing created`, async () => {
      const { sandbox, popup, added } = await fillTransfer(stage());
      sandbox.fault(fault);
      await press(popup, 'Create action');
      const status = await waitForStatus(popup, words);
      expect(status).toContain('Nothing was created');
      expect(creates(sandbox)).toHaveLength(1);
      expect(added()).toEqual([]);
    });
  }

  test('for a moment: waits as HighLevel asks, then creates one', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'rate-limit', scope: 'burst' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /HighLevel asks to wait/);
    await waitForStatus(popup, /Created/, 45_000);
    expect(creates(sandbox).map(({ status }) => status)).toEqual([429, 201]);
    expect(added()).toHaveLength(1);
  });

  test('by the sandbox itself: a token that may only read', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage(), { token: tokens.readOnly });
    await press(popup, 'Create action');
    await waitForStatus(popup, /lacks a scope.*voice-ai-agent-goals\.write/);
    expect(creates(sandbox).map(({ status }) => status)).toEqual([401]);
    expect(added()).toEqual([]);
  });

  test('before it is sent: the agent cannot be read, so nothing leaves', async () => {
    const { sandbox, popup } = await fillTransfer(stage());
    sandbox.fault({
      method: 'GET',
      path: `/voice-ai/agents/${frontDesk(sandbox).id}`,
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'status', status: 503 },
    });
    await press(popup, 'Create action');
    const status = await waitForStatus(popup, /HighLevel does not answer/);
    expect(status).toContain('Nothing was created');
    expect(creates(sandbox)).toEqual([]);
  });

  test('can be tried again by the person, and then works', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault(refuse(422, ['transferToValue must be a valid phone number']));
    await press(popup, 'Create action');
    await waitForStatus(popup, /HighLevel refused this/);
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox).map(({ status }) => status)).toEqual([422, 201]);
    expect(added()).toHaveLength(1);
  });
}

import { expect, test } from 'vitest';
import type { FaultEffect } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer } from '../harness/scenes.ts';
import type { Stage } from '../harness/stage.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

const storedWithoutWord: [string, FaultEffect][] = [
  ['a 500 after storing', { kind: 'status', status: 500, when: 'after' }],
  ["a gateway's page after storing", { kind: 'html', when: 'after' }],
  ['half an answer', { kind: 'half-body' }],
  ['a 201 that is a web page', { kind: 'html', status: 201, when: 'after' }],
];

/** No answer, half an answer, a wrong one: looked for, never sent again. */
export function uncertain(stage: () => Stage<Driver>): void {
  for (const [what, effect] of storedWithoutWord) {
    test(`${what}: sent once, found by reading`, async () => {
      const { sandbox, popup, added } = await fillTransfer(stage());
      sandbox.fault({ ...create, effect });
      await press(popup, 'Create action');
      await waitForStatus(popup, /It is there/);
      expect(creates(sandbox)).toHaveLength(1);
      expect(added()).toHaveLength(1);
    });
  }

  test('a late commit is found by a later look', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'late-commit', ms: 5000, answer: '500' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /No answer: looking for it.*Not seen so far/);
    expect(added()).toEqual([]);
    await waitForStatus(popup, /It is there/, 30_000);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('a 500 without storing is not called a failure, and not sent again', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'status', status: 500 } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /No answer: looking for it.*Not seen so far/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toEqual([]);
  });

  test('an agent that lists no actions: we cannot tell, and say so', async () => {
    const { sandbox, popup } = await fillTransfer(stage());
    sandbox.fault({
      method: 'GET',
      path: '/voice-ai/agents',
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'actions-missing' },
    });
    sandbox.fault({ ...create, effect: { kind: 'status', status: 500, when: 'after' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /We cannot tell whether it was created/);
    expect(creates(sandbox)).toHaveLength(1);
  });

  test('an agent that lists slim parameters: compared by the single action', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({
      method: 'GET',
      path: '/voice-ai/agents',
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'actions-slim' },
    });
    sandbox.fault({ ...create, effect: { kind: 'status', status: 500, when: 'after' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /It is there/);
    expect(added()).toHaveLength(1);
  });

  test('another person adds the same at the same moment: seen, and said', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'duplicate' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created, with an extra copy/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(2);
  });
}

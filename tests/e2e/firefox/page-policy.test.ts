import { expect, test } from 'vitest';
import { breakPolicy } from '../harness/page-policy.ts';
import { firefoxStage } from '../harness/stage.ts';

const stage = firefoxStage();

test('the policy lets nothing into a page of the extension in Firefox, and nothing out', async () => {
  const { sandbox, browser } = stage();
  const results = await breakPolicy(await browser.openWorkspace());
  expect(Object.entries(results).filter(([, result]) => result !== 'stopped')).toEqual([]);
  expect(sandbox.log).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { addLocations } from '../../sandbox/index.ts';
import { expectFine } from '../harness/fine.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';

const fields: Record<string, string> = {
  'Business name': 'Harbor & Pine',
  'Front desk phone': '+12125550123',
  'When a person answers': 'Monday to Friday, 9 a.m. to 5 p.m.',
  'Booking page': 'https://book.example.com/pine',
  'Street address': '410 Larimer Street, Denver',
  'How to find the door': 'Use the blue door.',
};

describe('runs over many agents', () => {
  const stage = chromiumStage();

  test('are put together, planned and carried out by keyboard, and are accessible throughout', async () => {
    const { sandbox, browser } = stage();
    const added = addLocations(sandbox, 3);
    const [first] = added;
    if (!first) throw new Error('No sub-account');
    first.location.name = 'A name that goes on and on and on, '.repeat(4).trim();
    for (const { location, token } of added) await browser.saveToken(location.id, token);
    const page = await browser.openWorkspace('#/runs/new');
    await waitForText(page, /Dental practice/);
    await expectFine(page, 'what');
    await page.locator('::-p-aria(Search packs)').click();
    await page.keyboard.type('essentials');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.locator('.what-pack input:checked').wait();
    await press(page, 'Next: where');
    await press(page, 'Read agents of these 3');
    await waitForText(page, /6 agents in 3 sub-accounts/);
    await page.locator('::-p-aria(Search sub-account or agent)').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await waitForText(page, /2 of 2 agents chosen/);
    await expectFine(page, 'where');
    await press(page, 'Next: blanks');
    for (const [label, value] of Object.entries(fields)) {
      await page.locator(`::-p-aria(${label})`).fill(value);
    }
    await waitForText(page, /Every sub-account has all it needs/);
    await page.locator('.run-blanks .disclosure-button').click();
    await expectFine(page, 'blanks');
    await press(page, 'Show what would change');
    await waitForText(page, /Read just now/);
    await page.locator('.plan-row .connection-open').click();
    await page.locator('.plan-steps').wait();
    await expectFine(page, 'the plan');
    // What the button says is what is done.
    await press(page, 'Create 20 on 2 agents');
    await waitForText(page, /HighLevel took everything|was seen on the agents/);
    await waitForText(page, /was seen on the agents/, 30_000);
    await page.locator('.plan-row .connection-open').click();
    await page.locator('.plan-steps').wait();
    await expectFine(page, 'the run');
    expect(sandbox.log.filter(({ method }) => method === 'POST')).toHaveLength(20);
  });
});

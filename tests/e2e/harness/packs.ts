import type { Page } from 'puppeteer-core';
import { fillField, press } from './quick-add.ts';

/** Packs as a person applies them, in the popup or the side panel. */

/** A pack that ships with the extension, and what its blanks are filled with. */
export const essentials = {
  name: 'Essentials',
  actions: 10,
  blanks: {
    'Business name': 'Harbor & Pine',
    'When a person answers': 'Monday to Friday, 9 a.m. to 5 p.m.',
    'Front desk phone': '(212) 555-0123',
    'Booking page': 'https://book.example.com/pine',
    'Street address': '410 Larimer Street, Denver',
    'How to find the door': 'Use the blue door.',
  },
} as const;

/** Opens a pack from the list. */
export async function openPack(page: Page, name: string): Promise<void> {
  await page.locator('label ::-p-text(Packs)').click();
  await page.locator('::-p-aria(Search packs)').fill(name);
  await page.locator(`::-p-aria([role="option"]) >>> ::-p-text(${name})`).wait();
  await page.keyboard.press('Enter');
  await page.locator(`::-p-aria(Apply to this agent[role="button"])`).wait();
}

/** Fills the blanks of the essentials; what refers to the sub-account has filled itself by name. */
export async function fillEssentials(page: Page, fill = fillField): Promise<void> {
  for (const [label, value] of Object.entries(essentials.blanks)) await fill(page, label, value);
}

export async function applyPack(page: Page): Promise<void> {
  await press(page, 'Apply to this agent');
}

import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { fillField, pickTemplate, press, waitForStatus } from '../e2e/harness/quick-add.ts';
import { creates } from '../e2e/harness/requests.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { type Agent, locationIds, type Sandbox } from '../sandbox/index.ts';
import { median } from './stats.ts';

/** From the click on a ready template's button to its request at HighLevel, in milliseconds. */
export interface ClickResult {
  awake: number;
  asleep: number;
  /** One read of an agent by the worker: what the baseline costs on this machine. */
  read: number;
}

const template = 'Transfer to a person';

async function clickTime(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = globalThis as unknown as { clickedAt?: number };
    document.addEventListener(
      'click',
      (event) => {
        store.clickedAt ??= performance.timeOrigin + event.timeStamp;
      },
      { capture: true },
    );
  });
}

/** One create with a fresh agent each time: an equal one within a minute would be asked about. */
async function once(browser: Chromium, sandbox: Sandbox, crm: Page, agent: Agent, asleep: boolean) {
  await browser.openAgent(agent, crm);
  const popup = await browser.openPopup();
  const button = await popup
    .locator(`::-p-aria([name="Create action: ${template}"][role="button"])`)
    .waitHandle();
  await clickTime(popup);
  if (asleep) await browser.killWorker();
  const before = creates(sandbox).length;
  await button.click();
  const request = await waitFor('the request', () => creates(sandbox)[before]);
  const clicked = await popup.evaluate(
    () => (globalThis as unknown as { clickedAt: number }).clickedAt,
  );
  await waitForStatus(popup, /Created/);
  await popup.close();
  return request.at - clicked;
}

async function readTime(browser: Chromium, sandbox: Sandbox, agent: Agent, token: string) {
  const { worker } = browser;
  const url = `https://${sandbox.hosts.api}/voice-ai/agents/${agent.id}?locationId=${agent.locationId}`;
  return Number(
    await worker.evaluate(
      async (address: string, bearer: string) => {
        const start = performance.now();
        const answer = await fetch(address, {
          headers: { Authorization: `Bearer ${bearer}`, Version: '2021-04-15' },
        });
        await answer.json();
        return performance.now() - start;
      },
      url,
      token,
    ),
  );
}

export async function clicks(
  rounds: number,
  browser: Chromium,
  sandbox: Sandbox,
  token: string,
): Promise<ClickResult> {
  const agents = sandbox.world.agents.filter(({ locationId }) => locationId === locationIds.cedar);
  const next = () => {
    const agent = agents.shift();
    if (!agent) throw new Error('Too few agents for so many rounds');
    return agent;
  };
  sandbox.limits.burst = Number.POSITIVE_INFINITY;
  await browser.saveToken(locationIds.cedar, token);
  const crm = await browser.openAgent(next());
  const popup = await browser.openPopup();
  await pickTemplate(popup, template);
  await fillField(popup, 'Transfer to', '+12125550123');
  await press(popup, 'Create action');
  await waitForStatus(popup, /Created/);
  await popup.close();

  const times = { awake: [] as number[], asleep: [] as number[], read: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.awake.push(await once(browser, sandbox, crm, next(), false));
    times.read.push(await readTime(browser, sandbox, next(), token));
    times.asleep.push(await once(browser, sandbox, crm, next(), true));
  }
  return { awake: median(times.awake), asleep: median(times.asleep), read: median(times.read) };
}

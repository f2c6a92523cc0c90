import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { inTurns, median } from './stats.ts';

/** One frame at 60 Hz: where the list came after the first paint, it is seen a frame later. */
const FRAME_MS = 1000 / 60;

export const listMark = 'switchboard:list';

/** Milliseconds since 1970 at which the popup showed what it is for. */
async function shownAt(popup: Page, mark: string | undefined): Promise<number> {
  return await waitFor('the popup to paint', () =>
    popup.evaluate(
      (name, frame) => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
        if (paint === undefined) return undefined;
        if (name === undefined) return performance.timeOrigin + paint;
        const listed = performance.getEntriesByName(name)[0]?.startTime;
        if (listed === undefined) return undefined;
        return performance.timeOrigin + (listed <= paint ? paint : listed + frame);
      },
      mark,
      FRAME_MS,
    ),
  );
}

export interface PopupCase {
  name: string;
  browser: Chromium;
  /** The performance mark that says the content is there; the first paint counts when absent. */
  mark?: string;
}

/** Medians of the time from `openPopup()` to what the person sees, in milliseconds. */
export async function popupPaints(
  rounds: number,
  cases: readonly PopupCase[],
): Promise<Map<string, number>> {
  const times = await inTurns(rounds, cases, async ({ browser, mark }) => {
    const { worker } = browser;
    const start = Number(await worker.evaluate('performance.timeOrigin + performance.now()'));
    const popup = await browser.openPopup();
    const shown = await shownAt(popup, mark);
    await popup.close();
    return shown - start;
  });
  return new Map(cases.map((entry) => [entry.name, median(times.get(entry) ?? [])]));
}

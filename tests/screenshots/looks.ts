import type { Page } from 'puppeteer-core';

/** How a scene is looked at. */
export interface Look {
  theme: 'light' | 'dark';
  rtl: boolean;
  forcedColors: boolean;
  /** The size of text in per cent of the usual; Chromium has to be started with `switchesFor`. */
  text: number;
  /** Of the window (CSS px), for pages that have one; the scene's own otherwise. */
  width: number | undefined;
}

/** What Chromium has to be started with, so that a page can be looked at in this way. */
export const switchesFor = ({ text }: Pick<Look, 'text'>): string[] =>
  text === 100 ? [] : [`--blink-settings=defaultFontSize=${(16 * text) / 100}`];

/** What a picture in this look is called, after its scene. */
export const suffixOf = ({ theme, rtl, forcedColors, text, width }: Look): string =>
  [
    theme,
    rtl && 'rtl',
    forcedColors && 'forced',
    text !== 100 && `text-${text}`,
    width !== undefined && `${width}`,
  ]
    .filter(Boolean)
    .join('-');

/** The popup has the size that it asks for; every other page has a window. */
const hasWindow = (page: Page) => !page.url().includes('/popup.html');

/** Shows a page in a look; gives the page back to how it was when the returned function is called. */
export async function lookAt(page: Page, look: Look): Promise<() => Promise<void>> {
  // Not `emulateMediaFeatures`, which knows nothing of forced colours.
  const session = await page.createCDPSession();
  const feature = (name: string, value: string) => ({ name, value });
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      feature('prefers-color-scheme', look.theme),
      feature('prefers-reduced-motion', 'reduce'),
      ...(look.forcedColors ? [feature('forced-colors', 'active')] : []),
    ],
  });
  const before = page.viewport();
  if (look.width !== undefined && hasWindow(page)) {
    const height = before?.height ?? 960;
    await page.setViewport({ width: look.width, height });
  }
  await page.evaluate((rtl) => {
    document.documentElement.dir = rtl ? 'rtl' : 'ltr';
    // Two frames: what follows the size of its container is drawn in the second.
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, look.rtl);
  return () => session.detach();
}

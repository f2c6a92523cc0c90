import type { Page } from 'puppeteer-core';

/**
 * Breaks the screen of a page: the next element that is to be made for it throws, once, as a bug in
 * a component would. What is drawn in its place afterwards is drawn as ever.
 */
export function breakNextDrawing(page: Page, says: string): Promise<void> {
  return page.evaluate((message) => {
    const make = Document.prototype.createElementNS;
    const broken = (): never => {
      Object.assign(Document.prototype, { createElementNS: make });
      throw new TypeError(message);
    };
    Object.assign(Document.prototype, { createElementNS: broken });
  }, says);
}

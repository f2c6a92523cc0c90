import type { Browser, Page } from 'puppeteer-core';

/** What WebDriver BiDi can do in Firefox and puppeteer has no words for. */

interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}
type Reference = { sharedId: string };
interface Evaluated {
  type: 'success' | 'exception';
  result: { value?: unknown };
  exceptionDetails?: { text: string };
}

async function call(browser: Browser, method: string, params: object): Promise<unknown> {
  const { connection } = browser as unknown as { connection: Connection };
  return (await connection.send(method, params)).result;
}

async function evaluate(browser: Browser, context: string, parameters: object) {
  const params = { target: { context }, awaitPromise: true, ...parameters };
  const method = 'functionDeclaration' in parameters ? 'script.callFunction' : 'script.evaluate';
  const { type, result, exceptionDetails } = (await call(browser, method, params)) as Evaluated;
  if (type === 'exception') throw new Error(exceptionDetails?.text);
  return result.value;
}

/** Evaluates in Firefox's own window, which reaches everything: with `--remote-allow-system-access`. */
export async function inFirefox(browser: Browser, expression: string): Promise<unknown> {
  const tree = await call(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [first] = (tree as { contexts: { context: string }[] }).contexts;
  if (!first) throw new Error('Firefox shows no window');
  return await evaluate(browser, first.context, { expression });
}

/** A node as BiDi writes it down. */
export interface WrittenNode extends Reference {
  value?: {
    nodeType: number;
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: WrittenNode[];
    shadowRoot?: WrittenNode | null;
  };
}

export const isFirefox = async (page: Page): Promise<boolean> =>
  /^firefox/i.test(await page.browser().version());

const contextOf = (page: Page) => (page.mainFrame() as unknown as { _id: string })._id;

/** The first element that the selector finds, with all that is in it, closed shadow roots too. */
export async function written(page: Page, selector: string): Promise<WrittenNode[]> {
  const found = await evaluate(page.browser(), contextOf(page), {
    expression: `[...document.querySelectorAll(${JSON.stringify(selector)})]`,
    serializationOptions: { maxDomDepth: 20, includeShadowTree: 'all' },
  });
  return found as WrittenNode[];
}

/** The middle of an element, and its size, in the page's coordinates. */
export async function boxOf(page: Page, { sharedId }: Reference) {
  const text = await evaluate(page.browser(), contextOf(page), {
    functionDeclaration: `(element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return JSON.stringify({ x: x + width / 2, y: y + height / 2, width, height });
    }`,
    arguments: [{ sharedId }],
  });
  return JSON.parse(String(text)) as Record<'x' | 'y' | 'width' | 'height', number>;
}

import type { CDPSession, Page } from 'puppeteer-core';
import { isFirefox } from './firefox-inside.ts';
import { waitFor } from './wait.ts';
import { writtenNodes, writtenText } from './written-shadow.ts';

/**
 * The launcher lives in a closed shadow root, which page scripts and selectors cannot enter. Chromium's
 * own accessibility tree can be read over CDP, Firefox writes the nodes down; real clicks go by
 * coordinates.
 */

export interface ShadowNode {
  role: string;
  name: string;
  disabled: boolean;
  box(): Promise<Box>;
}

interface Box {
  /** Its middle. */
  x: number;
  y: number;
  width: number;
  height: number;
}

interface DomNode {
  backendNodeId: number;
  nodeValue?: string;
  /** Names and values in turn. */
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: (DomNode & { shadowRootType?: string })[];
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function cdp(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known) return known;
  const made = page.createCDPSession();
  sessions.set(page, made);
  return made;
}

async function closedRoots(page: Page): Promise<DomNode[]> {
  const session = await cdp(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const roots: DomNode[] = [];
  const walk = (node: DomNode) => {
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType === 'closed') roots.push(shadow);
      walk(shadow);
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(root as DomNode);
  return roots;
}

function under(roots: DomNode[]): DomNode[] {
  return roots.flatMap((node) => [node, ...under(node.children ?? [])]);
}

/** What an assistive technology sees inside the page's closed shadow roots. */
export async function shadowNodes(page: Page): Promise<ShadowNode[]> {
  if (await isFirefox(page)) return await writtenNodes(page);
  const inside = new Set(under(await closedRoots(page)).map((node) => node.backendNodeId));
  if (inside.size === 0) return [];
  const session = await cdp(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.flatMap((node) => {
    const { backendDOMNodeId } = node;
    if (node.ignored || backendDOMNodeId === undefined || !inside.has(backendDOMNodeId)) return [];
    return [
      {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        disabled: node.properties?.some((p) => p.name === 'disabled' && p.value.value) ?? false,
        box: async () => {
          const { model } = await session.send('DOM.getBoxModel', {
            backendNodeId: backendDOMNodeId,
          });
          const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
          const [width, height] = [right - left, bottom - top];
          return { x: left + width / 2, y: top + height / 2, width, height };
        },
      },
    ];
  });
}

/** All text inside the page's closed shadow roots, hidden text too, in document order. */
export async function shadowText(page: Page): Promise<string> {
  if (await isFirefox(page)) return await writtenText(page);
  // What the launcher shows stands in an attribute: see lib/launcher/dom.ts.
  const said = ({ attributes = [] }: DomNode) => attributes[attributes.indexOf('t') + 1 || -1];
  const texts = under(await closedRoots(page)).map((node) => said(node) ?? node.nodeValue ?? '');
  return texts.filter((text) => text.trim() !== '').join(' ');
}

/** The middle of the control with this accessible name, in page coordinates. */
export async function shadowPoint(page: Page, name: string | RegExp) {
  const matches = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  const controls = ['button', 'menuitem', 'menuitemradio', 'link', 'option'];
  return await waitFor(`the launcher's “${name}”`, async () => {
    const node = (await shadowNodes(page)).find(
      (entry) => controls.includes(entry.role) && matches(entry.name) && !entry.disabled,
    );
    const box = await node?.box();
    return box && box.width >= 1 && box.height >= 1 && { x: box.x, y: box.y };
  });
}

/** A real (trusted) click on a control inside a closed shadow root, by its accessible name. */
export async function shadowClick(page: Page, name: string | RegExp): Promise<void> {
  const { x, y } = await shadowPoint(page, name);
  await page.mouse.click(x, y);
}

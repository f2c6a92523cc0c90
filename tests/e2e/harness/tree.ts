import type { Page, SerializedAXNode } from 'puppeteer-core';

/** What somebody can do something with; each has to say what it is. */
const interactive = new Set(
  'button link textbox searchbox combobox checkbox radio switch slider spinbutton menuitem tab option listbox grid'.split(
    ' ',
  ),
);
/** Of these a page may have several, if each has a name of its own. */
const landmarks = ['navigation', 'region', 'form', 'complementary', 'search', 'main', 'banner'];

/** All nodes of Chromium's accessibility tree, in order. */
export async function treeOf(page: Page): Promise<SerializedAXNode[]> {
  const top = await page.accessibility.snapshot({ interestingOnly: false });
  const all: SerializedAXNode[] = [];
  const walk = (node: SerializedAXNode) => {
    all.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  if (top) walk(top);
  return all;
}

/** What the tree lacks for those who hear a screen, one line each. */
export async function treeFaults(page: Page): Promise<string[]> {
  const all = await treeOf(page);
  const faults: string[] = [];
  for (const { role, name, value, valuetext, level } of all) {
    if (interactive.has(role) && !name) faults.push(`a ${role} has no name`);
    if (role === 'dialog' && !name) faults.push('a dialog has no name');
    if (role === 'heading' && (!name || !level)) faults.push(`a heading says “${name}”`);
    const text = `${valuetext ?? ''}${value ?? ''}`;
    if (role === 'progressbar' && !(name || text)) faults.push('progress says nothing');
  }
  for (const role of landmarks) {
    const names = all.filter((node) => node.role === role).map((node) => node.name ?? '');
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    if (twice.length > 0) faults.push(`${role} twice: “${twice.join('”, “')}”`);
  }
  const levels = all.filter(({ role }) => role === 'heading').map(({ level }) => level ?? 0);
  // A question before the page hides the page, its first heading too.
  const asked = all.some(({ role }) => role === 'dialog');
  for (const [at, level] of levels.entries()) {
    const before = levels[at - 1] ?? (asked ? 1 : 0);
    if (level > before + 1) faults.push(`a heading of level ${level} follows one of ${before}`);
  }
  if (!asked && levels.filter((level) => level === 1).length !== 1) {
    faults.push(`headings of level 1: ${levels.filter((level) => level === 1).length}`);
  }
  return faults;
}

/**
 * Writes down all that live regions say from now on: a text each time one of them comes to say
 * something else, and how urgently.
 */
export async function hearLive(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const live = '[role="status"], [role="alert"], [aria-live], output';
    const said = new WeakMap<Element, string>();
    const visible = (node: Node): string =>
      node instanceof Element && node.getAttribute('aria-hidden') === 'true'
        ? ''
        : node.childNodes.length > 0
          ? [...node.childNodes].map(visible).join(' ')
          : (node.nodeValue ?? '');
    const look = () => {
      for (const region of document.querySelectorAll(live)) {
        const text = visible(region).replaceAll(/\s+/g, ' ').trim();
        if (text === (said.get(region) ?? '')) continue;
        said.set(region, text);
        const loud =
          region.getAttribute('role') === 'alert' ||
          region.getAttribute('aria-live') === 'assertive';
        if (text) heard.push(`${loud ? 'alert' : 'status'}: ${text}`);
      }
    };
    look();
    heard.length = 0;
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

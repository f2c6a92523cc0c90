import { type Page, Puppeteer } from 'puppeteer-core';

/**
 * Firefox looks for an accessible name through its whole tree, which takes a second or more each
 * time. The same names are found here in the page; that they are what screen readers hear is asked
 * of Chromium (accessibility-tree.test.ts).
 */
export function findByName(page: Page): Page {
  const locator = page.locator.bind(page) as (selector: string) => ReturnType<Page['locator']>;
  const first = page.$.bind(page) as (selector: string) => ReturnType<Page['$']>;
  return Object.assign(page, {
    locator: (selector: string) => locator(inPage(selector)),
    $: (selector: string) => first(inPage(selector)),
  });
}

const inPage = (selector: string) => selector.replace('::-p-aria(', '::-p-named(');

/** `name[role="role"]`, each optional. It is sent to the page as text, so it has all it needs. */
function queryAll(root: Node, selector: string): Node[] {
  const roles: Record<string, string> = {
    button: 'button, summary, [role="button"]',
    checkbox: 'input[type="checkbox"], [role="checkbox"]',
    combobox: 'select, [role="combobox"]',
    option: 'option, [role="option"]',
    textbox: 'textarea, input',
  };
  const named = 'a, button, input, select, textarea, summary, [role], [aria-label]';
  const [, name = '', role] = /^(.*?)(?:\[role="(.*)"\])?$/s.exec(selector) ?? [];
  const wanted = name.trim();

  const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();
  function textOf(node: Node): string {
    if (!(node instanceof Element)) return node.textContent ?? '';
    if (node.getAttribute('aria-hidden') === 'true') return '';
    return node.getAttribute('aria-label') ?? [...node.childNodes].map(textOf).join('');
  }
  function nameOf(element: Element): string {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const labels = [
      ...by.map((id) => document.getElementById(id)),
      ...((element as HTMLInputElement).labels ?? []),
    ].filter((label) => label !== null);
    if (by[0]) return tidy(labels.map(textOf).join(' '));
    const own = element.getAttribute('aria-label');
    if (own !== null) return tidy(own);
    return tidy((labels.length > 0 ? labels : [element]).map(textOf).join(' '));
  }

  const scope = root instanceof Document || root instanceof Element ? root : document;
  return [
    ...scope.querySelectorAll(role === undefined ? named : (roles[role] ?? `[role="${role}"]`)),
  ]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => wanted === '' || nameOf(element) === wanted);
}

Puppeteer.registerCustomQueryHandler('named', { queryAll });

import type { Page } from 'puppeteer-core';
import type { ShadowNode } from './closed-shadow.ts';
import { boxOf, type WrittenNode, written } from './firefox-inside.ts';

/** The launcher in Firefox: its closed shadow root as WebDriver BiDi writes it down. */

const host = '[data-switchboard]';

const inside = (node: WrittenNode): WrittenNode[] => [
  node,
  ...(node.value?.children ?? []).flatMap(inside),
];
const roots = async (page: Page) =>
  (await written(page, host)).flatMap(({ value }) => value?.shadowRoot ?? []);

// What the launcher shows stands in an attribute: see lib/launcher/dom.ts.
const textOf = (node: WrittenNode) =>
  inside(node)
    .map(({ value }) => value?.attributes?.t ?? value?.nodeValue ?? '')
    .filter((text) => text.trim() !== '')
    .join(' ');

const isHidden = ({ value }: WrittenNode) =>
  value?.attributes?.['aria-hidden'] === 'true' || value?.attributes?.hidden !== undefined;

/** All that is inside and not hidden from assistive technologies. */
const open = (node: WrittenNode): WrittenNode[] =>
  isHidden(node) ? [] : [node, ...(node.value?.children ?? []).flatMap(open)];

export async function writtenText(page: Page): Promise<string> {
  return (await roots(page)).map(textOf).join(' ');
}

export async function writtenNodes(page: Page): Promise<ShadowNode[]> {
  return (await roots(page)).flatMap(open).flatMap((node) => {
    const { localName = '', attributes = {} } = node.value ?? {};
    const role = attributes.role ?? (localName === 'button' ? 'button' : '');
    if (!role) return [];
    return [
      {
        role,
        name: attributes['aria-label'] ?? textOf(node),
        disabled: 'disabled' in attributes || attributes['aria-disabled'] === 'true',
        box: () => boxOf(page, node),
      },
    ];
  });
}

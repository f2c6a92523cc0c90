import type { Page } from 'puppeteer-core';

/**
 * What cannot be read on a page as it is shown: texts that are cut without a sign of it, texts that
 * run out of the box they are in, and pages that scroll sideways. One line for each.
 */
export async function findCutTexts(page: Page): Promise<string[]> {
  return [...new Set(await page.evaluate(lookForThem))];
}

/** Runs in the page: nothing from outside may be used. */
function lookForThem(): string[] {
  /** These scroll sideways on purpose: a table that is as wide as it is, and code. */
  const scrollers = '.fleet-box, .run-blanks .disclosure-content, .preview-code, pre';
  const slack = 2;
  const found: string[] = [];

  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')}`;
  const words = (element: Element) => {
    const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  };
  const say = (what: string, element: Element) =>
    found.push(`${what}: “${words(element)}” in ${named(element)}`);

  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > root.clientWidth + slack) {
    found.push(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`);
  }

  /** The rectangles of an element's own texts. */
  const textRects = (element: Element): DOMRect[] =>
    [...element.childNodes].flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    });

  const shortens = (element: Element) => {
    const style = getComputedStyle(element);
    return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
  };
  /** It, or something around it up to the box, ends in an ellipsis. */
  const isShortened = (element: Element, box: Element): boolean =>
    shortens(element) ||
    (element !== box && element.parentElement !== null && isShortened(element.parentElement, box));

  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest('.visually-hidden, [aria-hidden="true"], svg, option, .rail-skip'))
      continue;
    const style = getComputedStyle(element);
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    const tooWide = element.scrollWidth > element.clientWidth + slack;
    const tooHigh = element.scrollHeight > element.clientHeight + slack;
    const isField = element.matches('input, select, textarea');
    const shortened = shortens(element);

    if (clips(style.overflowX) && tooWide && !shortened && !isField) say('cut', element);
    if (clips(style.overflowY) && tooHigh && !shortened && !isField) say('cut below', element);
    if (scrolls(style.overflowX) && tooWide && !isField && !element.closest(scrollers)) {
      say('scrolls sideways', element);
    }

    // Texts that run out of what is drawn around them lie over something else.
    const box = element.closest('button, a.button, th, td, li, label, .badge, [class*="-row"]');
    const rects = textRects(element);
    if (!box || rects.length === 0 || element.closest(scrollers)) continue;
    if (isShortened(element, box)) continue;
    const edge = box.getBoundingClientRect();
    const inlineBox = getComputedStyle(box).display.startsWith('inline') && box.tagName === 'A';
    const out = rects.some(
      (rect) =>
        rect.right > edge.right + slack ||
        rect.left < edge.left - slack ||
        rect.bottom > edge.bottom + slack ||
        rect.top < edge.top - slack,
    );
    if (out && !inlineBox) say('runs out of its box', element);
  }
  return found;
}

import { ArrowLeft, ChevronRight, type IconNode } from 'lucide';
import { h } from 'preact';

/** Those that point along the line of text: the other way where it runs from right to left. */
const pointing = new Set<IconNode>([ArrowLeft, ChevronRight]);

/**
 * Draws a lucide icon; `size` in px at usual text size. It is decoration: what it means stands
 * beside it in words.
 */
export function Icon({ node, size = 16 }: { node: IconNode; size?: number }) {
  const length = `${size / 16}rem`;
  return (
    <svg
      class={pointing.has(node) ? 'icon icon-points' : 'icon'}
      width={length}
      height={length}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {node.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}

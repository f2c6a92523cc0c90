/**
 * `t` is the text that the element shows. It is an attribute, shown by the styles: text nodes, also in
 * a closed shadow root, can be found and read by the page, with `window.find` and the selection it makes.
 */
type Attributes = Record<string, string>;

function fill<E extends Element>(made: E, attributes: Attributes, children: Node[]): E {
  for (const name in attributes) made.setAttribute(name, attributes[name] as string);
  made.append(...children);
  return made;
}

/** Makes an element. Nothing here parses HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** A drawing on 24 × 24 in lines of the colour of the text around it. */
export function drawing(width: string, d: string): SVGElement {
  const [svg, path] = ['svg', 'path'].map((tag) =>
    document.createElementNS('http://www.w3.org/2000/svg', tag),
  ) as [SVGElement, SVGElement];
  return fill(svg, { viewBox: '0 0 24 24', width, 'aria-hidden': 'true' }, [fill(path, { d }, [])]);
}

/** Makes a button whose name is its text, or what `attributes` say. */
export type Press = (
  run: () => void,
  attributes: Attributes,
  ...children: Node[]
) => HTMLButtonElement;

/** Waits; an aborted wait never ends, and whoever waited is forgotten with it. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

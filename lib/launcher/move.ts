import { dock, keepInside, type Position } from './position.ts';

/** How far a pressed pointer goes before it is a move and not a click, in px. */
const threshold = 4;
const step = 16;

/**
 * Lets the launcher be dragged by its `pill`, and moved by Alt and an arrow key; `saved` gets where
 * it came to rest. Marks on `box` tell which way its panel opens, away from the nearer edges.
 * Returns the way to put it somewhere.
 */
export function makeMovable(
  box: HTMLElement,
  pill: HTMLElement,
  signal: AbortSignal,
  saved: (position: Position) => void,
): (position: Position) => void {
  /** Where the person wants it, and where it is while the window is too small for that. */
  let wanted: Position;
  let at: Position;
  let start: { x: number; y: number; from: Position };
  let pressed = false;
  let moved = false;

  const show = (): void => {
    // Unlike the root's clientWidth this asks for no layout of the page.
    const width = innerWidth;
    at = keepInside(wanted, width, innerHeight);
    const above = innerHeight - at.bottom - dock.height;
    const { style, classList } = box;
    style.right = `${at.right}px`;
    style.bottom = `${at.bottom}px`;
    style.setProperty('--room', `${Math.max(above, at.bottom) - 16}px`);
    classList.toggle('left', at.right > width / 2);
    classList.toggle('down', at.bottom > above);
  };
  const place = (position: Position): void => {
    wanted = position;
    show();
  };
  const end = (): void => {
    if (pressed && moved) {
      wanted = at;
      saved(at);
    }
    pressed = false;
  };

  pill.addEventListener('pointerdown', ({ button, clientX: x, clientY: y, target, pointerId }) => {
    if (button) return;
    start = { x, y, from: at };
    pressed = true;
    moved = false;
    // What is pressed itself, so that the click still goes there.
    (target as Element).setPointerCapture(pointerId);
  });
  pill.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!pressed) return;
    const x = start.x - clientX;
    const y = start.y - clientY;
    moved ||= Math.hypot(x, y) >= threshold;
    if (moved) place({ right: start.from.right + x, bottom: start.from.bottom + y });
  });
  pill.addEventListener(
    'click',
    (event) => {
      // The end of a drag is a click to the browser. One by keyboard has no detail.
      if (moved && event.detail) event.stopPropagation();
    },
    true,
  );
  pill.addEventListener('keydown', (event) => {
    const side = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].indexOf(event.key);
    if (!event.altKey || side < 0) return;
    // Alt and an arrow key would go back or forward in the tab's history.
    event.preventDefault();
    const to = { ...at };
    to[side < 2 ? 'right' : 'bottom'] += side % 2 ? step : -step;
    place(to);
    moved = pressed = true;
  });
  for (const name of ['pointerup', 'pointercancel', 'keyup']) pill.addEventListener(name, end);
  addEventListener('resize', show, { signal });
  return place;
}

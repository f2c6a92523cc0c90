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
  let at: Position;
  let start: { x: number; y: number; from: Position; moved: boolean } | undefined;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const place = (position: Position): void => {
    const width = document.documentElement.clientWidth || innerWidth;
    at = keepInside(position, width, innerHeight);
    const above = innerHeight - at.bottom - dock.height;
    const { style, classList } = box;
    style.right = `${at.right}px`;
    style.bottom = `${at.bottom}px`;
    style.setProperty('--room', `${Math.max(above, at.bottom) - 16}px`);
    classList.toggle('left', at.right > width / 2);
    classList.toggle('down', at.bottom > above);
  };
  const end = (): void => {
    if (start?.moved) saved(at);
    start = undefined;
  };

  pill.addEventListener('pointerdown', ({ button, clientX: x, clientY: y }) => {
    if (!button) start = { x, y, from: at, moved: false };
  });
  pill.addEventListener('pointermove', ({ clientX, clientY, pointerId }) => {
    if (!start) return;
    const x = start.x - clientX;
    const y = start.y - clientY;
    if (!start.moved) {
      if (Math.hypot(x, y) < threshold) return;
      start.moved = true;
      // Only now: a captured pointer would take the click away from the buttons.
      pill.setPointerCapture(pointerId);
    }
    place({ right: start.from.right + x, bottom: start.from.bottom + y });
  });
  pill.addEventListener('pointerup', end);
  pill.addEventListener('pointercancel', end);
  pill.addEventListener('keydown', (event) => {
    const side = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].indexOf(event.key);
    if (!event.altKey || side < 0) return;
    // Alt and an arrow key would go back or forward in the tab's history.
    event.preventDefault();
    const by = side % 2 ? step : -step;
    place(
      side < 2
        ? { right: at.right + by, bottom: at.bottom }
        : { right: at.right, bottom: at.bottom + by },
    );
    clearTimeout(saving);
    saving = setTimeout(() => saved(at), 500);
  });
  addEventListener('resize', () => place(at), { signal });
  signal.addEventListener('abort', () => clearTimeout(saving));
  return place;
}

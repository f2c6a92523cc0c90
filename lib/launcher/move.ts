import { dock, keepInside, type Position } from './position.ts';

/** How far a pressed pointer goes before it is a move and not a click, in px. */
const threshold = 4;
const step = 16;
const arrows: Record<string, [right: number, bottom: number]> = {
  ArrowLeft: [step, 0],
  ArrowRight: [-step, 0],
  ArrowUp: [0, step],
  ArrowDown: [0, -step],
};

/** Which way a panel opens from here: away from the nearer edges. `room` is its height, in px. */
export interface Direction {
  left: boolean;
  down: boolean;
  room: number;
}

/** Lets `pill` be dragged, and moved by Alt and an arrow key; `saved` gets where it came to rest. */
export function makeMovable(
  box: HTMLElement,
  pill: HTMLElement,
  signal: AbortSignal,
  saved: (position: Position) => void,
) {
  let wanted: Position = { right: 0, bottom: 0 };
  let at = wanted;
  let start: { x: number; y: number; from: Position; moved: boolean } | undefined;
  let saving: ReturnType<typeof setTimeout> | undefined;
  const width = (): number => document.documentElement.clientWidth || innerWidth;

  const show = (): void => {
    at = keepInside(wanted, width(), innerHeight);
    box.style.right = `${at.right}px`;
    box.style.bottom = `${at.bottom}px`;
  };
  const place = (position: Position): void => {
    wanted = position;
    show();
  };
  const keep = (): void => {
    wanted = at;
    saved(at);
  };
  const end = (): void => {
    if (start?.moved) keep();
    start = undefined;
  };

  pill.addEventListener('pointerdown', ({ button, clientX: x, clientY: y }) => {
    if (button === 0) start = { x, y, from: at, moved: false };
  });
  pill.addEventListener('pointermove', (event) => {
    if (!start) return;
    const x = start.x - event.clientX;
    const y = start.y - event.clientY;
    if (!start.moved) {
      if (Math.hypot(x, y) < threshold) return;
      start.moved = true;
      // Only now: a captured pointer would take the click away from the buttons.
      pill.setPointerCapture?.(event.pointerId);
    }
    place({ right: start.from.right + x, bottom: start.from.bottom + y });
  });
  pill.addEventListener('pointerup', end);
  pill.addEventListener('pointercancel', end);
  pill.addEventListener('keydown', (event) => {
    const by = arrows[event.key];
    if (!event.altKey || !by) return;
    // Alt and an arrow key would go back or forward in the tab's history.
    event.preventDefault();
    place({ right: at.right + by[0], bottom: at.bottom + by[1] });
    clearTimeout(saving);
    saving = setTimeout(keep, 500);
  });
  addEventListener('resize', show, { signal });
  signal.addEventListener('abort', () => clearTimeout(saving));

  return {
    place,
    direction(): Direction {
      const above = innerHeight - at.bottom - dock.height;
      const down = above < innerHeight / 2;
      return {
        left: at.right > width() / 2,
        down,
        room: (down ? at.bottom : above) - 16,
      };
    },
  };
}

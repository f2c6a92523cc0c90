/** Distance of the launcher from the right and bottom edge of the window, in px. */
export interface Position {
  right: number;
  bottom: number;
}

/** The launcher's own size, known without asking the page for its layout. */
export const dock = { width: 66, height: 42 };
/** Room kept between the launcher and the edges of the window. */
export const margin = 8;

const between = (value: number, space: number, size: number): number =>
  Math.round(Math.max(margin, Math.min(value, space - size - margin)));

/** The nearest place that is wholly inside a window of this size; right and bottom edge win. */
export function keepInside({ right, bottom }: Position, width: number, height: number): Position {
  return {
    right: between(right, width, dock.width),
    bottom: between(bottom, height, dock.height),
  };
}

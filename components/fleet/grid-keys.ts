/** A cell of a grid; line −1 is the headings, column 0 the names. */
export interface GridPlace {
  line: number;
  column: number;
}

/** Where a key leads from a cell, as in any grid; undefined for keys that do not walk. */
export function gridMove(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  { line, column }: GridPlace,
  size: { lines: number; columns: number; page: number },
): GridPlace | undefined {
  if (altKey || shiftKey) return undefined;
  const far = ctrlKey || metaKey;
  const last = { line: size.lines - 1, column: size.columns - 1 };
  const to = (next: Partial<GridPlace>): GridPlace => ({
    line: Math.max(-1, Math.min(next.line ?? line, last.line)),
    column: Math.max(0, Math.min(next.column ?? column, last.column)),
  });
  switch (key) {
    case 'ArrowDown':
      return to({ line: far ? last.line : line + 1 });
    case 'ArrowUp':
      return to({ line: far ? -1 : line - 1 });
    case 'ArrowRight':
      return to({ column: far ? last.column : column + 1 });
    case 'ArrowLeft':
      return to({ column: far ? 0 : column - 1 });
    case 'PageDown':
      return to({ line: line + size.page });
    case 'PageUp':
      return to({ line: line - size.page });
    case 'Home':
      return to({ column: 0, ...(far ? { line: -1 } : {}) });
    case 'End':
      return to({ column: last.column, ...(far ? { line: last.line } : {}) });
    default:
      return undefined;
  }
}

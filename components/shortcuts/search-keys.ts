/** The keys of quick add's search field; apart from the others, for they are wanted at first. */
export const searchKeys = {
  next: 'ArrowDown',
  previous: 'ArrowUp',
  first: 'Control+Home',
  last: 'Control+End',
  open: '[Shift]+Enter',
  clear: 'Escape',
} as const;

/** When what could not be journaled or read is tried again, in ms. */
export const again = { soon: 5_000, later: 60_000 };

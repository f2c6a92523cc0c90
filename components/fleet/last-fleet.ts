/** The overview that was looked at last, while this page lives: to come back to. */
export const lastFleet: { id: string | undefined } = { id: undefined };

/** Lets works with the same key follow each other, one at a time. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();

  /** Does the work once all that was asked for before is over, however that ended. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(work)
      .finally(() => {
        if (last.get(key) === mine) last.delete(key);
      });
    last.set(key, mine);
    return mine;
  }

  return {
    inTurn,
    isBusy: (key: string) => last.has(key),
    /** Does the work, or waits for what is being done with this key instead. */
    async join(key: string, work: () => Promise<void>): Promise<void> {
      await (last.get(key) ?? inTurn(key, work));
    },
  };
}

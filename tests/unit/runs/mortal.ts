/** Ends a worker in the middle of its work, for stages of tests. */

/** A worker is stopped at its n-th write, before or after it is stored. */
export interface Death {
  atWrite: number;
  moment: 'before' | 'after';
}

/** What a worker that has ended waits for. */
export const never = new Promise<never>(() => undefined);

/** One worker's life: after its death nothing of it is stored, sent or answered any more. */
export function createLife(death?: Death) {
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<void>();
  const life = { dead: false, writes: 0 };
  const die = () => {
    life.dead = true;
    tellDeath();
  };
  const living = async <T>(work: () => Promise<T>): Promise<T> => {
    if (life.dead) return never;
    const result = await work().catch((error: unknown) => {
      if (life.dead) return never;
      throw error;
    });
    return life.dead ? never : result;
  };
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    living(async () => {
      life.writes += 1;
      const isLast = life.writes === death?.atWrite;
      if (isLast && death.moment === 'before') {
        die();
        return never;
      }
      const result = await work();
      if (isLast) die();
      return result;
    });
  return { life, died, die, living, write };
}

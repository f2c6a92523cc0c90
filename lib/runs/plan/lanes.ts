/** Sub-accounts that are worked at side by side. */
export const mostLanes = 24;
/**
 * Targets of one sub-account at a time: enough for the 100 requests in 10 s that it may get, also
 * where a step waits for the disk twice as long as for HighLevel.
 */
export const laneWidth = 6;

/** A target as far as its turn is concerned. */
export interface Waiting {
  place: number;
  locationId: string;
}

/** `why`: what keeps everything from going on, not only this sub-account. */
export interface Held {
  why?: 'unlock' | 'storage' | 'offline' | undefined;
}

interface LaneDependencies {
  /** Some of the targets that are to be carried out, in order, from where the last ones ended. */
  more(): Promise<Waiting[]>;
  /**
   * Carries one out. Answers with what is in the way, if something is: the others of its sub-account
   * are not tried then. Never throws.
   */
  carry(target: Waiting): Promise<Held | undefined>;
  /** Nothing is being carried out any more, and nothing can begin by itself. */
  onRest(): void;
  /** Targets of one sub-account at a time. */
  width?: number;
}

interface Lane {
  waiting: Waiting[];
  busy: number;
  /** Begun, and in the way of the others until somebody lets them try again. */
  held: (Waiting & Held)[];
}

/**
 * Whose turn it is: sub-accounts side by side, a few targets of each, in order. It knows places
 * only, so that thousands of targets take no room, and it reads them as they are needed.
 */
export function createLanes({ more, carry, onRest, width = laneWidth }: LaneDependencies) {
  const lanes = new Map<string, Lane>();
  let isOpen = true;
  let isRead = false;
  let reading: Promise<void> | undefined;
  /** Targets come in order, sub-account after sub-account: only this one may have more of them. */
  let last: Lane | undefined;

  const active = () => [...lanes.values()].filter(({ busy }) => busy > 0).length;

  function add(targets: Waiting[]): void {
    for (const target of targets) {
      const lane = lanes.get(target.locationId) ?? { waiting: [], busy: 0, held: [] };
      lanes.set(target.locationId, lane);
      lane.waiting.push(target);
      last = lane;
    }
  }

  async function read(): Promise<void> {
    const targets = await more();
    if (targets.length === 0) isRead = true;
    add(targets);
  }

  function begin(locationId: string, lane: Lane, target: Waiting): void {
    lane.busy += 1;
    void carry(target).then((held) => {
      lane.busy -= 1;
      if (held) lane.held.push({ ...target, ...held });
      if (lane.busy + lane.waiting.length + lane.held.length === 0 && lane !== last) {
        lanes.delete(locationId);
      }
      turn();
    });
  }

  /** Begins whatever may begin. */
  function turn(): void {
    let busy = active();
    for (const [locationId, lane] of isOpen ? lanes : []) {
      if (lane.held.length > 0 || (lane.busy === 0 && busy >= mostLanes)) continue;
      if (lane.busy === 0 && lane.waiting.length > 0) busy += 1;
      while (lane.busy < width) {
        const target = lane.waiting.shift();
        if (!target) break;
        begin(locationId, lane, target);
      }
    }
    const isShort = last !== undefined && last.busy > 0 && last.waiting.length < width;
    const lacks = busy < mostLanes || isShort;
    if (isOpen && lacks && !isRead) {
      reading ??= read()
        // What cannot be read now is read when it is tried again.
        .catch(() => {
          isOpen = false;
        })
        .finally(() => {
          reading = undefined;
          turn();
        });
    }
    if (!reading && active() === 0) onRest();
  }

  return {
    turn,

    /** Nothing begins any more; what has begun is carried on. */
    close(): void {
      isOpen = false;
      turn();
    },

    isOpen: () => isOpen,

    isBusy: () => reading !== undefined || active() > 0,

    /** What is in the way, for each target that is held. */
    held: (): Held[] => [...lanes.values()].flatMap(({ held }) => held),

    /** Lets those that are held try again, and all go on after `close`. */
    tryAgain(): void {
      isOpen = true;
      for (const lane of lanes.values()) lane.waiting.unshift(...lane.held.splice(0));
      turn();
    },
  };
}
export type Lanes = ReturnType<typeof createLanes>;

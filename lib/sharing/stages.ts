import { documentLimit } from './document.ts';

/** Documents that are being looked at; more push the oldest out. */
const most = 3;

/** What was handed over or read, before anything of it is taken. */
export interface Stage {
  text: string;
  /** Where it was read, for subscribing to that; absent for what a page handed over. */
  from?: { address: string; authorization?: string | undefined; user?: string | undefined };
  validators?: { etag?: string | undefined; lastModified?: string | undefined };
}

/**
 * Documents that are looked at before they are taken, in memory only: when the worker stops they are
 * gone, and whoever looks hands them over again. A document is not looked at twice at the same time.
 */
export function createStages(newId: () => string) {
  const stages = new Map<string, Stage & { parts: number }>();
  const put = (id: string, stage: Stage & { parts: number }) => {
    stages.delete(id);
    stages.set(id, stage);
    for (const old of stages.keys()) {
      if (stages.size <= most) break;
      stages.delete(old);
    }
  };

  return {
    /** Adds a piece; 0 begins anew. */
    add(id: string, index: number, text: string): 'kept' | 'gone' | 'too-large' {
      const before = index === 0 ? { text: '', parts: 0 } : stages.get(id);
      if (!before || before.parts !== index) return 'gone';
      const all = before.text + text;
      if (all.length > documentLimit) {
        stages.delete(id);
        return 'too-large';
      }
      put(id, { text: all, parts: index + 1 });
      return 'kept';
    },

    /** Keeps what was read elsewhere; gives its id. */
    keep(stage: Stage): string {
      const id = newId();
      put(id, { ...stage, parts: 1 });
      return id;
    },

    get: (id: string): Stage | undefined => stages.get(id),
    forget: (id: string): void => void stages.delete(id),
  };
}
export type Stages = ReturnType<typeof createStages>;

/** What was started and has to end, last first, also when a step in between failed. */
export function createEnds() {
  const steps: (() => unknown)[] = [];
  return {
    add(step: () => unknown) {
      steps.push(step);
    },
    async run() {
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step();
        } catch {
          // What is gone already is ended too.
        }
      }
    },
  };
}
export type Ends = ReturnType<typeof createEnds>;

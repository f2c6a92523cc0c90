import type { ActionParameters } from '../actions/index.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import type { Journal } from './journal.ts';
import { canMend, isOnItsWay } from './outcome.ts';
import type { Run, Step } from './schema.ts';
import { createTurns } from './turns.ts';

const prefix = 'run/';
const ownerOf = (runId: string, stepId?: string) =>
  prefix + (stepId === undefined ? runId : `${runId}/${stepId}`);

/**
 * What runs need that must not be in the journal, in memory only: the parameters of steps with
 * secrets, and a mark of the runs that go on by themselves when the worker was stopped. The mark is
 * gone with the browser, so that nothing is sent behind the back of whoever comes next.
 */
export function createRunSecrets(secrets: SessionSecrets, journal: Journal) {
  const { inTurn } = createTurns();

  const ownersOf = async (runId: string) =>
    (await secrets.owners()).filter((owner) => runOf(owner) === runId);

  const forget = async (owners: string[]) => {
    await Promise.all(owners.map((owner) => secrets.forget(owner)));
  };

  async function forgetUnneeded(runId: string): Promise<void> {
    const owners = await ownersOf(runId);
    if (owners.length === 0) return;
    const run = await journal.get(runId);
    const needed = new Set(run ? neededBy(run) : []);
    await forget(owners.filter((owner) => !needed.has(owner)));
  }

  return {
    /** Several changes of a run's secrets that belong together: nothing else happens in between. */
    inTurn,

    /** Keeps what a step is to send; its journal entry has a mask in place of the secrets. */
    keep: (runId: string, { id, mends }: Step, parameters: ActionParameters) =>
      secrets.keep(ownerOf(runId, id), {
        mends: `${mends}`,
        parameters: JSON.stringify(parameters),
      }),

    /** What a step is to send, with its secrets; undefined when they are gone. */
    async read(runId: string, step: Step): Promise<ActionParameters | undefined> {
      // The journal's copy may be sent only where nothing in it is a mask.
      if (step.secretPaths.length === 0) return step.parameters;
      const { mends, parameters } = await secrets.read(ownerOf(runId, step.id));
      // Those of a mend that did not come to be are not those of the step.
      if (parameters === undefined || mends !== `${step.mends}`) return undefined;
      return JSON.parse(parameters) as ActionParameters;
    },

    /** What is kept for a step, and how to put it back. */
    async kept(runId: string, stepId: string): Promise<() => Promise<void>> {
      const before = await secrets.read(ownerOf(runId, stepId));
      return () => secrets.keep(ownerOf(runId, stepId), before);
    },

    /** Lets a run go on by itself, as long as the browser is open. */
    mark: (runId: string) => secrets.keep(ownerOf(runId), { goesOn: 'yes' }),
    isMarked: async (runId: string) => 'goesOn' in (await secrets.read(ownerOf(runId))),

    /** Forgets all of a run that is not in the journal. */
    drop: (runId: string) => inTurn(runId, async () => forget(await ownersOf(runId))),

    /** Forgets what no step of the run needs any more. */
    tidy: (runId: string) => inTurn(runId, () => forgetUnneeded(runId)),

    /** The runs that something is kept of. */
    async runs(): Promise<string[]> {
      const ids = (await secrets.owners()).flatMap((owner) => runOf(owner) ?? []);
      return [...new Set(ids)];
    },
  };
}
export type RunSecrets = ReturnType<typeof createRunSecrets>;

const runOf = (owner: string) => (owner.startsWith(prefix) ? owner.split('/')[1] : undefined);

function neededBy(run: Run): string[] {
  const onTheWay = run.steps.filter((step) => isOnItsWay({ steps: [step] }));
  // A step of a pack that was held up may be sent again; a single one is, by its form. Of a plan,
  // which has no form, what was refused may be too.
  const heldUp = run.steps.filter((one) =>
    run.planId === undefined ? run.steps.length > 1 && one.state === 'not-sent' : canMend(one),
  );
  const steps = [...onTheWay, ...heldUp].filter((step) => step.secretPaths.length > 0);
  return [
    ...(onTheWay.length > 0 ? [ownerOf(run.id)] : []),
    ...steps.map((step) => ownerOf(run.id, step.id)),
  ];
}

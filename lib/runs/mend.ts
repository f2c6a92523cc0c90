import { maskedPaths } from '../actions/masks.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { mask, maskSecrets } from '../actions/secrets.ts';
import type { Journal } from './journal.ts';
import { claimedAgain, journaled, type StepContent } from './order.ts';
import { canMend } from './outcome.ts';
import type { RunSecrets } from './run-secrets.ts';
import type { Run, Step } from './schema.ts';

/** `started`: it is on its way. `ask`: an equal request, in `run`, may have been taken; nothing was sent. */
export interface AgainReply {
  kind: 'started' | 'ask';
  run: Run;
}

interface MendDependencies {
  journal: Journal;
  secrets: RunSecrets;
  /** Starts to carry out what was claimed. */
  goOn(runId: string): void;
}

/**
 * Gives a step that was refused or not sent other content, and sends it. Null when there is no such
 * step, or nothing to mend in it. Equal requests elsewhere ask first unless `anyway`.
 */
export async function mend(
  dependencies: MendDependencies,
  runId: string,
  stepId: string,
  content: StepContent & { anyway: boolean },
): Promise<AgainReply | null> {
  const { journal, secrets } = dependencies;
  const claim = await secrets.inTurn(runId, async () => {
    const run = await journal.get(runId);
    const step = run?.steps.find(({ id }) => id === stepId);
    if (!run || !step || !canMend(step)) return undefined;
    // What stands where a secret stood is one, also where its place does not tell.
    const known = maskedPaths(maskSecrets(step.type, content.parameters));
    const masked = step.secretPaths
      .filter((path) => !known.includes(path) && getPath(content.parameters, path) !== undefined)
      .reduce((all, path) => setPath(all, path, mask), content.parameters);
    const of = await journaled(step, { ...content, masked }, run.target);
    const mended = claimedAgain(step, of);
    const putBack = await secrets.kept(runId, stepId);
    // Held before claiming: a step in the journal can always be carried out.
    const taken = async () => {
      await secrets.mark(runId);
      if (mended.secretPaths.length > 0) await secrets.keep(runId, mended, content.parameters);
      return journal.claimAgain(
        runId,
        ({ id, mends }) => (id === stepId && mends === step.mends ? mended : undefined),
        content.anyway,
      );
    };
    const claim = await taken().catch(async (error: unknown) => {
      await putBack();
      throw error;
    });
    if (claim?.kind !== 'started') await putBack();
    return claim;
  });
  return answer(dependencies, claim, runId);
}

/**
 * Sends all steps that were not sent again, in order, with the content they have; with `refused` also
 * those that HighLevel refused. One whose secrets are gone stays and says so. Null when there is
 * none. Equal requests ask first unless `anyway`.
 */
export async function sendAgain(
  dependencies: MendDependencies,
  runId: string,
  { anyway, refused = false }: { anyway: boolean; refused?: boolean },
): Promise<AgainReply | null> {
  const { journal, secrets } = dependencies;
  const isAgain = (step: Step) => canMend(step) && (refused || step.state !== 'refused');
  const claim = await secrets.inTurn(runId, async () => {
    const run = await journal.get(runId);
    const held = run?.steps.filter(isAgain) ?? [];
    const lost: Step[] = [];
    for (const step of held) if (!(await secrets.read(runId, step))) lost.push(step);
    const isLost = (step: Step) => lost.some(({ id }) => id === step.id);
    if (lost.length > 0) {
      await journal.steps(runId, (step) =>
        step.state === 'not-sent' && isLost(step)
          ? { state: step.state, stopped: 'secret-lost' }
          : {},
      );
    }
    if (held.length === lost.length) return undefined;
    await secrets.mark(runId);
    return journal.claimAgain(
      runId,
      (step) =>
        isAgain(step) && held.some(({ id }) => id === step.id) && !isLost(step)
          ? claimedAgain(step)
          : undefined,
      anyway,
    );
  });
  return answer(dependencies, claim, runId);
}

async function answer(
  { secrets, goOn }: MendDependencies,
  claim: AgainReply | undefined,
  runId: string,
): Promise<AgainReply | null> {
  if (claim?.kind === 'started') goOn(runId);
  else await secrets.tidy(runId);
  return claim ?? null;
}

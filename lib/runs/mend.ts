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

/** Which steps are sent again, and as what; without it all that were not refused, as they are. */
export interface Again {
  /** Asked of steps that were refused or not sent. */
  isMeant(step: Step): boolean;
  /** Other content for a step, with its secrets; undefined where it stays as it is. */
  contentOf?(step: Step): StepContent | undefined;
}

/**
 * Sends steps that nothing came of again, in order; those that were refused only where they are
 * meant. One whose secrets are gone stays and says so. Null when there is none. Equal requests ask
 * first unless `anyway`.
 */
export async function sendAgain(
  dependencies: MendDependencies,
  runId: string,
  anyway: boolean,
  again: Again = { isMeant: ({ state }) => state !== 'refused' },
): Promise<AgainReply | null> {
  const { journal, secrets } = dependencies;
  const claim = await secrets.inTurn(runId, async () => {
    const run = await journal.get(runId);
    const lost = new Set<string>();
    const claimed = new Map<string, Step>();
    for (const step of run?.steps ?? []) {
      if (!run || !canMend(step) || !again.isMeant(step)) continue;
      const content = again.contentOf?.(step);
      const next = claimedAgain(step, content && (await journaled(step, content, run.target)));
      // Held before claiming: a step in the journal can always be carried out.
      if (content && next.secretPaths.length > 0) {
        await secrets.keep(runId, next, content.parameters);
      }
      if (await secrets.read(runId, next)) claimed.set(step.id, next);
      else lost.add(step.id);
    }
    if (lost.size > 0) {
      await journal.steps(runId, ({ id, state }) =>
        state === 'not-sent' && lost.has(id) ? { state, stopped: 'secret-lost' } : {},
      );
    }
    if (claimed.size === 0) return undefined;
    await secrets.mark(runId);
    return journal.claimAgain(
      runId,
      ({ id, mends, state }) => {
        const before = run?.steps.find((step) => step.id === id);
        const isSame = before?.mends === mends && before.state === state;
        return isSame ? claimed.get(id) : undefined;
      },
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

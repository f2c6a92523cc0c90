import { type StepWord, stepWords } from '../../../lib/runs/step-word.ts';
import { stepLabels } from '../../../lib/runs/step-words.ts';
import type { LoggedRequest, Sandbox } from '../../sandbox/index.ts';
import { creates } from './requests.ts';
import type { PlanLine } from './runs.ts';

/**
 * Holds what a run says of its steps against what HighLevel holds and has logged. Every action of the
 * run has a name of its own on its agent.
 */

/** The word for what a line says became of a step. */
export function wordIn({ result }: Pick<PlanLine, 'result'>): StepWord {
  if (result.endsWith('seen on the agent')) return 'verified';
  if (result.endsWith('with an extra copy')) return 'copies';
  // The answer came, though no read has shown it: it is as sure as an answer is.
  if (/not seen yet|does not list it/.test(result)) return 'created';
  return stepWords.find((word) => stepLabels[word] === result) ?? 'planned';
}

interface Create extends LoggedRequest {
  body: { agentId: string; name: string };
}

const keyOf = (agentId: string, name: string) => `${agentId} ${name}`;

/** HighLevel stored nothing: a refusal, or the wish to be asked later. */
const isRefused = ({ status }: LoggedRequest) =>
  typeof status === 'number' && status >= 400 && status < 500;

/** The part of the journal that says how often we have sent. */
interface Journaled {
  target: { agentId: string };
  steps: { op: string; name: string; attempts: number }[];
}

interface Evidence {
  /** As the run was exported. */
  lines: readonly PlanLine[];
  journal: readonly Journaled[];
  /** The ids of actions that were there before the run. */
  known: ReadonlySet<string>;
  /** Those that somebody else has added meanwhile. */
  others: ReadonlySet<string>;
}

/** What does not agree, in words; nothing when all does. */
export function contradictions(
  sandbox: Sandbox,
  { lines, journal, known, others }: Evidence,
): string[] {
  const found: string[] = [];
  const calls = new Map<string, number>();
  for (const { target, steps } of journal) {
    for (const { op, name, attempts } of steps) {
      const key = keyOf(target.agentId, name);
      if (op === 'create') calls.set(key, (calls.get(key) ?? 0) + attempts);
    }
  }
  const posts = Map.groupBy(creates(sandbox) as Create[], ({ body }) =>
    keyOf(body.agentId, body.name),
  );
  const there = Map.groupBy(
    sandbox.world.actions.filter(({ id }) => !known.has(id)),
    ({ agentId, name }) => keyOf(agentId, name),
  );
  for (const line of lines) {
    const key = keyOf(line.agentId, line.action);
    const all = posts.get(key) ?? [];
    const sent = all.filter((post) => !isRefused(post));
    const ids = (there.get(key) ?? []).map(({ id }) => id);
    const says = (what: string) => found.push(`${line.agent}, ${line.action}: ${what}`);
    const isGone = !sandbox.world.agents.some(({ id }) => id === line.agentId);
    if (!agrees(line, sent, ids, others, isGone)) {
      says(`“${line.result}”, and HighLevel has ${ids.length} of ${sent.length} that were sent`);
    }
    const ours = (calls.get(key) ?? 0) - (all.length - sent.length);
    if (ours > 1 || isSentTwice(sent)) says(`sent more than once by us`);
    if (sent.length > 0 && ours === 0) says('sent, and the journal does not know of it');
    posts.delete(key);
  }
  for (const [key] of posts) found.push(`${key}: sent, and no line of the run says so`);
  return found;
}

/** One after the other on one connection cannot be a browser's repeat: that is made on another. */
const isSentTwice = (sent: readonly Create[]) =>
  new Set(sent.map(({ connection }) => connection)).size < sent.length;

function agrees(
  line: PlanLine,
  sent: readonly Create[],
  ids: readonly string[],
  others: ReadonlySet<string>,
  isGone: boolean,
): boolean {
  const { actionId } = line;
  switch (wordIn(line)) {
    case 'created':
      return sent.some(({ stored }) => stored === actionId) && (isGone || ids.includes(actionId));
    case 'verified':
      return ids.length === 1 && ids[0] === actionId;
    case 'found':
      return ids.length === 1;
    case 'copies':
      return ids.length > 1;
    case 'not-seen':
      return ids.every((id) => others.has(id));
    case 'uncertain':
    case 'cannot-tell':
      return true;
    default:
      // Planned, waiting, refused, stopped, skipped: nothing of it is there, and nothing is on its way.
      return sent.length === 0 && ids.every((id) => others.has(id));
  }
}

import { inTime, problemText } from '../highlevel/problem-text.ts';
import { canStop, isOnItsWay, liveIds } from './outcome.ts';
import type { OutcomeText } from './outcome-text.ts';
import type { Run, Step } from './schema.ts';

type Kind = 'coming' | 'there' | 'unsure' | 'refused' | 'not-sent' | 'undone';

function kindOf(step: Step): Kind {
  switch (step.state) {
    case 'created':
      return 'there';
    case 'uncertain':
      return liveIds(step).length > 0 ? 'there' : 'unsure';
    case 'refused':
    case 'not-sent':
    case 'undone':
      return step.state;
    default:
      return 'coming';
  }
}

/** What became of a run of several steps, as a whole. `now`: ms since 1970, for countdowns. */
export function packText(run: Run, now: number): OutcomeText {
  const agent = run.target.agentName ?? 'the agent';
  const of = (kind: Kind) => run.steps.filter((step) => kindOf(step) === kind);
  const total = run.steps.length;
  const there = of('there');
  const unsure = of('unsure');
  if (run.steps.some((step) => step.removing.length > 0)) {
    return { tone: 'progress', title: 'Undoing…', detail: `Removing them from ${agent}.` };
  }
  if (isOnItsWay(run)) return comingText(run, there.length, agent, now);

  const undone = of('undone');
  const left = [
    ...(there.length > 0 && undone.length > 0 ? [`${undone.length} undone`] : []),
    ...(unsure.length > 0 ? [`${unsure.length} without a readable answer`] : []),
    ...told(of('refused'), 'was refused', 'were refused'),
    ...told(of('not-sent'), 'not sent', 'not sent'),
  ].join(', ');
  const rest = left && `${left}.${reason(of('not-sent'))}`;
  if (there.length === 0 && unsure.length === 0) {
    if (undone.length > 0) return undoneText(undone, rest, agent);
    const stopped = run.stopped && of('refused').length === 0;
    return stopped
      ? { tone: 'warning', title: 'Stopped', detail: 'Nothing was created.' }
      : { tone: 'error', title: 'Nothing was created', detail: rest };
  }
  const seen = seenText(there, agent, now);
  const next = nextLook(unsure);
  const uncertain = unsure.length > 0 ? `, ${unsure.length} uncertain` : '';
  const looking =
    next === undefined ? '' : ` Looking for it on ${agent}: next look ${inTime(next, now)}.`;
  return {
    tone: next !== undefined ? 'progress' : rest ? 'warning' : seen.tone,
    title:
      there.length === total
        ? `${total} created`
        : `${there.length} of ${total} created${uncertain}`,
    // What is left needs somebody; that the others are fine can be seen beside each.
    detail: rest
      ? `${rest}${looking}${seen.tone === 'warning' ? ` ${seen.detail}` : ''}`
      : seen.detail,
  };
}

const told = ({ length }: Step[], one: string, several: string): string[] =>
  length === 0 ? [] : [`${length} ${length === 1 ? one : several}`];

function comingText(run: Run, there: number, agent: string, now: number): OutcomeText {
  const total = run.steps.length;
  const index = run.steps.findIndex((step) => kindOf(step) === 'coming');
  const step = run.steps[index];
  if (run.stopped && !run.steps.some(canStop)) {
    const detail = `“${step?.name}” had left for ${agent} already. Nothing more is sent.`;
    return { tone: 'progress', title: 'Stopping…', detail };
  }
  if (step?.state === 'waiting' && step.problem?.kind === 'locked') {
    const title = 'Waits for your passphrase';
    const detail = `The token is locked. ${there} of ${total} created so far; the rest goes on by itself when you unlock.`;
    return { tone: 'progress', title, detail };
  }
  if (step?.state === 'waiting') {
    return {
      tone: 'progress',
      title: 'HighLevel asks to wait',
      detail: `Too many requests just now. ${there} of ${total} created so far. Next try ${inTime(step.retryAt, now)}.`,
    };
  }
  return {
    tone: 'progress',
    title: `Creating ${index + 1} of ${total}…`,
    detail: `“${step?.name}” on ${agent}.`,
  };
}

const stops: Record<NonNullable<Step['stopped']>, string> = {
  'tab-moved': 'The tab shows another agent now.',
  'worker-stopped': 'The browser stopped the extension before.',
  'secret-lost': 'Secrets are not kept over a restart of the browser.',
  cancelled: 'You stopped it.',
  changed: 'Somebody changed it in HighLevel since.',
  equal: 'An equal action is on its way, or was created a moment ago.',
};

/** Why steps were not sent, where it is the same for all of them. */
function reason(steps: Step[]): string {
  const [first] = steps;
  const same = steps.every(
    (step) => step.stopped === first?.stopped && step.problem?.kind === first?.problem?.kind,
  );
  if (!first || !same) return '';
  if (first.stopped) return ` ${stops[first.stopped]}`;
  return first.problem ? ` ${problemText(first.problem, { doing: 'create' }).title}.` : '';
}

function undoneText(undone: Step[], rest: string, agent: string): OutcomeText {
  const left = undone.flatMap(liveIds).length;
  const title = `${undone.length} undone`;
  if (left === 0) return { tone: 'success', title, detail: rest || `Removed from ${agent}.` };
  const equal = left === 1 ? 'An equal action that was' : `${left} equal actions that were`;
  const detail = `Removed from ${agent}. ${equal} found by reading ${left === 1 ? 'is' : 'are'} still there. ${rest}`;
  return { tone: 'warning', title: `${title}, ${left} equal left`, detail: detail.trim() };
}

/** What reading the agent again has shown of the steps that are there. */
function seenText(there: Step[], agent: string, now: number): Omit<OutcomeText, 'title'> {
  const of = (state: Step['verification']['state']) =>
    there.filter((step) => step.verification.state === state);
  const copies = of('copies').length;
  if (copies > 0) {
    const detail = `${copies} with an extra copy. The browser may have sent a request twice, or somebody else may have added one.`;
    return { tone: 'warning', detail };
  }
  const unseen = of('not-seen');
  const next = nextLook(unseen);
  if (next !== undefined) {
    const detail = `HighLevel gave their ids, but does not list ${unseen.length} on ${agent} yet. Next look ${inTime(next, now)}.`;
    return { tone: 'success', detail };
  }
  if (unseen.length > 0) {
    const detail = `HighLevel gave their ids, but does not list ${unseen.length} on ${agent}. Reload the builder to see whether they are there.`;
    return { tone: 'warning', detail };
  }
  const pending = of('pending');
  if (pending.length > 0) {
    const unread = pending.some((step) => step.verification.problem);
    const what = unread
      ? `${agent === 'the agent' ? 'The agent' : agent} could not be read again yet.`
      : `Looking at ${agent} again…`;
    return { tone: 'success', detail: `HighLevel gave their ids. ${what}` };
  }
  if (of('cannot-tell').length > 0) {
    const detail = `HighLevel gave their ids. It does not list the actions of ${agent}, so we cannot tell whether there are extra copies.`;
    return { tone: 'success', detail };
  }
  return { tone: 'success', detail: `Seen on ${agent}, each once.` };
}

function nextLook(steps: Step[]): number | undefined {
  const times = steps.flatMap((step) => step.verification.nextAt ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

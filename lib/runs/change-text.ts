import { inTime, problemText } from '../highlevel/problem-text.ts';
import { holdsSecret } from './outcome.ts';
import type { OutcomeText } from './outcome-text.ts';
import type { Step } from './schema.ts';

interface Words {
  doing: string;
  done: string;
  nothing: string;
  /** What a person sees once it is done. */
  result: string;
  undoing: string;
  undone: string;
}

const words: Record<'update' | 'remove', Words> = {
  update: {
    doing: 'Changing…',
    done: 'Changed',
    nothing: 'Nothing was changed.',
    result: 'as wanted',
    undoing: 'Putting it back as it was on',
    undone: 'It is as it was before on',
  },
  remove: {
    doing: 'Removing…',
    done: 'Removed',
    nothing: 'Nothing was removed.',
    result: 'gone',
    undoing: 'Creating it again on',
    undone: 'Created again, with another ID, on',
  },
};

/** What became of a step that changes or removes an action; claims no more than is known. */
export function changeText(step: Step, agent: string, now: number): OutcomeText {
  const its = words[step.op === 'remove' ? 'remove' : 'update'];
  const { state, problem } = step;
  if (step.removing.length > 0) {
    return { tone: 'progress', title: 'Undoing…', detail: `${its.undoing} ${agent}.` };
  }
  switch (state) {
    case 'created':
    case 'updated':
    case 'removed':
      return doneText(step, its, agent, now);
    case 'uncertain':
      return uncertainText(step, its, agent, now);
    case 'refused':
    case 'not-sent':
      if (state === 'not-sent' && problem?.kind === 'invalid') {
        // Our own words: HighLevel was not asked.
        const detail = [...problem.messages, its.nothing].join(' ');
        return { tone: 'error', title: 'Not sent', detail };
      }
      if (problem) {
        // The words of a read claim nothing; what was not done is said here.
        const { title, detail } = problemText(problem, { now });
        return { tone: 'error', title, detail: `${detail} ${its.nothing}` };
      }
      return state === 'refused'
        ? { tone: 'error', title: 'HighLevel refused this', detail: its.nothing }
        : stoppedText(step, its, agent);
    case 'undone':
      return { tone: 'success', title: 'Undone', detail: `${its.undone} ${agent}.` };
    default:
      return { tone: 'progress', title: its.doing, detail: `“${step.name}” on ${agent}.` };
  }
}

function doneText(step: Step, its: Words, agent: string, now: number): OutcomeText {
  const undo = holdsSecret(step)
    ? ' It held a secret, which Switchboard does not keep: it cannot be undone here.'
    : '';
  const { state, nextAt, problem } = step.verification;
  if (step.attempts === 0) {
    const detail = `Nothing had to be sent: on ${agent} it is ${its.result} already.`;
    return { tone: 'success', title: its.done, detail };
  }
  if (state === 'one') {
    return { tone: 'success', title: its.done, detail: `Seen on ${agent}.${undo}` };
  }
  if (nextAt !== undefined) {
    const seen = state === 'not-seen' ? `${agent} does not show it yet.` : `Looking at ${agent}…`;
    const detail = `HighLevel said so. ${capital(seen)} Next look ${inTime(nextAt, now)}.${undo}`;
    return { tone: 'success', title: its.done, detail };
  }
  if (state === 'not-seen') {
    return {
      tone: 'warning',
      title: `${its.done}, but not seen yet`,
      detail: `HighLevel said so, but ${agent} does not show it. Look in the builder.${undo}`,
    };
  }
  const why = problem
    ? `${agent} could not be read again`
    : `${agent} was not read in a way that shows it`;
  return { tone: 'success', title: its.done, detail: `HighLevel said so. ${capital(why)}.${undo}` };
}

function uncertainText(step: Step, its: Words, agent: string, now: number): OutcomeText {
  const { state, nextAt } = step.verification;
  const sent = 'We sent it, but no readable answer came back.';
  if (nextAt !== undefined || state === 'pending') {
    const next = nextAt === undefined ? '' : ` Next look ${inTime(nextAt, now)}.`;
    const detail = `${sent} Looking at ${agent}…${next}`;
    return { tone: 'progress', title: 'No answer: looking at it', detail };
  }
  return state === 'cannot-tell'
    ? {
        tone: 'warning',
        title: 'We cannot tell whether it was done',
        detail: `${sent} ${capital(agent)} was not read in a way that shows it. Look in the builder.`,
      }
    : {
        tone: 'warning',
        title: 'Not done so far',
        detail: `${sent} On ${agent} it is not ${its.result} so far. Sent again, it is read again first.`,
      };
}

function stoppedText({ stopped }: Step, its: Words, agent: string): OutcomeText {
  switch (stopped) {
    case 'changed':
      return {
        tone: 'warning',
        title: 'Somebody has changed it since',
        detail: `It is not as it was shown, so it was left alone on ${agent}. ${its.nothing} Open it again to see how it is now.`,
      };
    case 'tab-moved':
      return {
        tone: 'error',
        title: 'Not sent',
        detail: `The tab shows another agent now. ${its.nothing}`,
      };
    case 'cancelled':
      return { tone: 'warning', title: 'Cancelled', detail: its.nothing };
    case 'secret-lost':
      return {
        tone: 'error',
        title: 'Not sent',
        detail: `The browser restarted, and a secret that was typed is not kept over that. ${its.nothing}`,
      };
    default:
      return {
        tone: 'error',
        title: 'Not sent',
        detail: `The browser stopped the extension before it was sent. ${its.nothing}`,
      };
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

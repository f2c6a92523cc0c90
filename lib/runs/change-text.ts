import { problemText } from '../highlevel/problem-text.ts';
import { t } from '../i18n/t.ts';
import { capital, nameOn, nextLook } from './agent-words.ts';
import { holdsSecret } from './outcome.ts';
import type { OutcomeText } from './outcome-text.ts';
import type { Step } from './schema.ts';

/** What is said of a change, and of a removal. */
const words = {
  update: {
    doing: 'Changing…',
    done: 'Changed',
    unseen: 'Changed, but not seen yet',
    nothing: 'Nothing was changed.',
    already: 'Nothing had to be sent: on {agent} it is as wanted already.',
    not: 'On {agent} it is not as wanted so far. Sent again, it is read again first.',
    undoing: 'Putting it back as it was on {agent}.',
    undone: 'It is as it was before on {agent}.',
  },
  remove: {
    doing: 'Removing…',
    done: 'Removed',
    unseen: 'Removed, but not seen yet',
    nothing: 'Nothing was removed.',
    already: 'Nothing had to be sent: on {agent} it is gone already.',
    not: 'On {agent} it is not gone so far. Sent again, it is read again first.',
    undoing: 'Creating it again on {agent}.',
    undone: 'Created again, with another ID, on {agent}.',
  },
} as const;
type Words = (typeof words)['update' | 'remove'];

/** What became of a step that changes or removes an action; claims no more than is known. */
export function changeText(step: Step, agent: string, now: number): OutcomeText {
  const its = words[step.op === 'remove' ? 'remove' : 'update'];
  const { state, problem } = step;
  if (step.removing.length > 0) {
    return { tone: 'progress', title: t('Undoing…'), detail: t(its.undoing, { agent }) };
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
        const detail = [...problem.messages, t(its.nothing)].join(' ');
        return { tone: 'error', title: t('Not sent'), detail };
      }
      if (problem) {
        // The words of a read claim nothing; what was not done is said here.
        const { title, detail } = problemText(problem, { now });
        return { tone: 'error', title, detail: `${detail} ${t(its.nothing)}` };
      }
      return state === 'refused'
        ? { tone: 'error', title: t('HighLevel refused this'), detail: t(its.nothing) }
        : stoppedText(step, its, agent);
    case 'undone':
      return { tone: 'success', title: t('Undone'), detail: t(its.undone, { agent }) };
    default:
      return { tone: 'progress', title: t(its.doing), detail: nameOn(step, agent) };
  }
}

function doneText(step: Step, its: Words, agent: string, now: number): OutcomeText {
  const undo = holdsSecret(step)
    ? t('It held a secret, which Switchboard does not keep: it cannot be undone here.')
    : '';
  const told = (...sentences: string[]) => [...sentences, undo].filter(Boolean).join(' ');
  const title = t(its.done);
  const { state, nextAt, problem } = step.verification;
  if (step.attempts === 0) {
    return { tone: 'success', title, detail: t(its.already, { agent }) };
  }
  if (state === 'one') {
    return { tone: 'success', title, detail: told(t('Seen on {agent}.', { agent })) };
  }
  if (nextAt !== undefined) {
    const seen =
      state === 'not-seen'
        ? capital(t('{agent} does not show it yet.', { agent }))
        : t('Looking at {agent}…', { agent });
    const detail = told(t('HighLevel said so.'), seen, nextLook(nextAt, now));
    return { tone: 'success', title, detail };
  }
  if (state === 'not-seen') {
    return {
      tone: 'warning',
      title: t(its.unseen),
      detail: told(
        t('HighLevel said so, but {agent} does not show it. Look in the builder.', { agent }),
      ),
    };
  }
  const why = problem ? t('{agent} could not be read again.', { agent }) : unclear(agent);
  return { tone: 'success', title, detail: told(t('HighLevel said so.'), capital(why)) };
}

const unclear = (agent: string): string =>
  t('{agent} was not read in a way that shows it.', { agent });

function uncertainText(step: Step, its: Words, agent: string, now: number): OutcomeText {
  const { state, nextAt } = step.verification;
  const sent = t('We sent it, but no readable answer came back.');
  if (nextAt !== undefined || state === 'pending') {
    const next = nextAt === undefined ? '' : nextLook(nextAt, now);
    const detail = [sent, t('Looking at {agent}…', { agent }), next].filter(Boolean).join(' ');
    return { tone: 'progress', title: t('No answer: looking at it'), detail };
  }
  return state === 'cannot-tell'
    ? {
        tone: 'warning',
        title: t('We cannot tell whether it was done'),
        detail: `${sent} ${capital(unclear(agent))} ${t('Look in the builder.')}`,
      }
    : {
        tone: 'warning',
        title: t('Not done so far'),
        detail: `${sent} ${t(its.not, { agent })}`,
      };
}

function stoppedText({ stopped }: Step, its: Words, agent: string): OutcomeText {
  const nothing = t(its.nothing);
  switch (stopped) {
    case 'changed':
      return {
        tone: 'warning',
        title: t('Somebody has changed it since'),
        detail: [
          t('It is not as it was shown, so it was left alone on {agent}.', { agent }),
          nothing,
          t('Open it again to see how it is now.'),
        ].join(' '),
      };
    case 'tab-moved':
      return {
        tone: 'error',
        title: t('Not sent'),
        detail: `${t('The tab shows another agent now.')} ${nothing}`,
      };
    case 'cancelled':
      return { tone: 'warning', title: t('Cancelled'), detail: nothing };
    case 'secret-lost':
      return {
        tone: 'error',
        title: t('Not sent'),
        detail: `${t('The browser restarted, and a secret that was typed is not kept over that.')} ${nothing}`,
      };
    default:
      return {
        tone: 'error',
        title: t('Not sent'),
        detail: `${t('The browser stopped the extension before it was sent.')} ${nothing}`,
      };
  }
}

import { inTime, problemText } from '../highlevel/problem-text.ts';
import type { Key } from '../i18n/catalog.ts';
import { plural, t } from '../i18n/t.ts';
import { agentWord, nameOn, nextLook, nextTry, notReadAgain, stillThere } from './agent-words.ts';
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
  const agent = agentWord(run.target);
  const of = (kind: Kind) => run.steps.filter((step) => kindOf(step) === kind);
  const total = run.steps.length;
  const there = of('there');
  const unsure = of('unsure');
  if (run.steps.some((step) => step.removing.length > 0)) {
    const detail = t('Removing them from {agent}.', { agent });
    return { tone: 'progress', title: t('Undoing…'), detail };
  }
  if (isOnItsWay(run)) return comingText(run, there.length, agent, now);

  const undone = of('undone');
  const left = leftText(of, there.length > 0);
  const rest = left && [`${left}.`, reason(of('not-sent'))].filter(Boolean).join(' ');
  if (there.length === 0 && unsure.length === 0) {
    if (undone.length > 0) return undoneText(undone, rest, agent);
    const stopped = run.stopped && of('refused').length === 0;
    return stopped
      ? { tone: 'warning', title: t('Stopped'), detail: t('Nothing was created.') }
      : { tone: 'error', title: t('Nothing was created'), detail: rest };
  }
  const seen = seenText(there, agent, now);
  const next = nextOf(unsure);
  const looking =
    next === undefined
      ? ''
      : t('Looking for it on {agent}: next look {when}.', { agent, when: inTime(next, now) });
  return {
    tone: next !== undefined ? 'progress' : rest ? 'warning' : seen.tone,
    title: titleOf(there.length, unsure.length, total),
    // What is left needs somebody; that the others are fine can be seen beside each.
    detail: rest
      ? [rest, looking, seen.tone === 'warning' ? seen.detail : ''].filter(Boolean).join(' ')
      : seen.detail,
  };
}

function titleOf(there: number, unsure: number, total: number): string {
  if (there === total) return plural(total, '{count} created', '{count} created');
  const values = { total, unsure };
  return unsure > 0
    ? plural(
        there,
        '{count} of {total} created, {unsure} uncertain',
        '{count} of {total} created, {unsure} uncertain',
        values,
      )
    : plural(there, '{count} of {total} created', '{count} of {total} created', { total });
}

/** What is not as it was wanted: “2 undone, 1 was refused”. */
function leftText(of: (kind: Kind) => Step[], isAnyThere: boolean): string {
  const [undone, unsure, refused, notSent] = [
    of('undone').length,
    of('unsure').length,
    of('refused').length,
    of('not-sent').length,
  ];
  return [
    isAnyThere && undone > 0 ? plural(undone, '{count} undone', '{count} undone') : '',
    unsure > 0
      ? plural(unsure, '{count} without a readable answer', '{count} without a readable answer')
      : '',
    refused > 0 ? plural(refused, '{count} was refused', '{count} were refused') : '',
    notSent > 0 ? plural(notSent, '{count} not sent', '{count} not sent') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function comingText(run: Run, there: number, agent: string, now: number): OutcomeText {
  const total = run.steps.length;
  const index = run.steps.findIndex((step) => kindOf(step) === 'coming');
  const step = run.steps[index];
  if (run.stopped && !run.steps.some(canStop)) {
    const detail = t('“{name}” had left for {agent} already. Nothing more is sent.', {
      name: step?.name ?? '',
      agent,
    });
    return { tone: 'progress', title: t('Stopping…'), detail };
  }
  if (step?.state === 'waiting' && step.problem?.kind === 'locked') {
    const title = t('Waits for your passphrase');
    const detail = plural(
      there,
      'The token is locked. {count} of {total} created so far; the rest goes on by itself when you unlock.',
      'The token is locked. {count} of {total} created so far; the rest goes on by itself when you unlock.',
      { total },
    );
    return { tone: 'progress', title, detail };
  }
  if (step?.state === 'waiting') {
    return {
      tone: 'progress',
      title: t('HighLevel asks to wait'),
      detail: [
        t('Too many requests just now.'),
        plural(there, '{count} of {total} created so far.', '{count} of {total} created so far.', {
          total,
        }),
        nextTry(step.retryAt, now),
      ].join(' '),
    };
  }
  return {
    tone: 'progress',
    title: t('Creating {number} of {total}…', { number: index + 1, total }),
    detail: nameOn({ name: step?.name ?? '' }, agent),
  };
}

const stops: Record<NonNullable<Step['stopped']>, Key> = {
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
  if (first.stopped) return t(stops[first.stopped]);
  return first.problem ? `${problemText(first.problem, { doing: 'create' }).title}.` : '';
}

function undoneText(undone: Step[], rest: string, agent: string): OutcomeText {
  const left = undone.flatMap(liveIds).length;
  const removed = t('Removed from {agent}.', { agent });
  if (left === 0) {
    const title = plural(undone.length, '{count} undone', '{count} undone');
    return { tone: 'success', title, detail: rest || removed };
  }
  const title = plural(
    undone.length,
    '{count} undone, {left} equal left',
    '{count} undone, {left} equal left',
    { left },
  );
  const detail = [removed, stillThere(left), rest].filter(Boolean).join(' ');
  return { tone: 'warning', title, detail };
}

/** What reading the agent again has shown of the steps that are there. */
function seenText(there: Step[], agent: string, now: number): Omit<OutcomeText, 'title'> {
  const of = (state: Step['verification']['state']) =>
    there.filter((step) => step.verification.state === state);
  const copies = of('copies').length;
  if (copies > 0) {
    const detail = plural(
      copies,
      '{count} with an extra copy. The browser may have sent a request twice, or somebody else may have added one.',
      '{count} with an extra copy. The browser may have sent a request twice, or somebody else may have added one.',
    );
    return { tone: 'warning', detail };
  }
  const unseen = of('not-seen');
  const next = nextOf(unseen);
  if (next !== undefined) {
    const detail = plural(
      unseen.length,
      'HighLevel gave their ids, but does not list {count} on {agent} yet.',
      'HighLevel gave their ids, but does not list {count} on {agent} yet.',
      { agent },
    );
    return { tone: 'success', detail: `${detail} ${nextLook(next, now)}` };
  }
  if (unseen.length > 0) {
    const detail = plural(
      unseen.length,
      'HighLevel gave their ids, but does not list {count} on {agent}. Reload the builder to see whether they are there.',
      'HighLevel gave their ids, but does not list {count} on {agent}. Reload the builder to see whether they are there.',
      { agent },
    );
    return { tone: 'warning', detail };
  }
  const pending = of('pending');
  if (pending.length > 0) {
    const unread = pending.some((step) => step.verification.problem);
    const what = unread ? notReadAgain(agent) : t('Looking at {agent} again…', { agent });
    return { tone: 'success', detail: `${t('HighLevel gave their ids.')} ${what}` };
  }
  if (of('cannot-tell').length > 0) {
    const detail = t(
      'HighLevel gave their ids. It does not list the actions of {agent}, so we cannot tell whether there are extra copies.',
      { agent },
    );
    return { tone: 'success', detail };
  }
  return { tone: 'success', detail: t('Seen on {agent}, each once.', { agent }) };
}

function nextOf(steps: Step[]): number | undefined {
  const times = steps.flatMap((step) => step.verification.nextAt ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

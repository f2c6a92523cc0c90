import { laneWidth } from '../../lib/runs/plan/lanes.ts';
import type { Gate } from './report.ts';
import type { RunsResult } from './runs.ts';
import { aim, ms, row, rule } from './table.ts';

/** Counts, shares and sizes, which no machine changes. */
export const runsGates = ({ many, fleet }: RunsResult): Gate[] => [
  { what: 'creates of 5,000 that are missing', value: 5_000 - many.creates, limit: 0 },
  { what: 'requests of a run that the limit refused', value: many.refused, limit: 0 },
  { what: 'reads per create', value: many.readsPerCreate, limit: 0.1 },
  { what: 'heap of the background, MB', value: fleet.workerHeap, limit: 200 },
  { what: 'heap of the plan’s page, MB', value: fleet.pageHeap, limit: 200 },
];

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
/** An aim from below. */
const atLeast = (value: number, least: number) =>
  `≥ ${least * 100} %${value < least ? ', missed' : ''}`;

export function runsReport({ many, loop, five, fleet, planning }: RunsResult): string[] {
  const { journal } = many;
  const seconds = (perSecond: number) => `${(5_000 / perSecond).toFixed(0)} s`;
  const perSecond = many.creates / many.seconds;
  return [
    '## Runs',
    '',
    'The sandbox is 120 ms away over HTTP/2 and has HighLevel’s limits: 100 requests in 10 s for each sub-account. 5,000 creates on 250 agents of 10 sub-accounts: the run of a plan in Chromium, from its start to its last create; and scripts over HighLevel’s own client (`@gohighlevel/api-client`) in Node, which neither read nor journal, for 20 s each, what all of it would take worked out from their pace. Five loops share no sub-account.',
    '',
    row('5,000 creates', 'creates per second', 'all of them', 'refused by the limit'),
    rule(4),
    row('Switchboard', perSecond.toFixed(1), `${many.seconds.toFixed(0)} s`, `${many.refused}`),
    row('a loop', loop.perSecond.toFixed(1), seconds(loop.perSecond), `${loop.refused}`),
    row(
      'five loops at once',
      five.perSecond.toFixed(1),
      seconds(five.perSecond),
      `${five.refused}`,
    ),
    '',
    row('the run', '', 'gate or aim'),
    rule(3),
    row(
      'creates and reads in its whole intervals of 10 s, of the 100 for each sub-account that the limits allow',
      percent(many.share),
      `aim ${atLeast(many.share, 0.95)}`,
    ),
    row(
      'the least time in which the limits let as many through, of the time it took',
      percent(many.shareOfTime),
      '',
    ),
    row('requests that the limit refused', `${many.refused}`, 'gate 0'),
    row('reads of agents for each create', many.readsPerCreate.toFixed(3), 'gate ≤ 0.1'),
    row('creates that were seen on their agents afterwards', `${many.verified}`, ''),
    row(
      `what steps waited for the journal, of the time that targets were at work (${laneWidth} of each sub-account)`,
      percent(many.journalShare),
      `aim ≤ 5 %${many.journalShare > 0.05 ? ', missed' : ''}`,
    ),
    '',
    `The journal was written in ${journal.commits} transactions with ${journal.writes} changes of runs, ${ms(journal.perCommit)} ms each.`,
    '',
    `A plan of ${fleet.steps.toLocaleString('en')} steps: 500 sub-accounts with 5 agents each, 20 templates. Reading and judging them all took ${fleet.planned.toFixed(0)} s, with HighLevel next door and no limits. Heaps are the largest that were seen, garbage included, while it was planned, shown and run.`,
    '',
    row('50,000 steps', '', 'gate or aim'),
    rule(3),
    row(
      'judging what was read, in Node, ms of processor time',
      ms(planning),
      `aim ${aim(planning, 1_000, ' ms')}`,
    ),
    row(
      'from waking a background that was ended in the middle of the run to its next request, ms',
      ms(fleet.resumed),
      `aim ${aim(fleet.resumed, 1_000, ' ms')}`,
    ),
    row(
      'tasks of 50 ms or more on the plan’s page, opened and scrolled through',
      `${fleet.longTasks}`,
      'aim 0',
    ),
    row('the longest of its tasks, ms', ms(fleet.longest), ''),
    row('heap of the background, MB', ms(fleet.workerHeap), 'gate ≤ 200 MB'),
    row('heap of the plan’s page, MB', ms(fleet.pageHeap), 'gate ≤ 200 MB'),
  ];
}

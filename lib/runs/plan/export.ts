import type * as z from 'zod/mini';
import { actions } from '../../actions/index.ts';
import { inEnglish } from '../../i18n/t.ts';
import type { planExport } from '../../messaging/messages/plan-export.ts';
import type { Database } from '../../storage/database.ts';
import { messageOf } from '../history/export.ts';
import type { Run, Step } from '../schema.ts';
import { stepLabel, stepResult } from '../step-words.ts';
import type { PlanStore } from './plan-store.ts';
import type { PlanContents, PlanSource, PlanStep, PlanTarget } from './schema.ts';
import { choiceWords, conflictText, verdictLabels } from './words.ts';

type Page = NonNullable<z.infer<typeof planExport.output>>;
type Line = Page['lines'][number];

/** As many targets as are in memory, and told, at once. */
const targetsAtOnce = 25;

/** A part of a plan, a line for each step; nothing of what was filled in is told. */
export async function exportPage(
  db: Database,
  store: PlanStore,
  planId: string,
  from: number,
  now: number,
): Promise<Page | undefined> {
  const [plan, source] = await Promise.all([store.head(planId), store.source(planId)]);
  if (!plan || !source) return undefined;
  const targets = await store.page(planId, from, from + targetsAtOnce);
  const contents = new Map<string, PlanContents | undefined>();
  const lines: Line[] = [];
  for (const target of targets) {
    const { locationId } = target.target;
    if (!contents.has(locationId))
      contents.set(locationId, await store.contents(planId, locationId));
    const run = target.runId ? await db.get('runs', target.runId) : undefined;
    // Who reads the file may speak another language, or be a program.
    lines.push(...inEnglish(() => linesOf(target, source, contents.get(locationId), run, now)));
  }
  const next = from + targetsAtOnce;
  return { lines, ...(next < plan.targets ? { next } : {}) };
}

function linesOf(
  { target, steps, readAt, state }: PlanTarget,
  source: PlanSource,
  contents: PlanContents | undefined,
  run: Run | undefined,
  now: number,
): Line[] {
  // A run has those steps that were to be done, in the same order.
  const done = [...(run?.steps ?? [])];
  return steps.map((step): Line => {
    const template = source.templates[step.template];
    const its = step.choice === 'skip' ? undefined : done.shift();
    const action = its?.name ?? step.on?.name ?? contents?.contents[step.template]?.name;
    const isJudged = state !== 'unread';
    return {
      subAccount: target.locationName ?? '',
      locationId: target.locationId,
      agent: target.agentName ?? '',
      agentId: target.agentId,
      type: template ? actions[template.type].label : '',
      template: template?.name ?? '',
      templateId: template?.templateId ?? '',
      action: action ?? template?.actionName ?? '',
      verdict: isJudged ? verdictLabels[step.verdict] : '',
      why: isJudged ? conflictText(step) : '',
      choice: (isJudged && choiceWords[step.verdict]?.[step.choice]) || '',
      result: resultOf(step, its, state),
      actionId: idOf(step, its),
      message: its && run ? messageOf(its, run.target, now) : '',
      readAt: readAt === undefined ? '' : new Date(readAt).toISOString(),
    };
  });
}

function resultOf({ choice }: PlanStep, its: Step | undefined, state: PlanTarget['state']): string {
  if (its) return stepResult(its);
  if (state === 'unread' || state === 'read') return '';
  return choice === 'skip' ? stepLabel('skipped') : stepLabel('stopped');
}

const idOf = ({ on }: PlanStep, its: Step | undefined): string =>
  its?.actionId ?? its?.verification.ids[0] ?? on?.actionId ?? '';

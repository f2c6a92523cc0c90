import * as z from 'zod/mini';
import { inEnglish } from '../../i18n/t.ts';
import type { historyExport } from '../../messaging/messages/history-export.ts';
import type { Database } from '../../storage/database.ts';
import { canMend } from '../outcome.ts';
import { stepText } from '../outcome-text.ts';
import { planContentsKey } from '../plan/keys.ts';
import type { Plan, PlanSource, PlanStep, PlanTarget } from '../plan/schema.ts';
import { opOf } from '../plan/step-orders.ts';
import type { Run, Step, Target } from '../schema.ts';
import { stepResult } from '../step-words.ts';
import { type Entry, isOpen } from './entry.ts';
import type { Item, Place } from './newest.ts';
import { targetPages } from './targets.ts';

export type Line = z.infer<typeof historyExport.output>['lines'][number];

interface Sources {
  db: Database;
  now: () => number;
  templateName: (id: string) => Promise<string | undefined>;
  /** What is written, from a place on. */
  found: (before: Place | undefined) => AsyncIterable<[Item, Entry]>;
}

/** A page ends with the item, or the part of a plan, that brings it to this many lines. */
const fullAt = 400;
/** As many targets of a plan, with their runs, as are in memory at once. */
const targetsAtOnce = 20;

/** Where the next page begins: after an item, or inside a plan at one of its targets. */
const Next = z.object({ createdAt: z.number(), id: z.string(), place: z.optional(z.number()) });
type Next = z.infer<typeof Next>;

/** A page of lines, one for each step. `next` is of the page before; one that is none ends it. */
export async function exportPage(sources: Sources, next: string | undefined) {
  const lines: Line[] = [];
  const start = next === undefined ? undefined : readNext(next);
  if (next !== undefined && !start) return { lines };
  const ended = (at: Next) => ({ lines, next: JSON.stringify(at) });

  if (start?.place !== undefined) {
    const plan = await sources.db.get('plans', start.id);
    const left = plan && (await addPlan(sources, lines, plan, start.place));
    if (left !== undefined) return ended({ ...start, place: left });
  }
  for await (const [item, entry] of sources.found(start)) {
    const { createdAt, id } = entry;
    if (item.kind === 'run') await addRun(sources, lines, item.run, entry.name);
    else {
      const left = await addPlan(sources, lines, item.plan, 0);
      if (left !== undefined) return ended({ createdAt, id, place: left });
    }
    if (lines.length >= fullAt) return ended({ createdAt, id });
  }
  return { lines };
}

function readNext(text: string): Next | undefined {
  try {
    return Next.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function addRun(sources: Sources, lines: Line[], run: Run, name: string): Promise<void> {
  for (const step of run.steps) {
    const template =
      step.templateId === '' ? undefined : await sources.templateName(step.templateId);
    const version = step.library?.templateRevision;
    const line = inEnglish(() => lineOf(step, run, name, sources.now()));
    lines.push({ ...line, ...told(template, version) });
  }
}

const told = (template: string | undefined, version: number | undefined) => ({
  template: template ?? '',
  templateVersion: version === undefined ? '' : String(version),
});

/** Adds lines of a plan from a target on; gives the place to go on from when the page is full. */
async function addPlan(
  { db, now }: Sources,
  lines: Line[],
  plan: Plan,
  from: number,
): Promise<number | undefined> {
  const source = await db.get('planSources', plan.id);
  for await (const targets of targetPages(db, plan.id, from, targetsAtOnce)) {
    if (lines.length >= fullAt) return targets[0]?.place;
    const places = targets.map(({ place }) => place);
    const range = IDBKeyRange.bound([plan.id, places[0]], [plan.id, places.at(-1)]);
    const runs = await db.getAll('runs', { index: 'byPlan', range });
    for (const target of targets) {
      const run = runs.find(({ place }) => place === target.place);
      for (const step of run?.steps ?? []) {
        const of = source?.templates.find(({ templateId }) => templateId === step.templateId);
        const does = plan.kind === 'copy' ? { does: 'copy' } : {};
        const line = inEnglish(() => lineOf(step, run as Run, plan.name, now()));
        const version = step.library?.templateRevision ?? of?.revision;
        lines.push({ ...line, ...does, ...told(of?.name, version) });
      }
      const others = target.steps.filter(({ choice }) => !run || choice === 'skip');
      const names = others.length > 0 ? await namesOf(db, target) : [];
      for (const step of others) {
        lines.push(plannedLine(plan, source, target, step, names[step.template]));
      }
    }
  }
  return undefined;
}

/** What actions are called in a sub-account, by template. */
async function namesOf(db: Database, { planId, target }: PlanTarget) {
  const contents = await db.get('planContents', planContentsKey(planId, target.locationId));
  return (contents?.contents ?? []).map(({ name }) => name);
}

/** A step of a run. It holds nothing of what was filled in: no secret can be in it. */
function lineOf(step: Step, run: Run, name: string, now: number): Line {
  const { answeredAt, sentAt, library, templateId, type, actionId, verification } = step;
  return {
    at: new Date(answeredAt ?? sentAt ?? run.createdAt).toISOString(),
    run: name,
    does: step.undoes ? 'undo' : step.op,
    template: '',
    templateId,
    templateVersion: '',
    library: library ? `${library.name}, revision ${library.revision}` : '',
    ...place(run.target),
    type,
    action: step.name,
    actionId: actionId ?? verification.ids[0] ?? step.on?.actionId ?? '',
    result: stepResult(step),
    message: messageOf(step, run.target, now),
    undone: step.state === 'undone' ? 'yes' : 'no',
  };
}

/** HighLevel's own words, or ours where it said nothing. */
export function messageOf(step: Step, target: Target, now: number): string {
  const own = step.problem?.messages.filter(Boolean).join(' · ');
  if (own) return own;
  if (!canMend(step)) return '';
  const { title, detail } = stepText(step, target, now);
  return `${title}. ${detail}`;
}

const place = ({ locationId, locationName, agentId, agentName }: Target) => ({
  subAccount: locationName ?? '',
  locationId,
  agent: agentName ?? '',
  agentId,
});

/** A step that has not begun, or never will. */
function plannedLine(
  plan: Plan,
  source: PlanSource | undefined,
  target: PlanTarget,
  step: PlanStep,
  name: string | undefined,
): Line {
  const of = source?.templates[step.template];
  const left = isOpen({ kind: 'plan', plan }) ? 'to come' : 'not sent';
  return {
    at: new Date(plan.startedAt ?? plan.createdAt).toISOString(),
    run: plan.name,
    does: step.undoes ? 'undo' : plan.kind === 'copy' ? 'copy' : opOf(step),
    templateId: of?.templateId ?? '',
    ...told(of?.name, of?.library?.templateRevision ?? of?.revision),
    library: of?.library ? `${of.library.name}, revision ${of.library.revision}` : '',
    ...place(target.target),
    type: of?.type ?? step.on?.type ?? '',
    action: name ?? step.on?.name ?? of?.actionName ?? '',
    actionId: step.on?.actionId ?? '',
    result: step.choice === 'skip' ? 'skipped' : left,
    message: '',
    undone: 'no',
  };
}

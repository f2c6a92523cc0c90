import { isObject } from '../actions/paths.ts';
import { crmOrigins } from '../highlevel/crm-origins.ts';
import { problemKinds } from '../highlevel/errors.ts';
import { Run, Step, stepStates, Verification } from '../runs/schema.ts';
import { stores } from '../storage/records.ts';

/**
 * Counts of what is stored, for the report. Everything here reads raw records, good or broken, and
 * gives numbers under words of our own: nothing that a record holds comes out, whatever it is.
 */
export type Counts = Record<string, number>;

const hour = 3_600_000;
const day = 24 * hour;

/** How many of each; what is none of `words` is counted as “other”. */
export function countWords(values: unknown[], words: readonly string[]): Counts {
  const counts: Counts = {};
  for (const value of values) {
    const word = typeof value === 'string' && words.includes(value) ? value : 'other';
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

const ages: [within: number, words: string][] = [
  [hour, 'under an hour'],
  [day, 'under a day'],
  [7 * day, 'under a week'],
  [Number.POSITIVE_INFINITY, 'older'],
];

/** The journal's shape. */
export function journalShape(runs: unknown[], now: number) {
  const all = runs.filter(isObject);
  const steps = all.flatMap(({ steps }) => (Array.isArray(steps) ? steps : [])).filter(isObject);
  const checks = steps.map(({ verification }) =>
    isObject(verification) ? verification.state : '',
  );
  const problems = steps.flatMap(({ problem }) => (isObject(problem) ? [problem.kind] : []));
  const age = ({ createdAt }: Record<string, unknown>) => {
    if (typeof createdAt !== 'number') return 'other';
    return ages.find(([within]) => now - createdAt < within)?.[1];
  };
  return {
    runs: runs.length,
    packs: all.filter(({ pack }) => pack !== undefined).length,
    open: all.filter(({ open }) => open === 1).length,
    surfaces: countWords(
      all.map(({ surface }) => surface),
      Run.shape.surface.options,
    ),
    ages: countWords(
      all.map(age),
      ages.map(([, words]) => words),
    ),
    steps: steps.length,
    states: countWords(
      steps.map(({ state }) => state),
      stepStates,
    ),
    types: countWords(
      steps.map(({ type }) => type),
      Step.shape.type.options,
    ),
    checks: countWords(checks, Verification.shape.state.options),
    problems: countWords(problems, problemKinds),
  };
}

/** How the secret values of records are kept: records of any store with a field `kept`. */
export const keptWays = (records: unknown[]): Counts =>
  countWords(
    records.map((one) => (isObject(one) && isObject(one.kept) ? one.kept.way : 'device')),
    ['session', 'device', 'passphrase'],
  );

/** What was set aside, by the store it is of. */
export const setAsideStores = (records: unknown[]): Counts =>
  countWords(
    records.map((one) => (isObject(one) ? one.store : '')),
    Object.keys(stores),
  );

/** Sites that may be reached, by what they are for; the addresses are those that are in use. */
export function siteCounts(
  patterns: readonly string[],
  { libraries, crm }: { libraries: readonly string[]; crm: readonly string[] },
): Counts {
  const ours = new Set(crmOrigins.map((origin) => new URL(origin).hostname));
  const shared = new Set(libraries.map(hostOf).filter(Boolean));
  const agencies = new Set(crm.map(hostOf).filter(Boolean));
  const counts: Counts = {};
  for (const pattern of patterns) {
    const host = hostOf(pattern);
    const kind =
      ours.has(host) || host === 'services.leadconnectorhq.com'
        ? 'HighLevel’s own'
        : shared.has(host)
          ? 'of libraries'
          : agencies.has(host)
            ? 'CRM addresses'
            : 'others';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function hostOf(address: string): string {
  return /^[a-z*]+:\/\/([^/:]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

import { isObject } from '../actions/paths.ts';
import { kept } from './outcome.ts';
import { Run } from './schema.ts';

/**
 * Brings a raw run of an earlier version to the present one; anything else is returned as it is,
 * for the schema to judge. Version 1 had one step and named its template in the run; version 2 knew
 * no libraries; version 3 only created, on one agent.
 */
export function migrateRun(raw: unknown): unknown {
  if (!isObject(raw) || !Array.isArray(raw.steps)) return raw;
  if (raw.version === 2 || raw.version === 3) {
    return { ...raw, version: 4, alone: 1, steps: raw.steps.map(creating) };
  }
  if (raw.version !== 1) return raw;
  const { templateId, ...rest } = raw;
  const steps = raw.steps.map((step: unknown) =>
    isObject(step) ? { ...step, op: 'create', templateId, values: {}, mends: 0 } : step,
  );
  const candidate = { ...rest, version: 4, activeAt: 0, open: 0, alone: 1, steps };
  const migrated = Run.safeParse(candidate);
  return migrated.success ? kept(migrated.data) : raw;
}

const creating = (step: unknown) => (isObject(step) ? { ...step, op: 'create' } : step);

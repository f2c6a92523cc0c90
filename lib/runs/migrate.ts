import { isObject } from '../actions/paths.ts';
import { kept } from './outcome.ts';
import { Run } from './schema.ts';

/**
 * Brings a raw run of an earlier version to the present one; anything else is returned as it is,
 * for the schema to judge. Version 1 had one step and named its template in the run; version 2 knew
 * no libraries.
 */
export function migrateRun(raw: unknown): unknown {
  if (isObject(raw) && raw.version === 2) return { ...raw, version: 3 };
  if (!isObject(raw) || raw.version !== 1 || !Array.isArray(raw.steps)) return raw;
  const { templateId, ...rest } = raw;
  const steps = raw.steps.map((step: unknown) =>
    isObject(step) ? { ...step, templateId, values: {}, mends: 0 } : step,
  );
  const candidate = { ...rest, version: 3, activeAt: 0, open: 0, steps };
  const migrated = Run.safeParse(candidate);
  return migrated.success ? kept(migrated.data) : raw;
}

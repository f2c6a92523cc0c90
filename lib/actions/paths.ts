/** Tells whether this is an object with keys: neither an array nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key as one step of a path; `.` and `\` in it are escaped with a `\`. */
export function pathStep(key: string): string {
  return key.replace(/[\\.]/g, '\\$&');
}

const cut = (path: string): string[] =>
  (path.match(/(?:\\.|[^\\.])+/gs) ?? []).map((step) => step.replace(/\\(.)/gs, '$1'));

/** Mostly the same few paths are asked for, those of fields; more than this are not kept. */
const mostKept = 500;
const kept = new Map<string, string[]>();

function steps(path: string): string[] {
  const known = kept.get(path);
  if (known) return known;
  const made = cut(path);
  if (kept.size < mostKept) kept.set(path, made);
  return made;
}

// Names that reach an object's prototype instead of its data.
const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

const isIndex = (step: string) => /^(?:0|[1-9]\d{0,5})$/.test(step);

function getStep(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return isIndex(step) ? value[Number(step)] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/**
 * Reads the value at a dotted path (`apiDetails.headers.0.key`): own properties and list items
 * only, `undefined` where there is none. The empty path is the value itself.
 */
export function getPath(obj: unknown, path: string): unknown {
  const all = steps(path);
  return all.some((step) => unsafe.has(step)) ? undefined : all.reduce(getStep, obj);
}

/**
 * Returns a copy with the value at a dotted path; what is not on the path is shared. `undefined`
 * takes the key or list item away. Missing objects and lists on the way are made, and anything
 * else that stands there gives way. A path that cannot be (through a prototype, beyond a list's
 * end, a name in a list) changes nothing.
 */
export function setPath<T extends object>(obj: T, path: string, value: unknown): T {
  const all = steps(path);
  if (all.length === 0 || all.some((step) => unsafe.has(step))) return obj;
  return setSteps(obj, all, value) as T;
}

function setSteps(at: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  const list = Array.isArray(at) || (!isObject(at) && isIndex(step));
  const old = getStep(at, step);
  const next = rest.length === 0 ? value : setSteps(old, rest, value);
  // An own key that holds `undefined` is taken away too; JSON knows none, callers might.
  const drop = next === undefined && isObject(at) && Object.hasOwn(at, step);
  if (next === old && !drop) return at;
  if (list) {
    const copy: unknown[] = Array.isArray(at) ? [...at] : [];
    const index = Number(step);
    if (!isIndex(step) || index > copy.length) return at;
    if (next === undefined) copy.splice(index, 1);
    else copy[index] = next;
    return copy;
  }
  const copy = isObject(at) ? { ...at } : {};
  if (next === undefined) delete copy[step];
  else copy[step] = next;
  return copy;
}

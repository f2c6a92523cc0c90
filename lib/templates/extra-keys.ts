import { type ActionParameters, type ActionType, actions } from '../actions/index.ts';
import { isObject, pathStep } from '../actions/paths.ts';

/**
 * The keys that no field of the type covers and that are not fixed, also those inside an object
 * that fields reach into (`apiDetails`). Rows of tables are not looked into.
 */
export function extraKeys(type: ActionType, parameters: ActionParameters): Record<string, unknown> {
  return extrasIn(parameters, knownKeys(type));
}

/**
 * The parameters with other extra keys in the place of those they had. Keys that fields cover are
 * left as they are: those of `extra` come back as `refused` paths. Pure; shares what is unchanged.
 */
export function withExtraKeys(
  type: ActionType,
  parameters: ActionParameters,
  extra: Record<string, unknown>,
): { parameters: ActionParameters; refused: string[] } {
  const refused: string[] = [];
  return { parameters: replaceExtras(parameters, extra, knownKeys(type), '', refused), refused };
}

/** Which keys fields cover; a map where they reach into the object there. */
type Known = Map<string, Known | undefined>;

function knownKeys(type: ActionType): Known {
  const { fields, fixed } = actions[type];
  const known: Known = new Map(Object.keys(fixed ?? {}).map((key) => [key, undefined]));
  for (const field of fields) {
    let at = known;
    const steps = field.path.split('.');
    for (const step of steps.slice(0, -1)) {
      const inner: Known = at.get(step) ?? new Map();
      at.set(step, inner);
      at = inner;
    }
    at.set(steps.at(-1) ?? '', undefined);
  }
  return known;
}

function extrasIn(value: Record<string, unknown>, known: Known): Record<string, unknown> {
  const pairs = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    if (!known.has(key)) return [[key, item]];
    const inner = known.get(key);
    const extras = inner && isObject(item) ? extrasIn(item, inner) : {};
    return Object.keys(extras).length > 0 ? [[key, extras]] : [];
  });
  // Not by assignment: `__proto__` is a key like any other here.
  return Object.fromEntries(pairs);
}

function replaceExtras(
  value: Record<string, unknown>,
  extra: Record<string, unknown>,
  known: Known,
  above: string,
  refused: string[],
): Record<string, unknown> {
  const has = (key: string) => Object.hasOwn(extra, key);
  // What stays keeps its place; what is new comes last.
  const kept = Object.keys(value).filter((key) => known.has(key) || has(key));
  const added = Object.keys(extra).filter((key) => !Object.hasOwn(value, key));
  const pairs = [...kept, ...added].flatMap((key): [string, unknown][] => {
    const path = above + pathStep(key);
    const item = Object.hasOwn(value, key) ? value[key] : undefined;
    const stays: [string, unknown][] = Object.hasOwn(value, key) ? [[key, item]] : [];
    if (!known.has(key)) return [[key, extra[key]]];
    const inner = known.get(key);
    const wanted = has(key) ? extra[key] : {};
    if (!inner || !isObject(wanted) || (stays.length > 0 && !isObject(item))) {
      if (has(key)) refused.push(path);
      return stays;
    }
    const next = replaceExtras(isObject(item) ? item : {}, wanted, inner, `${path}.`, refused);
    return stays.length > 0 || Object.keys(next).length > 0 ? [[key, next]] : [];
  });
  return Object.fromEntries(pairs);
}

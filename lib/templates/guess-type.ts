import { type ActionDefinition, type ActionType, actions, actionTypes } from '../actions/index.ts';

/** The keys at the top of a type's parameters. */
function keysOf({ fields, fixed }: ActionDefinition): Set<string> {
  const fieldKeys = fields.map((field) => field.path.split('.')[0] ?? '');
  return new Set([...fieldKeys, ...Object.keys(fixed ?? {})]);
}
const keysByType = actionTypes.map((type) => [type, keysOf(actions[type])] as const);

/** How much a key tells: the fewer types have it, the more. */
const weight = (key: string) => 1 / keysByType.filter(([, keys]) => keys.has(key)).length;

/**
 * The types that bare parameters could belong to, judged by their keys: one when it is plain,
 * several when they fit equally well, none when no key is known.
 */
export function guessTypes(parameters: Record<string, unknown>): ActionType[] {
  const given = keysByType.map(([type, keys]) => {
    const known = [...keys].filter((key) => Object.hasOwn(parameters, key));
    // A description alone has half of all JSON.
    const tells = known.some((key) => key !== 'description');
    return { type, score: tells ? known.reduce((sum, key) => sum + weight(key), 0) : 0 };
  });
  const best = Math.max(...given.map((one) => one.score));
  if (best === 0) return [];
  // Sums of fractions in another order may differ in their last digit.
  return given.filter((one) => best - one.score < 1e-6).map((one) => one.type);
}

import { isObject } from '../../../lib/actions/paths.ts';

/** A number from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const below = (random: Random, limit: number) => Math.floor(random() * limit);
const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)] as T;

/** A text, and something of it changed: in its characters, or in the value it stands for. */
export function mutated(text: string, random: Random): string {
  const isJson = text.startsWith('{');
  let result = text;
  for (let times = 1 + below(random, 3); times > 0; times -= 1) {
    result = isJson && random() < 0.6 ? inValue(result, random) : inText(result, random);
  }
  return result;
}

const pieces = [
  '"__proto__":{"x":1},',
  '"constructor":{"prototype":{}},',
  '\0',
  '\ud800',
  '\uFEFF',
  '{{',
  '}}',
  '<',
  '\\u0000',
  '1e400',
  '-0',
  '"',
  ',',
  '[',
  'switchboard1.',
];

const textMutations: ((text: string, random: Random) => string)[] = [
  // A bit of one character.
  (text, random) => {
    const at = below(random, text.length);
    const flipped = text.charCodeAt(at) ^ (1 << below(random, 16));
    return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1);
  },
  (text, random) => text.slice(0, below(random, text.length)),
  (text, random) => text.slice(below(random, text.length)),
  (text, random) => {
    const [from, length] = [below(random, text.length), below(random, 60)];
    return text.slice(0, from) + text.slice(from + length);
  },
  (text, random) => {
    const [from, length] = [below(random, text.length), below(random, 200)];
    return text.slice(0, from + length) + text.slice(from);
  },
  (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + oneOf(random, pieces) + text.slice(at);
  },
  // A line break, as chats make them.
  (text, random) => {
    const at = below(random, text.length);
    return `${text.slice(0, at)}\n${text.slice(at)}`;
  },
  // A digit for another: numbers that are large, small or of another sort.
  (text, random) =>
    text.replace(/\d(?!.*\d)|\d/, () => oneOf(random, ['0', '9e99', '-1', '1.5', '"1"'])),
];
const inText = (text: string, random: Random) => oneOf(random, textMutations)(text, random);

function deep(random: Random): unknown {
  let value: unknown = 1;
  for (let levels = oneOf(random, [10, 49, 60, 2_000]); levels > 0; levels -= 1) {
    value = random() < 0.5 ? [value] : { a: value };
  }
  return value;
}

const oddValues: ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => '1',
  () => [],
  () => ({}),
  () => -1,
  () => 1.5,
  () => 2 ** 60,
  () => 1e308,
  () => '\udfff',
  () => '{{street}}',
  () => '{{contact.first_name}}',
  () => '+441234567890',
  () => 'x'.repeat(60_000),
  () => ({ toString: 1, __proto__: null, length: 7 }),
  () => JSON.parse('{"__proto__":{"polluted":true}}'),
  deep,
];
const oddKeys = [
  '__proto__',
  'constructor',
  'id',
  'library',
  'deletedAt',
  'origin',
  'extra',
  'a.b',
  '',
];

type Holder = Record<string, unknown> | unknown[];

/** Everything in a value that holds something, the value itself first. */
function holders(value: unknown): Holder[] {
  const found: Holder[] = [];
  const open = [value];
  for (let one = open.pop(); one !== undefined || open.length > 0; one = open.pop()) {
    if (!Array.isArray(one) && !isObject(one)) continue;
    found.push(one);
    if (found.length > 2_000) break;
    open.push(...Object.values(one));
  }
  return found;
}

const valueMutations: ((holder: Holder, key: string, random: Random) => void)[] = [
  (holder, key, random) => put(holder, key, oneOf(random, oddValues)(random)),
  (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  // Twice: the same id, the same template in a pack.
  (holder, key) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    else put(holder, `${key}2`, holder[key]);
  },
  (holder, _, random) => {
    if (!Array.isArray(holder))
      put(holder, oneOf(random, oddKeys), oneOf(random, oddValues)(random));
  },
  // Two that change places.
  (holder, key, random) => {
    const other = oneOf(random, Object.keys(holder));
    const all = holder as Record<string, unknown>;
    const [one, two] = [all[key], all[other]];
    put(holder, key, two);
    put(holder, other, one);
  },
];

/** Defines it, so that `__proto__` is a key like another. */
const put = (holder: Holder, key: string, value: unknown) =>
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

function inValue(text: string, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return inText(text, random);
  }
  const full = holders(value).filter((one) => Object.keys(one).length > 0);
  const holder = full.length > 0 ? oneOf(random, full) : undefined;
  if (!holder) return inText(text, random);
  oneOf(random, valueMutations)(holder, oneOf(random, Object.keys(holder)), random);
  try {
    return JSON.stringify(value);
  } catch {
    // Too deep to be written, or it holds itself.
    return text;
  }
}

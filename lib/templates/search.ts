import UFuzzy from '@leeoniya/ufuzzy';
import { actions } from '../actions/index.ts';
import type { Template } from './schema.ts';
import { mapTexts } from './variables.ts';

/** What a search knows of a template. */
export interface Searchable {
  /** Name, then what is listed of it, one line each; looked through with typing errors. */
  short: string;
  nameLength: number;
  /** Everything else it says; looked through for the words as they are. */
  long: string;
  /** Both in lower case. */
  low: string;
}

/** Where the words were found: pairs of start and end. */
export interface Hit<Entry> {
  entry: Entry;
  inName?: number[];
  elsewhere?: { text: string; ranges: number[] };
}

// Letters of any script, with their marks; one typing error in a word.
const fuzzy = new UFuzzy({
  unicode: true,
  intraMode: 1,
  interSplit: "[^\\p{L}\\p{M}\\p{N}']+",
  intraSplit: '',
  interBound: '[^\\p{L}\\p{M}\\p{N}]',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{M}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
});

// It cuts letters beyond 16 bits in two, and has a word of its own.
const untakable = /[\ud800-\udfff]|^eexxaacctt$/i;

/** More than these are not ranked one by one: nobody reads them, and it takes long. */
const ranked = 5_000;
/** Characters around a word that was found in a long text. */
const around = 40;
/** Lines are cut to this for the fuzzy search; what is cut off is found in the long text. */
const longestLine = 200;

/** Makes what a search needs of a template. */
export function searchable(template: Omit<Template, 'id'>, folder: string): Searchable {
  const { name, type, tags, description, parameters, actionName, variables } = template;
  const { label, builderLabel } = actions[type];
  const lines = [name, folder, tags.join(', '), label, builderLabel, description];
  const texts = lines.filter(({ length }) => length > longestLine);
  if (actionName) texts.push(actionName);
  mapTexts(parameters, (text) => {
    texts.push(text);
    return text;
  });
  texts.push(...variables.map((one) => one.label));
  const short = lines.map((line) => line.slice(0, longestLine)).join('\n');
  const long = texts.join('\n');
  return {
    short,
    nameLength: Math.min(name.length, longestLine),
    long,
    low: `${short}\n${long}`.toLowerCase(),
  };
}

/**
 * The entries that fit, best first: those in whose lines the words are found in order, with typing
 * errors, then those that hold each word somewhere. Takes any text, never throws. `withPlace` tells
 * where the words are in a hit that does not say so.
 */
export function search<Entry extends Searchable>(entries: Entry[], query: string): Hit<Entry>[] {
  const words = wordsOf(query);
  if (words.length === 0) return entries.map((entry) => ({ entry }));
  const short = searchShort(entries, query);
  const found = new Set(short.map(({ entry }) => entry));
  const long = entries.filter(
    (entry) => !found.has(entry) && words.every((word) => entry.low.includes(word)),
  );
  return [...short, ...long.map((entry) => ({ entry }))];
}

const wordsOf = (query: string) => query.toLowerCase().split(/\s+/).filter(Boolean);

function searchShort<Entry extends Searchable>(entries: Entry[], query: string): Hit<Entry>[] {
  const needle = needleOf(query);
  if (needle === undefined) return [];
  const haystack = entries.map(({ short }) => short);
  // Letters say nothing of these; without them everything else would be found too.
  const pictures = wordsOf(query).filter((word) => /\p{Extended_Pictographic}/u.test(word));
  const at = (id: number) => entries[id] as Entry;
  const ids = (fuzzy.filter(haystack, needle) ?? []).filter((id) =>
    pictures.every((word) => at(id).low.includes(word)),
  );
  if (ids.length === 0) return [];
  if (ids.length > ranked) return ids.map((id) => ({ entry: at(id) }));
  const info = fuzzy.info(ids, haystack, needle);
  const hits = fuzzy.sort(info, haystack, needle).map((order): Hit<Entry> => {
    const entry = at(info.idx[order] as number);
    return { entry, ...split(entry, info.ranges[order] ?? []) };
  });
  // What was found in the name comes first.
  return [...hits.filter((hit) => hit.inName), ...hits.filter((hit) => !hit.inName)];
}

/**
 * What the fuzzy search can be given: letters and digits alone, since it reads quotes and dashes as
 * orders, and not so many short words that they may stand in a line in a million ways.
 */
function needleOf(query: string): string | undefined {
  const terms = query.match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];
  const isShort = (term: string) => term.length < 3;
  const fits =
    terms.length <= 5 &&
    terms.filter(isShort).length <= 2 &&
    terms.every((term) => term.length <= 40 && !untakable.test(term));
  return fits && terms.some((term) => /[\p{L}\p{N}]/u.test(term)) ? terms.join(' ') : undefined;
}

/** Ranges in the name, or the line where the rest was found. */
function split(entry: Searchable, given: number[]): Omit<Hit<never>, 'entry'> {
  const pairs = given.flatMap((start, index) =>
    index % 2 === 0 && (given[index + 1] ?? 0) > start ? [[start, given[index + 1] ?? 0]] : [],
  );
  const [first] = pairs.find(([start = 0]) => start >= entry.nameLength) ?? [];
  if (pairs.length === 0) return {};
  if (first === undefined) return { inName: pairs.flat() };
  const from = entry.short.lastIndexOf('\n', first - 1) + 1;
  const next = entry.short.indexOf('\n', first);
  const to = next === -1 ? entry.short.length : next;
  const inside = pairs.filter(([start = 0, end = 0]) => start >= from && end <= to);
  return {
    elsewhere: { text: entry.short.slice(from, to), ranges: inside.flat().map((at) => at - from) },
  };
}

/** A hit with the places of its words: those in the name, and an excerpt around another one. */
export function withPlace<Entry extends Searchable>(hit: Hit<Entry>, query: string): Hit<Entry> {
  const words = wordsOf(query);
  if (hit.inName || hit.elsewhere || words.length === 0) return hit;
  const { short, nameLength, long } = hit.entry;
  const name = short.slice(0, nameLength);
  const inName = rangesOf(name, words);
  const others = words.filter((word) => !name.toLowerCase().includes(word));
  const elsewhere = excerpt(long, others) ?? excerpt(short.slice(nameLength + 1), others);
  return {
    ...hit,
    ...(inName.length > 0 ? { inName } : {}),
    ...(elsewhere ? { elsewhere } : {}),
  };
}

/** Where each word is first; none where lower case has another length (İ). */
function rangesOf(text: string, words: string[]): number[] {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [];
  let end = 0;
  return words
    .map((word) => [low.indexOf(word), word.length] as const)
    .filter(([at]) => at >= 0)
    .sort(([a], [b]) => a - b)
    .flatMap(([at, length]) => {
      if (at < end) return [];
      end = at + length;
      return [at, end];
    });
}

/** A piece of a long text around the first of its words. */
function excerpt(text: string, words: string[]): Hit<never>['elsewhere'] {
  const low = text.toLowerCase();
  const found = words.find((word) => low.includes(word));
  if (found === undefined) return undefined;
  const same = low.length === text.length;
  const at = same ? low.indexOf(found) : 0;
  const from = whole(text, Math.max(0, at - around));
  const to = whole(text, Math.min(text.length, at + (same ? found.length : 0) + around));
  return {
    text: text.slice(from, to).replace(/\s/g, ' '),
    ranges: same ? [at - from, at - from + found.length] : [],
  };
}

/** The place, or the one before where it would cut a character in two. */
const whole = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1))
    ? at - 1
    : at;

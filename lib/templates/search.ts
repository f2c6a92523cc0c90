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
}

/** Where the words were found: pairs of start and end. */
export interface Hit<Entry> {
  entry: Entry;
  inName?: number[];
  elsewhere?: { text: string; ranges: number[] };
}

// Letters of any script; one typing error in a word.
const fuzzy = new UFuzzy({ unicode: true, intraMode: 1, interSplit: "[^\\p{L}\\p{N}']+" });

/** More than these are not ranked one by one: nobody reads them, and it takes long. */
const ranked = 5_000;
/** Characters around a word that was found in a long text. */
const around = 40;

/** Makes what a search needs of a template. */
export function searchable(template: Omit<Template, 'id'>, folder: string): Searchable {
  const { name, type, tags, description, parameters, actionName, variables } = template;
  const { label, builderLabel } = actions[type];
  const lines = [name, folder, tags.join(', '), label, builderLabel, description];
  const texts: string[] = actionName ? [actionName] : [];
  mapTexts(parameters, (text) => {
    texts.push(text);
    return text;
  });
  texts.push(...variables.map((one) => one.label));
  return {
    short: lines.join('\n'),
    nameLength: name.length,
    long: texts.join('\n'),
  };
}

/** The entries that fit, best first. Takes any text, never throws. */
export function search<Entry extends Searchable>(entries: Entry[], query: string): Hit<Entry>[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.map((entry) => ({ entry }));
  const short = searchShort(entries, query.trim());
  const found = new Set(short.map(({ entry }) => entry));
  const long = entries.flatMap((entry): Hit<Entry>[] => {
    if (found.has(entry)) return [];
    const text = `${entry.short}\n${entry.long}`.toLocaleLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    return [{ entry, ...excerpt(entry, words) }];
  });
  return [...short, ...long];
}

function searchShort<Entry extends Searchable>(entries: Entry[], query: string): Hit<Entry>[] {
  const haystack = entries.map(({ short }) => short);
  const ids = fuzzy.filter(haystack, query) ?? [];
  const at = (id: number) => entries[id] as Entry;
  if (ids.length === 0) return [];
  if (ids.length > ranked) return ids.map((id) => ({ entry: at(id) }));
  const info = fuzzy.info(ids, haystack, query);
  const hits = fuzzy.sort(info, haystack, query).map((order): Hit<Entry> => {
    const entry = at(info.idx[order] as number);
    return { entry, ...split(entry, info.ranges[order] ?? []) };
  });
  // What was found in the name comes first.
  return [...hits.filter((hit) => hit.inName), ...hits.filter((hit) => !hit.inName)];
}

/** Ranges in the name, or the line where the rest was found. */
function split(entry: Searchable, ranges: number[]): Omit<Hit<never>, 'entry'> {
  const inName = ranges.every((end) => end <= entry.nameLength);
  if (inName && ranges.length > 0) return { inName: ranges };
  const start = ranges.find((from, index) => index % 2 === 0 && from >= entry.nameLength) ?? 0;
  const from = entry.short.lastIndexOf('\n', start) + 1;
  const next = entry.short.indexOf('\n', from);
  const to = next === -1 ? entry.short.length : next;
  const inside: number[] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    const [a = 0, b = 0] = ranges.slice(index, index + 2);
    if (a >= from && b <= to) inside.push(a - from, b - from);
  }
  return { elsewhere: { text: entry.short.slice(from, to), ranges: inside } };
}

/** A piece of the long text around the first word that is only there. */
function excerpt(entry: Searchable, words: string[]): Omit<Hit<never>, 'entry'> {
  const low = entry.long.toLocaleLowerCase();
  const word = words.find((one) => low.includes(one)) ?? '';
  const at = low.indexOf(word);
  // Lower case may have another length (İ): then only the text is shown.
  if (at < 0 || low.length !== entry.long.length) {
    return { elsewhere: { text: entry.long.slice(0, 2 * around), ranges: [] } };
  }
  const from = Math.max(0, at - around);
  const text = entry.long.slice(from, at + word.length + around).replace(/\s/g, ' ');
  return { elsewhere: { text, ranges: [at - from, at - from + word.length] } };
}

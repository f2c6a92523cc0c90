/** Something in a text that should not leave as it stands, or that people want to know of. */
export interface PrivateSpot {
  kind: 'secret' | 'id';
  value: string;
  start: number;
  end: number;
}

/** What this browser knows: exact values, whatever they look like. */
export interface Known {
  /** Tokens, passwords and values of secret blanks. */
  secrets: readonly string[];
  /** Ids of sub-accounts, agents and things in them. */
  ids: readonly string[];
}

// Values that say themselves what they are. Every part runs over its characters once.
const tokens =
  /(?<![A-Za-z0-9])(?:pit-[0-9a-f-]{16,}|eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?|(?:sk|pk|rk)[-_][\w-]{16,}|gh[opsur]_\w{20,}|github_pat_\w{20,}|xox[a-z]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|glpat-[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,})(?![A-Za-z0-9])/g;
const schemes = /\b(?:bearer|basic)\s+(?=[\w+/=.~-]*\d)([\w+/=.~-]{12,})/gi;
// Keys without a name: long, of all sorts of characters.
const longOnes = /(?<![\w/+-])[\w/+-]{32,}={0,2}(?![\w/+=-])/g;
const uuids = /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi;
// Ids of HighLevel: 24 of 0–9 a–f, or 20 letters and digits.
const shortOnes = /(?<!\w)(?:[0-9a-f]{24}|[A-Za-z0-9]{20})(?!\w)/g;

// Neither ids nor keys without a name are shorter.
const run = /[\w/+-]{20}/;
const words = /\w+/g;

const isMixed = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d.*\d/.test(text);
const isHex = (text: string) => /^[0-9a-f]+$/i.test(text) && /\d/.test(text) && /[a-f]/i.test(text);

/** Secrets and ids in a text, in the order they stand in; none overlaps another. */
export function privateSpots(text: string, known: Known): PrivateSpot[] {
  // Nothing that is looked for is shorter.
  if (text.length < 4) return [];
  const found: PrivateSpot[] = [];
  const add = (kind: PrivateSpot['kind'], value: string, start: number) => {
    const end = start + value.length;
    if (value !== '' && !found.some((one) => start < one.end && one.start < end)) {
      found.push({ kind, value, start, end });
    }
  };
  for (const secret of known.secrets)
    eachPlace(text, secret, (start) => add('secret', secret, start));
  for (const { 0: value, index } of text.matchAll(tokens)) add('secret', value, index);
  for (const { 0: all, 1: value = '', index } of text.matchAll(schemes)) {
    add('secret', value, index + all.length - value.length);
  }
  eachId(text, known.ids, (id, start) => add('id', id, start));
  if (!run.test(text)) return found.sort((a, b) => a.start - b.start);
  for (const { 0: value, index } of text.matchAll(uuids)) add('id', value, index);
  for (const { 0: value, index } of text.matchAll(shortOnes)) {
    if (value.length === 24 ? isHex(value) : isMixed(value)) add('id', value, index);
  }
  for (const { 0: value, index } of text.matchAll(longOnes)) {
    // Words joined by slashes or hyphens are an address or a sentence.
    const bare = value.replace(/=+$/, '');
    if (isHex(bare) || (isMixed(bare) && !/[/-]/.test(bare))) add('secret', value, index);
  }
  return found.sort((a, b) => a.start - b.start);
}

function eachPlace(text: string, part: string, found: (start: number) => void): void {
  if (part === '') return;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found(at);
}

/** Shorter ids may be a part of any word or number; longer ones are themselves wherever they stand. */
const telling = 16;

/** Where ids stand in a text: short ones by themselves only, long ones inside of longer words too. */
export function eachId(
  text: string,
  ids: readonly string[],
  found: (id: string, start: number) => void,
): void {
  const { odd, plain, lengths } = sorted(ids);
  for (const id of odd) {
    eachPlace(text, id, (start) => isApart(text, start, id.length) && found(id, start));
  }
  if (plain.size === 0) return;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (plain.has(word)) {
      found(word, index);
      continue;
    }
    for (const length of lengths) {
      for (let at = 0; at + length <= word.length; at += 1) {
        const part = word.slice(at, at + length);
        if (plain.has(part)) found(part, index + at);
      }
    }
  }
}

const isApart = (text: string, start: number, length: number) =>
  !/\w/.test(text.charAt(start - 1)) && !/\w/.test(text.charAt(start + length));

interface Sorted {
  /** Those that are one word, which can be looked up: sub-accounts have thousands of them. */
  plain: Set<string>;
  /** How long those are that are looked for inside of words, the longest first. */
  lengths: number[];
  /** The others have to be searched for. */
  odd: string[];
}
const sortedBefore = new WeakMap<readonly string[], Sorted>();

function sorted(ids: readonly string[]): Sorted {
  const known = sortedBefore.get(ids);
  if (known) return known;
  const isWord = (id: string) => /^\w+$/.test(id);
  const plain = ids.filter(isWord);
  const lengths = [...new Set(plain.map(({ length }) => length))].filter((one) => one >= telling);
  const made = {
    plain: new Set(plain),
    lengths: lengths.sort((a, b) => b - a),
    odd: ids.filter((id) => !isWord(id)),
  };
  sortedBefore.set(ids, made);
  return made;
}

import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';

/** What came out of a text that should be JSON. */
export type ReadJson =
  | { kind: 'read'; value: unknown; repairs: string[] }
  /** `message` never repeats the text: there may be a token in it. */
  | { kind: 'unreadable'; message: string };

const repaired = {
  quotes: 'Curly and single quotes were read as straight ones.',
  names: 'Quotes were put around the names of settings.',
  commas: 'Commas were put right.',
  comments: 'Comments were left out.',
  python: 'True, False and None were read as true, false and null.',
  lines: 'Line breaks and tabs inside texts were kept.',
  twice: 'A setting that is there twice was read once, with its last value.',
  prototype: '“__proto__” was left out.',
  several: 'Several pieces were read as one list.',
} as const satisfies Record<string, Key>;

// An action has four levels; deeper ones would only exhaust those who walk it.
const deepest = 50;

/** Curly quotes close each other in any combination: languages and word processors differ. */
const plainUntil: Record<string, RegExp> = {};
for (const [open, close] of [
  ['"', '"'],
  ["'", "'"],
  ['“”„‟', '“”„‟'],
  ['‘’‚‛', '‘’‚‛'],
] as const) {
  // Everything up to what closes, escapes, or is not allowed in a JSON text.
  for (const quote of open) plainUntil[quote] = new RegExp(`[^${close}\\\\\\u0000-\\u001f]+`, 'y');
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const words: Record<string, true | false | null> = { true: true, false: false, null: null };
const pythonWords: Record<string, true | false | null> = { True: true, False: false, None: null };

class Unreadable extends Error {}

/**
 * Reads JSON, also as people write it: other quotes, names without quotes, commas too many or too
 * few, comments, Python's words. Pure, never throws.
 *
 * Only what cannot be meant in another way is repaired, and told: the values that are read are
 * those of the text. A text that is not finished, or says something between its values, is refused.
 *
 * Each character is looked at once and nothing is tried twice, so hostile texts take no longer than
 * others of their length. That is why no library does it: jsonrepair starts again at each stray
 * quote, and closes what was cut off.
 */
export function readJson(text: string): ReadJson {
  const repairs = new Set<string>();
  let at = 0;

  function unfinished(): never {
    throw new Unreadable(
      t('The text ends before it is complete, or a quote is not closed. Copy all of it again.'),
    );
  }
  function refuse(why: string): never {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    throw new Unreadable(
      t('This cannot be read at line {line}, column {column}: {why}', {
        line: `${line}`,
        column: `${column}`,
        why,
      }),
    );
  }
  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  /** Moves to the next character that means something; '' at the end. */
  function next(): string {
    for (;;) {
      match(/[\s\uFEFF\u200B]+/y);
      if (match(/(?:\/\/|#)[^\n]*/y) === undefined) {
        if (!text.startsWith('/*', at)) return text.charAt(at);
        const end = text.indexOf('*/', at + 2);
        if (end < 0) unfinished();
        at = end + 2;
      }
      repairs.add(t(repaired.comments));
    }
  }

  function readText(): string {
    const open = text.charAt(at++);
    const plain = plainUntil[open] ?? refuse(t('a text was expected.'));
    const straight = open === '"';
    if (!straight) repairs.add(t(repaired.quotes));
    const pieces: string[] = [];
    for (;;) {
      pieces.push(match(plain) ?? '');
      const char = text.charAt(at++);
      if (char === '') unfinished();
      if (char === '\\') pieces.push(readEscape());
      else if (char < ' ') {
        repairs.add(t(repaired.lines));
        pieces.push(char);
      } else return pieces.join('');
    }
  }

  function readEscape(): string {
    const char = text.charAt(at++);
    if (char === '') unfinished();
    if (char === '"' || char === '\\' || char === '/') return char;
    if (Object.hasOwn(escapes, char)) return escapes[char] ?? '';
    if (char === 'u' || char === 'x') {
      const digits = match(char === 'u' ? /[\da-f]{4}/iy : /[\da-f]{2}/iy);
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    } else if (Object.hasOwn(plainUntil, char)) {
      repairs.add(t(repaired.quotes));
      return /[“”„‟]/.test(char) ? '"' : "'";
    }
    at -= 2;
    return refuse(t('a backslash stands before something it does not belong to.'));
  }

  function readName(): string {
    if (Object.hasOwn(plainUntil, text.charAt(at))) return readText();
    const name = match(/[A-Za-z_$][\w$-]*/y) ?? refuse(t('the name of a setting was expected.'));
    repairs.add(t(repaired.names));
    return name;
  }

  function readObject(depth: number): unknown {
    const object: Record<string, unknown> = {};
    let comma = true;
    for (;;) {
      const char = next();
      if (char === '') unfinished();
      if (char === '}') break;
      if (char === ',') {
        // Of commas in a row, and before the first name, one is too many.
        if (comma) repairs.add(t(repaired.commas));
        comma = true;
        at++;
        continue;
      }
      if (!comma) {
        // A word here is more likely what follows a quote inside a text.
        if (!Object.hasOwn(plainUntil, char)) refuse(t('a comma was expected.'));
        repairs.add(t(repaired.commas));
      }
      const name = readName();
      if (next() === '') unfinished();
      if (text.charAt(at) !== ':') refuse(t('a colon was expected.'));
      at++;
      const value = readValue(depth + 1);
      if (name === '__proto__') repairs.add(t(repaired.prototype));
      else {
        if (Object.hasOwn(object, name)) repairs.add(t(repaired.twice));
        object[name] = value;
      }
      comma = false;
    }
    if (comma && Object.keys(object).length > 0) repairs.add(t(repaired.commas));
    at++;
    return object;
  }

  function readList(depth: number): unknown {
    const list: unknown[] = [];
    let comma = true;
    for (;;) {
      const char = next();
      if (char === '') unfinished();
      if (char === ']') break;
      if (char === ',') {
        if (comma) refuse(t('a value is missing between two commas.'));
        comma = true;
        at++;
        continue;
      }
      // Two texts in a row are one text in Python: only what closes itself needs no comma.
      const apart = char === '{' && typeof list.at(-1) === 'object';
      if (!comma && !apart) refuse(t('a comma was expected.'));
      if (!comma) repairs.add(t(repaired.commas));
      list.push(readValue(depth + 1));
      comma = false;
    }
    if (comma && list.length > 0) repairs.add(t(repaired.commas));
    at++;
    return list;
  }

  function readValue(depth: number): unknown {
    if (depth > deepest) refuse(t('it is nested too deeply for an action.'));
    const char = next();
    if (char === '') unfinished();
    if (char === '{' || char === '[') {
      at++;
      return char === '{' ? readObject(depth) : readList(depth);
    }
    if (Object.hasOwn(plainUntil, char)) return readText();
    const number = match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.$])/y);
    if (number !== undefined) return Number(number);
    const start = at;
    const word = match(/[A-Za-z]+(?![\w.$])/y) ?? '';
    if (Object.hasOwn(words, word)) return words[word];
    if (Object.hasOwn(pythonWords, word)) {
      repairs.add(t(repaired.python));
      return pythonWords[word];
    }
    at = start;
    return refuse(t('a value was expected: a text in quotes, a number, true or false.'));
  }

  function readAll(): unknown {
    const first = readValue(0);
    const all = [first];
    while (next() !== '') {
      // Actions pasted one below the other, or cut out of a list.
      if (text.charAt(at) === ',') at++;
      else if (text.charAt(at) !== '{') refuse(t('there is something after its end.'));
      if (next() === '') break;
      if (typeof first !== 'object') refuse(t('there is something after its end.'));
      all.push(readValue(0));
      repairs.add(t(repaired.several));
    }
    return all.length > 1 ? all : first;
  }

  try {
    const value = readAll();
    return { kind: 'read', value, repairs: [...repairs] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unreadable', message: error.message };
  }
}

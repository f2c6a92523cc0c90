/** The words of the first command in a text; `undefined` when a quote is not closed. */
export type ShellWords = string[] | undefined;

const ansiEscapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const closing: Record<string, string> = { '‘': '’', '“': '”' };

/**
 * Cuts a command into words as sh does: `'…'`, `"…"`, `$'…'`, backslashes, lines that go on after a
 * `\` (or PowerShell's backtick). Quotes that a word processor made curly count at the start of a
 * word. Nothing is expanded. Looks at each character once.
 */
export function posixWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string[] | undefined;
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const endWord = () => {
    if (word) words.push(word.join(''));
    word = undefined;
  };
  /** Adds what stands up to a quote; tells whether there was one. */
  const until = (close: string): boolean => {
    const end = text.indexOf(close, at);
    word?.push(text.slice(at, end));
    at = end + close.length;
    return end >= 0;
  };

  while (at < text.length) {
    const atStart = word === undefined;
    const char = text.charAt(at++);
    const follows = text.charAt(at);
    if (char === ' ' || char === '\t' || char === '\r') endWord();
    else if (/[\n;|&<>]/.test(char)) {
      // A line that starts with an option belongs to the one before: its `\` got lost.
      if (char !== '\n' || (take(/\s*(?=-)/y) === '' && text.charAt(at) !== '-')) break;
      endWord();
    } else if ((char === '\\' || char === '`') && take(/[ \t]*\r?\n/y) !== '') continue;
    else if (char === '#' && atStart) break;
    else {
      word ??= [];
      if (char === '\\') word.push(text.charAt(at++));
      else if (char === "'") {
        if (!until("'")) return undefined;
      } else if (char === '$' && follows === "'") {
        at++;
        for (;;) {
          word.push(take(/[^'\\]+/y));
          const stop = text.charAt(at++);
          if (stop === '') return undefined;
          if (stop === "'") break;
          word.push(ansiEscape(take));
        }
      } else if (char === '"') {
        for (;;) {
          word.push(take(/[^"\\]+/y));
          const stop = text.charAt(at++);
          if (stop === '') return undefined;
          if (stop === '"') break;
          const escaped = take(/\r?\n|[\s\S]/y);
          if (/^[$`"\\]$/.test(escaped)) word.push(escaped);
          else if (!escaped.endsWith('\n')) word.push('\\', escaped);
        }
      } else if (atStart && closing[char] !== undefined) {
        if (!until(closing[char])) return undefined;
      } else word.push(char);
    }
  }
  endWord();
  return words;
}

/** What stands for the escape in `$'…'` that follows. */
function ansiEscape(take: (pattern: RegExp) => string): string {
  const octal = take(/[0-7]{1,3}/y);
  if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  const code = take(/x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}/y);
  if (code) {
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  const char = take(/[\s\S]/y);
  if (/^['"\\?]$/.test(char)) return char;
  return Object.hasOwn(ansiEscapes, char) ? (ansiEscapes[char] ?? '') : `\\${char}`;
}

/**
 * Cuts a command for Windows' command line into words: first `^` as cmd reads it, then quotes and
 * backslashes as programs read them. What browsers copy as “cURL (cmd)” has `^"` for quotes and each
 * backslash twice.
 */
export function windowsWords(text: string): ShellWords {
  return programWords(withoutCarets(text), /\s\^"/.test(text));
}

/** The first command, carets taken away: they escape, but not between quotes. */
function withoutCarets(text: string): string {
  const pieces: string[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '^' && !quoted) {
      at++;
      // A line that goes on; the first character of the next one stands for itself.
      if (text.charAt(at) === '\r') at++;
      if (text.charAt(at) === '\n') at++;
      if (text.charAt(at) === '\r') at++;
      pieces.push(text.charAt(at));
      continue;
    }
    if (char === '\n') break;
    if (char === '"') quoted = !quoted;
    pieces.push(char);
  }
  return pieces.join('');
}

function programWords(line: string, byBrowser: boolean): ShellWords {
  const words: string[] = [];
  let word: string[] | undefined;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (!quoted && /\s/.test(char)) {
      if (word) words.push(word.join(''));
      word = undefined;
      continue;
    }
    word ??= [];
    if (char === '\\') {
      let end = at;
      while (line.charAt(end) === '\\') end++;
      const before = end - at;
      // Programs take backslashes in pairs only before a quote; the last one of three escapes it.
      const paired = byBrowser || line.charAt(end) === '"';
      word.push('\\'.repeat(paired ? Math.floor(before / 2) : before));
      const escaped = paired && before % 2 === 1;
      if (escaped) word.push(line.charAt(end));
      at = escaped ? end : end - 1;
    } else if (char === '"' && quoted && line.charAt(at + 1) === '"') {
      word.push('"');
      at++;
    } else if (char === '"') quoted = !quoted;
    else word.push(char);
  }
  if (word) words.push(word.join(''));
  return quoted ? undefined : words;
}

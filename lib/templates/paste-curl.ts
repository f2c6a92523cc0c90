import { t } from '../i18n/t.ts';
import { posixWords, windowsWords } from './shell-words.ts';

/** What a curl command sends; its address and headers are not kept. */
export type Curl =
  | { kind: 'body'; text: string; hadToken: boolean }
  | { kind: 'problem'; message: string };

const prompt = /^[$>%]\s{1,4}/;

/** Tells whether a text is a curl command, maybe after a prompt. */
export const isCurl = (text: string): boolean =>
  /^curl(?:\.exe)?\s/i.test(text.replace(prompt, ''));

const dataOptions = ['--data', '--data-raw', '--data-binary', '--data-ascii', '--json'];

// Short options that take a value, as part of their word or as the next one.
const withValue = 'dHXubcoAeFTxmwCKErQyYztUDP';

const tokenOption = /^--(?:user|oauth2-bearer|cookie|proxy-user|aws-sigv4)$/;
const tokenHeader = /^\s*[\w-]*(?:auth|token|key|secret|cookie)[\w-]*\s*[:;]/i;

/** Options and their values, in order: `-sd x` gives `-s` and `-d` with `x`. */
function* options(words: string[]): Generator<[option: string, value: string]> {
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const long = /^(--[a-z][a-z0-9-]*)(?:=([\s\S]*))?$/i.exec(word);
    if (long?.[1] !== undefined) {
      const known = dataOptions.includes(long[1]) || tokenOption.test(long[1]);
      const takes = known || long[1] === '--header';
      yield [long[1], long[2] ?? (takes ? (words[++at] ?? '') : '')];
    } else if (/^-[A-Za-z]/.test(word)) {
      for (let letter = 1; letter < word.length; letter++) {
        const option = word.charAt(letter);
        if (!withValue.includes(option)) continue;
        const rest = word.slice(letter + 1);
        yield [`-${option}`, rest || (words[++at] ?? '')];
        break;
      }
    }
  }
}

/**
 * Reads the body out of a curl command, as documentation, browsers ("Copy as cURL", for Windows too)
 * and people write it. Never throws. A token in its headers is neither kept nor repeated, only told.
 */
export function readCurl(text: string): Curl {
  const command = text.replace(prompt, '');
  const [firstLine = ''] = command.split('\n', 1);
  const words = /\^\r?$|\s\^"/.test(firstLine) ? windowsWords(command) : posixWords(command);
  if (!words) {
    const message = t('A quote in this command is not closed. Copy all of it again.');
    return { kind: 'problem', message };
  }
  const bodies: string[] = [];
  let hadToken = false;
  for (const [option, value] of options(words)) {
    if (option === '-d' || dataOptions.includes(option)) bodies.push(value);
    if (option === '-H' || option === '--header') hadToken ||= tokenHeader.test(value);
    if (option === '-u' || option === '-b' || tokenOption.test(option)) hadToken = true;
  }
  const [body, another] = bodies;
  if (body === undefined || body.trim() === '') {
    const message = t(
      'This command sends no body. Paste the command that creates the action, or the answer it gave.',
    );
    return { kind: 'problem', message };
  }
  if (another !== undefined) {
    return { kind: 'problem', message: t('This command sends several bodies. Paste one of them.') };
  }
  if (body.startsWith('@')) {
    const message = t('The body of this command is in a file. Paste what is in the file.');
    return { kind: 'problem', message };
  }
  return { kind: 'body', text: body, hadToken };
}

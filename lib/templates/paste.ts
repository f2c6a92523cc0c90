import { isObject } from '../actions/paths.ts';
import type { Key } from '../i18n/catalog.ts';
import { plural, t } from '../i18n/t.ts';
import { type PastedAction, type PastedItem, readAction, shortened } from './paste-actions.ts';
import { isCurl, readCurl } from './paste-curl.ts';
import { readJson } from './read-json.ts';

export type Paste =
  | {
      kind: 'actions';
      actions: PastedAction[];
      /** What was mended or left out of the text as a whole, in sentences. */
      repairs: string[];
    }
  /** Nothing can be made of it; what is wrong and what to paste, in plain words. */
  | { kind: 'problem'; message: string };

/** Characters; with mostly plain letters that is 1 MB. */
const longestPaste = 1_000_000;

/** More at once would be a mistake: an agent has at most 15 actions during a call. */
const mostActions = 200;

/**
 * Reads what people paste to get an action: a request's body, HighLevel's answer, the actions of an
 * agent, parameters alone, a whole curl command, with markdown around it. What is not quite JSON is
 * repaired where that is safe, and told.
 *
 * Pure, never throws. Nothing of a command but its body is kept, and no message repeats a value of
 * the text. Everything on the way looks at each character a fixed number of times (a fence is cut
 * off, a command cut into words, JSON read, JSON inside JSON read once more), so a hostile megabyte
 * takes no longer than an honest one.
 */
export function readPaste(text: string): Paste {
  if (text.length > longestPaste) {
    return problem(
      t('This text is larger than 1 MB. Paste one action, or the actions of one agent.'),
    );
  }
  const trimmed = text.replace(/^[\s\uFEFF]+/, '').trimEnd();
  if (trimmed === '') return problem(t('There is nothing to read. Paste an action first.'));
  if (isCurl(trimmed)) return readCommand(trimmed);
  if (/^[[{"'“”]/.test(trimmed) || !trimmed.includes('```')) return readBody(trimmed);
  const pastes = fenced(trimmed).map((block) => (isCurl(block) ? readCommand : readBody)(block));
  const [first] = pastes;
  const best = pastes.find((one) => one.kind === 'actions') ?? first;
  if (!best) return problem(t(notReadable));
  return best.kind === 'problem' || pastes.length === 1
    ? best
    : { ...best, repairs: [t('Only one of the pieces of code was read.'), ...best.repairs] };
}

const problem = (message: string): Paste => ({ kind: 'problem', message });

const notReadable: Key =
  'This is neither JSON nor a curl command. Paste an action’s request or answer, or the whole curl command.';

/** The pieces of code between lines that start with ```, at most ten. */
function fenced(text: string): string[] {
  const blocks: string[] = [];
  let block: string[] | undefined;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (!bare.startsWith('```')) block?.push(line);
    else if (bare.length > 6 && bare.endsWith('```')) blocks.push(bare.slice(3, -3));
    else if (block) {
      blocks.push(block.join('\n'));
      block = undefined;
    } else block = [];
  }
  if (block) blocks.push(block.join('\n'));
  return blocks
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 10);
}

function readCommand(text: string): Paste {
  const curl = readCurl(text);
  if (curl.kind === 'problem') return curl;
  const read = readBody(curl.text);
  if (read.kind === 'problem' || !curl.hadToken) return read;
  return { ...read, repairs: [t('The token in it was left out.'), ...read.repairs] };
}

function readBody(text: string): Paste {
  const body = text.trim();
  if (!/^[[{"'“”/#]/.test(body)) return problem(t(notReadable));
  const outer = readJson(body);
  if (outer.kind === 'unreadable') return problem(outer.message);
  if (typeof outer.value !== 'string') return recognise(outer.value, outer.repairs);
  const inner = readJson(outer.value);
  if (inner.kind === 'unreadable') return problem(t(notReadable));
  return recognise(inner.value, [...outer.repairs, ...inner.repairs]);
}

/** What a value that was read holds: one action, a list of them, or an agent with its actions. */
function recognise(value: unknown, repairs: string[]): Paste {
  const ofAgent = isObject(value) && Array.isArray(value.actions) && !('actionType' in value);
  const list = ofAgent ? value.actions : value;
  if (!Array.isArray(list)) {
    const item = readAction(value);
    if (item.kind === 'action') return { kind: 'actions', actions: [item.action], repairs };
    return problem(item.kind === 'other-type' ? item.message : t(notAnAction));
  }
  if (list.length === 0) return problem(t('There are no actions in this list.'));
  if (list.length > mostActions) {
    return problem(
      plural(
        list.length,
        'There is {count} entry in this list. Paste {most} at most.',
        'There are {count} entries in this list. Paste {most} at most.',
        { most: mostActions },
      ),
    );
  }
  const told = ofAgent && Object.keys(value).length > 1 ? [t('Only the actions were read.')] : [];
  return gather(list.map(readAction), [...repairs, ...told]);
}

const notAnAction: Key =
  'This is JSON, but not an action: it has no “actionType”, and no settings of an action are in it.';

function gather(items: PastedItem[], repairs: string[]): Paste {
  const actions = items.flatMap((one) => (one.kind === 'action' ? [one.action] : []));
  const others = items.flatMap((one) => (one.kind === 'other-type' ? [one] : []));
  const nothing = items.length - actions.length - others.length;
  if (actions.length === 0) return problem(others[0]?.message ?? t(notAnAction));
  const leftOut = others.map(({ name, message }) => {
    const told = name
      ? t('“{name}” was left out.', { name: shortened(name) })
      : t('One was left out.');
    return `${told} ${message}`;
  });
  if (nothing > 0)
    leftOut.push(
      plural(
        nothing,
        'Left out: {count} of the list that are not actions.',
        'Left out: {count} of the list that are not actions.',
      ),
    );
  return { kind: 'actions', actions, repairs: [...repairs, ...leftOut] };
}

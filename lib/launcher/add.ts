import type { LauncherWords } from '../messaging/messages/launcher-state.ts';
import { type Ask, isObject, readOutcome } from './ask.ts';
import { pause } from './dom.ts';
import type { Row } from './outcomes.ts';

export interface AddParts {
  ask: Ask;
  words: LauncherWords;
  row: Row;
  openQuickAdd(): void;
  /** Called when it is no longer on its way: from then on a click means another one. */
  done(): void;
  /** Ends when the person leaves the agent; quick add keeps what became of it. */
  signal: AbortSignal;
}

/** Adds one template to the agent that was shown, and shows how it goes to the end. */
export async function addTemplate(
  { ask, words, row, openQuickAdd, done, signal }: AddParts,
  shownAgentId: string,
  template: { id: string; name: string },
): Promise<void> {
  let following = false;
  let latest = -1;

  const show: Row = (tone, ...rest) => {
    row(tone, ...rest);
    if (tone !== 'progress') done();
  };
  const goOn = (text: string): void => show('warning', text, words.quickAdd, openQuickAdd);

  const undo = async (runId: string): Promise<void> => {
    show('progress', words.undoing);
    const answer = await ask('launcher/undo', { runId });
    // A refusal may have changed nothing about the run, but it is what the person waits for.
    latest = -1;
    await follow(answer);
  };
  /** Takes the background's word, shows it, and waits for the next one until there is none. */
  const follow = async (answer: unknown): Promise<void> => {
    if (signal.aborted) return;
    const outcome = readOutcome(answer);
    if (!outcome) return goOn(words.unclear);
    const { runId, revision, tone, text, canUndo, settled } = outcome;
    // An answer to a question asked earlier may arrive later.
    if (revision > latest) {
      latest = revision;
      show(tone, text, canUndo && words.undo, () => void undo(runId));
    }
    if (settled || following) return;
    following = true;
    const next = await ask('launcher/watch', { runId, seen: latest });
    // An answer without news is a question to be put again, but not at once.
    if ((readOutcome(next)?.revision ?? Number.POSITIVE_INFINITY) <= latest) {
      await pause(1000, signal);
    }
    following = false;
    return follow(next);
  };

  show(
    'progress',
    words.adding.replace('{name}', () => template.name),
  );
  const draftId = crypto.randomUUID();
  const input = { draftId, templateId: template.id, shownAgentId };
  const output = await ask('launcher/create', input);
  if (signal.aborted) return;
  if (isObject(output) && output.kind === 'open-quick-add') return goOn(String(output.text));
  return follow(isObject(output) ? output.outcome : undefined);
}

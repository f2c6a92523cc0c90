import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { Told, WordName } from './word.ts';

/** What is said at the top, by its name: apart, so that the first screen does without. */
export const words: Record<WordName, Told> = {
  moved: {
    tone: 'warning',
    title: 'The tab shows another agent now',
    detail: 'Nothing was sent. Go back to this agent in the tab, or go on with the one it shows.',
  },
  'sent-before': {
    tone: 'warning',
    title: 'This form was sent before, with other content',
    detail:
      'Maybe from another window: what became of that is shown here. Nothing was sent now. Press “Create action” again to create what stands in the form as well.',
  },
  'taken-up': {
    tone: 'warning',
    title: 'There is nothing to send again',
    detail:
      'It has been taken up since, or it is not in the journal any more. Nothing was sent now.',
  },
  gone: {
    tone: 'error',
    title: 'The extension does not answer',
    detail: 'Close this and open it again to see what became of it before you create it once more.',
  },
  storage: {
    tone: 'error',
    title: 'The journal cannot be written',
    detail:
      'The browser’s storage did not take it, so nothing was sent. Free some disk space and try again.',
  },
  refused: {
    tone: 'error',
    title: 'The extension refused this',
    detail: 'Nothing was sent. Close this and open it again.',
  },
  locked: {
    tone: 'warning',
    title: 'Switchboard is still locked',
    detail:
      'Nothing was sent or changed. What you typed is kept: try again, and unlock when asked.',
  },
  failed: {
    tone: 'error',
    title: 'Something in the extension went wrong',
    detail: 'Close this and open it again to see what became of it before you create it once more.',
  },
  'not-opened': {
    tone: 'error',
    title: 'The form could not be opened',
    detail: 'It is gone, or the extension did not answer. Nothing was sent.',
  },
  'unknown-run': {
    tone: 'warning',
    title: 'This action is not in the journal any more',
    detail: 'Remove it in HighLevel’s builder if you do not want it.',
  },
  'no-answer': {
    tone: 'error',
    title: 'The extension did not answer',
    detail: 'It may have been done or not. Try again: doing it twice does no harm.',
  },
  'not-stored': {
    tone: 'error',
    title: 'The journal cannot be written',
    detail: 'Nothing was removed. Free some disk space and try again.',
  },
};

/** Says what was not removed, since somebody has changed it. */
export function leftAlone(run: Run, ids: string[]): Told {
  const names = run.steps
    .filter((step) => liveIds(step).some((id) => ids.includes(id)))
    .map(({ name }) => `“${name}”`);
  const what = names.length > 0 ? names.join(', ') : 'it';
  const rest = run.steps.length === 1 ? 'Nothing was removed.' : 'All others were removed.';
  const them = names.length > 1 ? 'them' : 'it';
  return {
    tone: 'warning',
    title: 'Changed since, so left alone',
    detail: `Somebody changed ${what} after ${them === 'it' ? 'it was' : 'they were'} created. ${rest} Remove ${them} in the builder if you want ${them} gone.`,
  };
}

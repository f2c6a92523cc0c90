import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { liveIds } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { Told, WordName } from './word.ts';

/** What is said at the top, by its name: apart, so that the first screen does without. */
const words: Record<WordName, { tone: Told['tone']; title: Key; detail: Key }> = {
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

export function toldOf(name: WordName): Told {
  const { tone, title, detail } = words[name];
  return { tone, title: t(title), detail: t(detail) };
}

/** Says what was not removed, since somebody has changed it. */
export function leftAlone({ steps }: Run, ids: string[]): Told {
  const changed = steps.filter((step) => liveIds(step).some((id) => ids.includes(id)));
  const names = (changed.length > 0 ? changed : steps).map(({ name }) => `“${name}”`).join(', ');
  const detail =
    steps.length === 1
      ? t(
          'Somebody changed {name} after it was created. Nothing was removed. Remove it in the builder if you want it gone.',
          { name: names },
        )
      : changed.length === 1
        ? t(
            'Somebody changed {name} after it was created. All others were removed. Remove it in the builder if you want it gone.',
            { name: names },
          )
        : t(
            'Somebody changed {names} after they were created. All others were removed. Remove them in the builder if you want them gone.',
            { names },
          );
  return { tone: 'warning', title: t('Changed since, so left alone'), detail };
}

import { X } from 'lucide';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Told, Word } from './word.ts';
import { leftAlone, toldOf } from './words.ts';

function told(word: Word, now: number): Told {
  if ('about' in word) return toldOf(word.about);
  if ('leftAlone' in word) return leftAlone(word.leftAlone, word.ids);
  return 'problem' in word
    ? { tone: 'error', ...problemText(word.problem, { doing: 'remove', now }) }
    : word;
}

/** Something that is said at the top until it is hidden. */
export function WordNotice({ word, onHide }: { word: Word; onHide: () => void }) {
  const { now, openWorkspace } = useServices();
  const { tone, title, detail, link } = told(word, now());
  return (
    <div class="words">
      <Notice
        tone={tone}
        title={title}
        role={tone === 'success' ? 'status' : 'alert'}
        actions={
          link && (
            <Button kind="link" onClick={() => void openWorkspace(link.workspace)}>
              {link.label}
            </Button>
          )
        }
        corner={<IconButton icon={X} label={t('Hide')} onClick={onHide} />}
      >
        {detail}
      </Notice>
    </div>
  );
}

import { X } from 'lucide';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Something that is said at the top until it is hidden: own words, or a removal's problem. */
export type Word =
  | {
      tone: 'success' | 'warning' | 'error';
      title: string;
      detail?: string;
      /** To a place in the workspace: `#/templates/<id>`. */
      link?: { label: string; workspace: string };
    }
  | { tone: 'error'; problem: Problem };

export function WordNotice({ word, onHide }: { word: Word; onHide: () => void }) {
  const { now, openWorkspace } = useServices();
  const { title, detail } =
    'problem' in word ? problemText(word.problem, { doing: 'remove', now: now() }) : word;
  const link = 'link' in word ? word.link : undefined;
  return (
    <div class="words">
      <Notice
        tone={word.tone}
        title={title}
        role={word.tone === 'success' ? 'status' : 'alert'}
        actions={
          link && (
            <Button kind="link" onClick={() => void openWorkspace(link.workspace)}>
              {link.label}
            </Button>
          )
        }
        corner={<IconButton icon={X} label="Hide" onClick={onHide} />}
      >
        {detail}
      </Notice>
    </div>
  );
}

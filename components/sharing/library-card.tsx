import { Building2, Folder, type IconNode, LibraryBig, RefreshCw, Rss } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { libraryHash } from '../workspace/route.ts';
import { LibraryFacts } from './library-facts.tsx';
import { LibraryMarks } from './library-marks.tsx';
import { LibraryProblem } from './library-problem.tsx';
import { sourceWords } from './library-words.ts';
import type { Checking } from './use-check.ts';

const icons: Record<LibraryRow['source'], IconNode> = {
  file: LibraryBig,
  subscription: Rss,
  folder: Folder,
  managed: Building2,
};

export const SourceIcon = ({ source }: { source: LibraryRow['source'] }) => (
  <span class="action-icon">
    <Icon node={icons[source]} />
  </span>
);

/** Which of the four ways it is shared in. */
export function SourceBadge({ source }: { source: LibraryRow['source'] }) {
  return (
    <span class="badge">
      {source === 'managed' ? t('Set by your administrator') : t(sourceWords[source])}
    </span>
  );
}

/** One library in the list. */
export function LibraryCard(props: {
  library: LibraryRow;
  checking: Checking;
  go: (hash: string) => void;
}) {
  const { library, checking, go } = props;
  const { id, name, source } = library;
  const open = () => go(libraryHash(id));
  return (
    <li class="library-card">
      <SourceIcon source={source} />
      <div class="library-text">
        <span class="library-line">
          <a class="row-name library-name" href={libraryHash(id)} dir="auto">
            {name}
          </a>
          <SourceBadge source={source} />
        </span>
        <LibraryFacts library={library} />
        <LibraryMarks library={library} />
        <LibraryProblem library={library} checking={checking} onLogin={open} />
      </div>
      <div class="library-buttons">
        {library.address !== undefined && (
          <Button
            small
            icon={RefreshCw}
            label={t('{action}: {name}', { action: t('Check now'), name })}
            busy={checking.busy.has(id)}
            onClick={() => void checking.check(library)}
          >
            {t('Check now')}
          </Button>
        )}
        <Button small label={t('{action}: {name}', { action: t('Open'), name })} onClick={open}>
          {t('Open')}
        </Button>
      </div>
    </li>
  );
}

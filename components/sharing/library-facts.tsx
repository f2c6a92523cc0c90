import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { useServices } from '../services.ts';
import { ageOf, holdings, revisionOf } from './library-words.ts';
import { SignedBy } from './signed-by.tsx';

/** What is to be known of a library at a glance, in one line that wraps, and who signs it. */
export function LibraryFacts({ library }: { library: LibraryRow }) {
  const { now } = useServices();
  const facts = [
    library.publisher && t('by {name}', { name: library.publisher }),
    revisionOf(library),
    holdings(library),
    ageOf(library, now()),
  ].filter(Boolean);
  return (
    <>
      <span class="library-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
      {(library.source !== 'file' || library.signature.kind === 'signed') && (
        <SignedBy signature={library.signature} />
      )}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Notice } from '../ui/notice.tsx';
import { holdings } from './library-words.ts';
import { PreviewItems } from './preview-items.tsx';
import { PublisherKey } from './publisher-key.tsx';
import { RefusedList } from './refused-list.tsx';
import type { Found } from './subscribe-page.tsx';

/** A library that was found at an address: what it says of itself, who signed it, what is in it. */
export function FoundLibrary(props: {
  found: Found;
  onGone: () => void;
  /** The decision. */
  children: ComponentChildren;
}) {
  const { found, onGone } = props;
  const { head, stageId, problem } = found;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [stageId]);
  const facts = [
    head.publisher && t('by {name}', { name: head.publisher }),
    t('revision {revision}', { revision: head.revision }),
  ].filter(Boolean);
  return (
    <section class="found" aria-label={t('The library')}>
      <header class="found-head">
        <h2 tabIndex={-1} ref={title} dir="auto">
          {head.name}
        </h2>
        <p class="library-facts">
          {[...facts, holdings(found)].map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {head.description && (
          <p class="long-text" dir="auto">
            {head.description}
          </p>
        )}
      </header>
      {problem && (
        <Notice tone="error" role="alert">
          {problem.message}
        </Notice>
      )}
      <PublisherKey signature={found.signature} />
      <RefusedList title={t('Parts of it cannot be used')} refused={found.refused} />
      <PreviewItems key={stageId} stageId={stageId} onGone={onGone} />
      {props.children}
    </section>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { type Apply, ApplyChoice } from './apply-fields.tsx';
import { folderIds } from './folder-fields.tsx';
import type { LookedAt } from './folder-page.tsx';
import { holdings } from './library-words.ts';
import { LineField } from './line-field.tsx';

/** What there is at the address: a library, or nothing yet. */
export function FoundFolder(props: {
  found: LookedAt;
  /** Of a library that is begun there. */
  name: string;
  nameError: string | undefined;
  busy: boolean;
  apply: Apply;
  onApply: (apply: Apply) => void;
  onName: (name: string) => void;
  onUse: () => void;
}) {
  const { found } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [found.stageId]);
  const trust = (
    <ApplyChoice id="folder-apply" of="folder" apply={props.apply} onChange={props.onApply} />
  );
  const use = (event: Event) => {
    event.preventDefault();
    props.onUse();
  };
  if (found.kind === 'empty') {
    return (
      <form class="panel" noValidate aria-label={t('What was found')} onSubmit={use}>
        <h2 class="section-title" tabIndex={-1} ref={title}>
          {t('There is no such file yet')}
        </h2>
        <p class="quiet">
          {t(
            'It will be made, with an empty library. Put templates into it from the list of templates.',
          )}
        </p>
        <LineField
          id={folderIds.name}
          label={t('Name of the library')}
          error={props.nameError}
          maxLength={200}
          required
          value={props.name}
          onText={props.onName}
        />
        {trust}
        <div class="form-actions">
          <Button type="submit" kind="primary" busy={props.busy}>
            {t('Begin a library here')}
          </Button>
        </div>
      </form>
    );
  }
  const { head } = found;
  return (
    <form class="panel" aria-label={t('What was found')} onSubmit={use}>
      <h2 class="section-title" tabIndex={-1} ref={title}>
        {t('Found: {name}', { name: head.name })}
      </h2>
      <p class="library-facts">
        {head.publisher && <span>{t('by {name}', { name: head.publisher })}</span>}
        <span>{t('revision {revision}', { revision: head.revision })}</span>
        <span>{holdings(found)}</span>
      </p>
      {head.description && <p class="long-text">{head.description}</p>}
      {trust}
      <div class="form-actions">
        <Button type="submit" kind="primary" busy={props.busy}>
          {t('Use this folder')}
        </Button>
      </div>
    </form>
  );
}

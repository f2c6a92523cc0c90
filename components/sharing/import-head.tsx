import { useId } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FieldNotes, fieldAria } from '../ui/field.tsx';
import { holdings } from './library-words.ts';
import type { Preview } from './looked-at.ts';
import { Fingerprint } from './publisher-key.tsx';
import { SignedBy } from './signed-by.tsx';

/** What a document says of itself, and who signed it. */
export function ImportHead(props: {
  preview: Preview;
  /** The person has compared the fingerprint of a key that was not seen before. */
  compared: boolean;
  error: string | undefined;
  onCompared: (compared: boolean) => void;
}) {
  const { head, signature } = props.preview;
  const isNew = signature.kind === 'signed' && signature.known === 'new';
  return (
    <section class="import-head" aria-label={t('What it is')}>
      <h2 tabIndex={-1} data-step dir="auto">
        {head.name}
      </h2>
      {head.description && <p dir="auto">{head.description}</p>}
      <dl>
        <div>
          <dt>{t('Publisher')}</dt>
          <dd dir="auto">{head.publisher || t('Not said')}</dd>
        </div>
        {!head.selection && (
          <div>
            <dt>{t('Revision')}</dt>
            <dd>{number(head.revision)}</dd>
          </div>
        )}
        <div>
          <dt>{t('Holds')}</dt>
          <dd>{holdings(props.preview)}</dd>
        </div>
        <div>
          <dt>{t('Signature')}</dt>
          <dd>
            <SignedBy signature={signature} />
            <p class="quiet">{about(signature)}</p>
          </dd>
        </div>
      </dl>
      {isNew && <Compared {...props} fingerprint={signature.fingerprint} />}
    </section>
  );
}

function about(signature: Preview['signature']): string {
  if (signature.kind === 'unsigned') {
    return t('Nobody vouches for it: take it only from somebody you trust.');
  }
  switch (signature.known) {
    case 'new':
      return t(
        'This key was not seen here before. Ask the publisher for the fingerprint, not in the way the file came.',
      );
    case 'pinned':
      return t('The key that you have approved for this library.');
    case 'own':
      return t('One of your own keys.');
    case 'trusted':
      return t('Your administrator trusts this key.');
  }
}

function Compared(props: {
  fingerprint: string;
  compared: boolean;
  error: string | undefined;
  onCompared: (compared: boolean) => void;
}) {
  const id = useId();
  const texts = { id, label: '', error: props.error };
  return (
    <div class="field import-compared">
      <Fingerprint text={props.fingerprint} label={t('The publisher’s fingerprint')} />
      <label class="check-line">
        <input
          id={id}
          type="checkbox"
          checked={props.compared}
          {...fieldAria(texts, true)}
          onChange={(event) => props.onCompared(event.currentTarget.checked)}
        />
        <span>{t('I have compared the fingerprint')}</span>
      </label>
      <div role="alert">
        <FieldNotes {...texts} />
      </div>
    </div>
  );
}

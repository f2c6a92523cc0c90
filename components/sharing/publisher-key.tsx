import { t } from '../../lib/i18n/t.ts';
import type { SignatureView } from '../../lib/messaging/messages/share-shapes.ts';
import { useServices } from '../services.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';

/** A fingerprint, large, to be compared by eye. */
export function Fingerprint({ text, label }: { text: string; label: string }) {
  const { copy } = useServices();
  return (
    <div class="key-shown">
      <span class="field-label">{label}</span>
      <span class="key-line">
        <code class="fingerprint-large">{text}</code>
        <CopyButton text={text} label={t('Copy the fingerprint')} copy={copy} />
      </span>
    </div>
  );
}

/** Who signed a library that is looked at, and how to make sure of it. */
export function PublisherKey({ signature }: { signature: SignatureView }) {
  if (signature.kind === 'unsigned') {
    return (
      <Notice tone="warning" title={t('Unsigned')}>
        {t(
          'Nothing proves who wrote it: whoever can change the file at this address can change these templates.',
        )}
      </Notice>
    );
  }
  return (
    <section class="panel" aria-label={t('The publisher’s key')}>
      <Fingerprint text={signature.fingerprint} label={t('Signed. The publisher’s fingerprint:')} />
      <p class="quiet">{wordsFor(signature)}</p>
    </section>
  );
}

function wordsFor({ known, name }: SignatureView & { kind: 'signed' }): string {
  switch (known) {
    case 'own':
      return name ? t('This is your own key, “{name}”.', { name }) : t('This is your own key.');
    case 'trusted':
      return name
        ? t('Your administrator trusts this publisher, “{name}”.', { name })
        : t('Your administrator trusts this publisher.');
    case 'pinned':
      return t('You have approved this key before.');
    case 'new':
      return t(
        'Ask the publisher for these characters by another way than the one that gave you the address, and compare them. When you subscribe, you approve this key: from then on only what is signed with it is taken.',
      );
  }
}

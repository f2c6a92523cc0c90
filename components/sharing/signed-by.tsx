import { ShieldCheck, ShieldOff, ShieldQuestionMark } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { SignatureView } from '../../lib/messaging/messages/share-shapes.ts';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.ts';

/** Who signs a library, by name where it is known here, and always by fingerprint; or "Unsigned". */
export function SignedBy({ signature }: { signature: SignatureView }) {
  if (signature.kind === 'unsigned') {
    return (
      <span class="signed-by" data-signed="no">
        <Icon node={ShieldOff} size={14} />
        {t('Unsigned')}
      </span>
    );
  }
  const { known } = signature;
  return (
    <span class="signed-by" data-signed={known === 'new' ? 'new' : 'yes'}>
      <Icon node={known === 'new' ? ShieldQuestionMark : ShieldCheck} size={14} />
      <span>{who(signature)}</span>
    </span>
  );
}

function who({ known, name, fingerprint: text }: SignatureView & { kind: 'signed' }) {
  const fingerprint = <span class="fingerprint">{text}</span>;
  if (name) {
    return known === 'trusted'
      ? rich('Signed by “{name}”, trusted by your administrator: {fingerprint}', {
          name,
          fingerprint,
        })
      : rich('Signed by “{name}”: {fingerprint}', { name, fingerprint });
  }
  if (known === 'own') return rich('Signed by your own key: {fingerprint}', { fingerprint });
  return known === 'trusted'
    ? rich('Signed by its publisher, trusted by your administrator: {fingerprint}', { fingerprint })
    : rich('Signed by its publisher: {fingerprint}', { fingerprint });
}

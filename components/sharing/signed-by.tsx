import { ShieldCheck, ShieldOff, ShieldQuestionMark } from 'lucide';
import type { SignatureView } from '../../lib/messaging/messages/share-shapes.ts';
import { Icon } from '../ui/icon.tsx';

/** Who signs a library, by name where it is known here, and always by fingerprint; or "Unsigned". */
export function SignedBy({ signature }: { signature: SignatureView }) {
  if (signature.kind === 'unsigned') {
    return (
      <span class="signed-by" data-signed="no">
        <Icon node={ShieldOff} size={14} />
        Unsigned
      </span>
    );
  }
  const { known, name, fingerprint } = signature;
  const who = name ? `“${name}”` : known === 'own' ? 'your own key' : 'its publisher';
  return (
    <span class="signed-by" data-signed={known === 'new' ? 'new' : 'yes'}>
      <Icon node={known === 'new' ? ShieldQuestionMark : ShieldCheck} size={14} />
      <span>
        Signed by {who}
        {known === 'trusted' && ', trusted by your administrator'}:{' '}
        <span class="fingerprint">{fingerprint}</span>
      </span>
    </span>
  );
}

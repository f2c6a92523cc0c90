import { Download, KeyRound, TriangleAlert } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { KeyView } from '../../lib/messaging/messages/share-shapes.ts';
import { ago } from '../ago.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';

/** One key: its name, its fingerprint, what it signs, whether it can be lost. */
export function KeyCard(props: { view: KeyView; onBackup: () => void; onRemove: () => void }) {
  const { name, fingerprint, createdAt, backedUpAt, signs } = props.view;
  const { copy, now } = useServices();
  return (
    <li class="library-card">
      <span class="action-icon">
        <Icon node={KeyRound} />
      </span>
      <div class="library-text">
        <strong class="item-name">{name}</strong>
        <span class="key-line">
          <code class="fingerprint">{fingerprint}</code>
          <CopyButton text={fingerprint} label={t('Copy the fingerprint of {name}', { name })} copy={copy} />
        </span>
        <span class="quiet">
          Made {ago(createdAt, now())}.{' '}
          {signs.length > 0
            ? `Signs ${signs.map((one) => `“${one}”`).join(', ')}.`
            : 'Signs nothing yet.'}
        </span>
        {backedUpAt === undefined ? (
          <span class="check-mark">
            <Icon node={TriangleAlert} size={14} />
            Never backed up
          </span>
        ) : (
          <span class="quiet">Backed up {ago(backedUpAt, now())}.</span>
        )}
      </div>
      <div class="library-buttons">
        <Button small icon={Download} label={`Back up: ${name}`} onClick={props.onBackup}>
          {t('Back up…')}
        </Button>
        <Button small label={`Remove: ${name}`} onClick={props.onRemove}>
          {t('Remove…')}
        </Button>
      </div>
    </li>
  );
}

import { Download, KeyRound, TriangleAlert } from 'lucide';
import { ago, list } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KeyView } from '../../lib/messaging/messages/share-shapes.ts';
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
          <CopyButton
            text={fingerprint}
            label={t('Copy the fingerprint of {name}', { name })}
            copy={copy}
          />
        </span>
        <span class="quiet">
          {t('Made {ago}.', { ago: ago(createdAt, now()) })}{' '}
          {signs.length > 0
            ? t('Signs {libraries}.', { libraries: list(signs.map((one) => `“${one}”`)) })
            : t('Signs nothing yet.')}
        </span>
        {backedUpAt === undefined ? (
          <span class="check-mark">
            <Icon node={TriangleAlert} size={14} />
            {t('Never backed up')}
          </span>
        ) : (
          <span class="quiet">{t('Backed up {ago}.', { ago: ago(backedUpAt, now()) })}</span>
        )}
      </div>
      <div class="library-buttons">
        <Button
          small
          icon={Download}
          label={t('{action}: {name}', { action: t('Back up'), name })}
          onClick={props.onBackup}
        >
          {t('Back up…')}
        </Button>
        <Button
          small
          label={t('{action}: {name}', { action: t('Remove'), name })}
          onClick={props.onRemove}
        >
          {t('Remove…')}
        </Button>
      </div>
    </li>
  );
}

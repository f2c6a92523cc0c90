import { ArrowLeft } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { moment } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import { NotSaved } from '../not-saved.tsx';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { Switch } from '../ui/switch.tsx';
import { QuickAddShortcuts } from './shortcuts-help.tsx';
import { VaultGroup } from './vault-group.tsx';

type Connection = NonNullable<QuickAddState['connection']>;

const writes: Record<Connection['writes'], Key> = {
  yes: 'Creating was seen to work.',
  no: 'HighLevel refused to create with this token: it may lack voice-ai-agent-goals.write.',
  unknown: 'Whether it may create is not known until the first create.',
};

/** The token of this sub-account, the launcher, the version. */
export function SettingsScreen(props: {
  locationId?: string | undefined;
  locationName?: string | undefined;
  connection: Connection | null;
  launcherEnabled: boolean;
  onToken: () => void;
  onRemoved: () => void;
  onLauncher: (enabled: boolean) => void;
  onClose: () => void;
}) {
  const { send, version, openWorkspace } = useServices();
  const { connection, locationId } = props;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const section = useRef<HTMLElement>(null);
  const connected = connection !== null;
  useEffect(() => {
    // The button that removed the token went with it.
    if (connected || document.activeElement !== document.body) return;
    section.current?.querySelector<HTMLElement>('.settings-buttons button')?.focus();
  }, [connected]);
  const remove = async () => {
    setAsking(false);
    if (!locationId) return;
    try {
      await send('connection/remove', { locationId });
      setFailed(false);
      props.onRemoved();
    } catch {
      setFailed(true);
    }
  };
  const change = async (launcherEnabled: boolean) => {
    props.onLauncher(launcherEnabled);
    try {
      await send('settings/change', { launcherEnabled });
      setFailed(false);
    } catch {
      props.onLauncher(!launcherEnabled);
      setFailed(true);
    }
  };
  return (
    <section class="screen" aria-labelledby="settings-title" ref={section}>
      <div class="form-head">
        <IconButton icon={ArrowLeft} label={t('Back')} onClick={props.onClose} />
        <h2 class="form-title" id="settings-title">
          {t('Settings')}
        </h2>
      </div>
      <div class="form-body">
        {failed && <NotSaved />}
        {locationId && (
          <div class="settings-group">
            <h3>
              {t('Token of {location}', { location: props.locationName ?? t('this sub-account') })}
            </h3>
            {connection ? (
              <>
                <p>
                  {connection.via === 'token'
                    ? rich('Ends in {last4}, added {day}.', {
                        last4: <code>{connection.last4}</code>,
                        day: moment(connection.addedAt, { dateStyle: 'short' }),
                      })
                    : connection.agency
                      ? t('Made by the agency app of {agency} when it is needed.', {
                          agency: connection.agency,
                        })
                      : t('Made by the agency app when it is needed.')}
                </p>
                {connection.state === 'locked' && <p>{t('It is locked now.')}</p>}
                {connection.state === 'ended' && (
                  <p>{t('It went with the last session: paste it again.')}</p>
                )}
                <p>{t(writes[connection.writes])}</p>
                {connection.missingScopes.length > 0 && (
                  <Notice tone="warning" title={t('Scopes it lacks for reading')}>
                    <ul class="scopes">
                      {connection.missingScopes.map((scope) => (
                        <li key={scope}>
                          <code>{scope}</code>
                        </li>
                      ))}
                    </ul>
                    {t('Tick them in HighLevel, or enter IDs by hand.')}
                  </Notice>
                )}
                <div class="settings-buttons">
                  <Button small onClick={props.onToken}>
                    {connection.via === 'agency' ? t('Add a token of its own') : t('Replace token')}
                  </Button>
                  {connection.via === 'token' && (
                    <Button small kind="danger" onClick={() => setAsking(true)}>
                      {t('Remove token')}
                    </Button>
                  )}
                </div>
              </>
            ) : (
              <>
                <p>{t('None yet. It is asked for when you create the first action.')}</p>
                <div class="settings-buttons">
                  <Button small onClick={props.onToken}>
                    {t('Add a token')}
                  </Button>
                </div>
              </>
            )}
          </div>
        )}
        <div class="settings-group">
          <Switch
            id="launcher"
            label={t('Button on Voice AI pages')}
            help={t(
              'Opens quick add from HighLevel’s own page, and adds ready templates in one click.',
            )}
            checked={props.launcherEnabled}
            onChange={(checked) => void change(checked)}
          />
        </div>
        <VaultGroup />
        <div class="settings-group settings-buttons">
          <Button small onClick={() => void openWorkspace('#/settings?show=appearance')}>
            {t('Language and appearance…')}
          </Button>
          <Button small onClick={() => setShortcuts(true)}>
            {t('Keyboard shortcuts')}
          </Button>
        </div>
        <p class="field-note">Switchboard {version}</p>
      </div>
      {shortcuts && <QuickAddShortcuts onClose={() => setShortcuts(false)} />}
      {asking && (
        <Dialog
          title={t('Remove the token?')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('Cancel')}</Button>
              <Button kind="danger" onClick={() => void remove()}>
                {t('Remove token')}
              </Button>
            </>
          }
        >
          {t('Switchboard forgets it. In HighLevel it stays valid until you remove it there.')}
        </Dialog>
      )}
    </section>
  );
}

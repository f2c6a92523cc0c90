import { t } from '../../lib/i18n/t.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineField } from './line-field.tsx';

export interface FolderTyped {
  address: string;
  user: string;
  password: string;
  me: string;
}

export const folderIds = {
  address: 'folder-address',
  user: 'folder-user',
  password: 'folder-password',
  me: 'folder-me',
  name: 'folder-name',
};

/** What is to be known of a shared folder: where it is, who may, and who one is in it. */
export function FolderFields(props: {
  typed: FolderTyped;
  errors: Partial<FolderTyped>;
  onChange: (changes: Partial<FolderTyped>) => void;
}) {
  const { typed, errors, onChange } = props;
  return (
    <>
      <LineField
        id={folderIds.address}
        label={t('Address of the file in the folder')}
        help={t(
          'It begins with https:// and ends with the name of a file, which need not be there yet.',
        )}
        error={errors.address}
        address
        placeholder="https://cloud.example.com/remote.php/dav/files/anna/switchboard.json"
        maxLength={2000}
        required
        value={typed.address}
        onText={(address) => onChange({ address })}
      />
      <Disclosure label={t('Where do I find the address?')}>
        <dl class="examples">
          <dt>{t('Nextcloud, ownCloud')}</dt>
          <dd>
            {t(
              'Files, then the settings below at the left, “WebDAV”; add the folder and the file:',
            )}
            <code>https://cloud.example.com/remote.php/dav/files/anna/Team/switchboard.json</code>
          </dd>
          <dt>{t('Box')}</dt>
          <dd>
            <code>https://dav.box.com/dav/Team/switchboard.json</code>
          </dd>
          <dt>{t('A NAS or Apache')}</dt>
          <dd>
            {t('The address that its WebDAV settings name, and the file:')}
            <code>https://nas.example.com:5006/team/switchboard.json</code>
          </dd>
        </dl>
      </Disclosure>
      <LineField
        id={folderIds.user}
        label={t('User name')}
        error={errors.user}
        maxLength={500}
        value={typed.user}
        onText={(user) => onChange({ user })}
      />
      <LineField
        id={folderIds.password}
        label={t('App password')}
        help={t(
          'Make one for Switchboard alone (Nextcloud: Settings, Security, “Devices & sessions”): it can be taken back without changing your own. Kept beside the tokens in this browser.',
        )}
        error={errors.password}
        maxLength={5000}
        secret
        value={typed.password}
        onText={(password) => onChange({ password })}
      />
      <LineField
        id={folderIds.me}
        label={t('Your name in it')}
        help={t('The others see it beside what you change.')}
        error={errors.me}
        maxLength={100}
        required
        value={typed.me}
        onText={(me) => onChange({ me })}
      />
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { privateIntegrationsUrl } from '../../lib/highlevel/crm-url.ts';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { FormDialog } from '../sharing/form-dialog.tsx';
import { focusField, LineField } from '../sharing/line-field.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { GroupField } from './group-field.tsx';
import { checked } from './table-entries.ts';
import '../sharing/forms.css';

/** Takes in the token of a sub-account: of one that is known, or of one that is named here. */
export function TokenDialog(props: {
  /** Absent: it is asked for. */
  locationId?: string | undefined;
  name?: string | undefined;
  /** The end of the token that it takes the place of. */
  replaces?: string | undefined;
  /** Groups that there are; absent where none is to be chosen. */
  groups?: string[] | undefined;
  onSaved: (connection: ConnectionView, locationId: string) => void;
  onClose: () => void;
}) {
  const { send, now } = useServices();
  const { locationId: given, name, replaces, groups } = props;
  const [place, setPlace] = useState('');
  const [token, setToken] = useState('');
  const [group, setGroup] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ place?: string; token?: string }>({});
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => focusField(given ? 'connection-token' : 'connection-place'), [given]);

  const refuse = (field: 'place' | 'token', message: string) => {
    setWrong({ [field]: message });
    focusField(`connection-${field}`);
  };
  const save = async (untested: boolean) => {
    setWrong({});
    setProblem(undefined);
    const found = given ?? subAccountIn(place);
    if (!found) {
      return refuse(
        'place',
        t(
          'This is not a sub-account: paste its id, or the address of one of its pages (…/location/…).',
        ),
      );
    }
    const text = token.trim().replace(/^Bearer\s+/i, '');
    if (!text) return refuse('token', t('Paste the token.'));
    setBusy(true);
    try {
      const input = { locationId: found, token: text, untested };
      const in_ = group.trim() ? { group: group.trim() } : {};
      const reply = await send('connection/save', { ...input, ...in_ });
      if (reply.saved && reply.connection) return props.onSaved(reply.connection, found);
      if (reply.problem) {
        setProblem(reply.problem);
        focusField('connection-token');
      } else refuse('token', reply.malformed ?? t('The token was not saved. Try again.'));
    } catch (failure) {
      refuse('token', failureText(failure));
    } finally {
      setBusy(false);
    }
  };
  const told = problem && problemText(problem, { doing: 'token', now: now() });
  const unreachable = problem && ['down', 'offline', 'limit', 'unexpected'].includes(problem.kind);
  const known = given ?? subAccountIn(place);
  return (
    <FormDialog
      title={
        name === undefined
          ? replaces
            ? t('Replace the token of this sub-account')
            : t('Add a sub-account')
          : replaces
            ? t('Replace the token of {name}', { name })
            : t('Add {name}', { name })
      }
      confirm={t('Test and save')}
      busy={busy}
      onSubmit={() => void save(false)}
      onClose={props.onClose}
    >
      {!given && (
        <LineField
          id="connection-place"
          label={t('Sub-account')}
          help={t('Its id, or the address of any of its pages in the CRM.')}
          error={wrong.place}
          value={place}
          onText={setPlace}
          required
          maxLength={1000}
          address
        />
      )}
      <LineField
        id="connection-token"
        label={t('Token')}
        help={
          replaces
            ? t(
                'Takes the place of …{last4}; groups and remembered secrets stay. It has to be made in this sub-account.',
                { last4: replaces },
              )
            : t('Made in this sub-account: one of another does not work, and is never tried.')
        }
        error={wrong.token}
        value={token}
        onText={setToken}
        secret
        required
        maxLength={4000}
      />
      {groups && (
        <GroupField
          id="connection-group"
          label={t('Group (optional)')}
          value={group}
          groups={groups}
          onText={setGroup}
        />
      )}
      {known && (
        <p>
          <a href={privateIntegrationsUrl(crmOrigins[0], known)} target="_blank" rel="noreferrer">
            {t('Where tokens are made in HighLevel')}
            <span class="visually-hidden">{t(' (opens in a new tab)')}</span>
          </a>
        </p>
      )}
      {told && (
        <Notice
          tone="error"
          title={told.title}
          role="alert"
          actions={
            unreachable && (
              <Button small busy={busy} onClick={() => void save(true)}>
                {t('Save without testing')}
              </Button>
            )
          }
        >
          {told.detail}
        </Notice>
      )}
    </FormDialog>
  );
}

/** The sub-account that a person names by its id or an address. */
function subAccountIn(text: string): string | undefined {
  const { locationId } = checked({ key: '', line: 1, locationId: text, token: '' });
  return /^[A-Za-z0-9]{15,40}$/.test(locationId) ? locationId : undefined;
}

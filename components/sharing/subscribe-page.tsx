import { useCallback, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { libraryHash } from '../workspace/route.ts';
import type { Apply } from './apply-fields.tsx';
import { hoursError, hoursOf } from './apply-fields.tsx';
import { addressError } from './check-address.ts';
import { FoundLibrary } from './found-library.tsx';
import { siteOf } from './library-words.ts';
import { focusField, LineField } from './line-field.tsx';
import './sharing.css';
import { SubscribeChoices } from './subscribe-choices.tsx';

export type Found = Extract<Output<'address/preview'>, { kind: 'preview' }>;

const addressId = 'subscribe-address';
const hoursId = 'subscribe-hours';

/** Subscribes to a library at an address: give it, look at what is there, decide. */
export function SubscribePage({ go }: { go: (hash: string) => void }) {
  const { send, requestAccess } = useServices();
  const toast = useToast();
  const [address, setAddress] = useState('');
  const [authorization, setAuthorization] = useState('');
  const [apply, setApply] = useState<Apply>('auto');
  const [hours, setHours] = useState('12');
  const [error, setError] = useState<{ address?: string; hours?: string }>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<'looking' | 'subscribing'>();
  const [found, setFound] = useState<Found>();
  // What was typed last: an answer about something else is not shown.
  const turn = useRef(0);

  /** What is shown belongs to what was typed before. */
  const forget = () => {
    turn.current += 1;
    setFound(undefined);
    setTrouble(undefined);
    setError({});
  };
  const lost = useCallback(() => {
    setFound(undefined);
    setTrouble(t('Switchboard has put the library aside meanwhile. Look at it again.'));
  }, []);

  const look = async () => {
    if (busy) return;
    forget();
    const wrong = addressError(address, 'library');
    const site = siteOf(address.trim());
    if (wrong || !site) {
      setError({ address: wrong ?? t('This address cannot be read.') });
      return focusField(addressId);
    }
    const mine = turn.current;
    setBusy('looking');
    try {
      // First of all: the browser asks the person only in the click itself.
      if (!(await requestAccess(site.origin).catch(() => false))) {
        setTrouble(
          t(
            'Switchboard may not read {host}. Nothing was read. Press “Look at it” again and allow it.',
            { host: site.host },
          ),
        );
        return;
      }
      const header = authorization.trim();
      const reply = await send('address/preview', {
        address: address.trim(),
        ...(header ? { authorization: header } : {}),
      });
      if (mine !== turn.current) return;
      if (reply.kind === 'preview') setFound(reply);
      else setTrouble(reply.problem.message);
    } catch (failure) {
      if (mine === turn.current) setTrouble(failureText(failure));
    } finally {
      setBusy(undefined);
    }
  };

  const subscribe = async () => {
    if (busy || !found) return;
    setTrouble(undefined);
    const everyHours = hoursOf(hours);
    if (everyHours === undefined) {
      setError({ hours: t(hoursError) });
      return focusField(hoursId);
    }
    setBusy('subscribing');
    try {
      const { signature, stageId } = found;
      const reply = await send('address/add', {
        stageId,
        apply,
        everyHours,
        ...(signature.kind === 'signed' ? { approvedKey: signature.key } : {}),
      });
      if (reply.kind === 'added') {
        const { name } = reply.library;
        toast({ tone: 'success', text: t('Subscribed to “{name}”.', { name }) });
        return go(libraryHash(reply.library.id));
      }
      if (reply.kind === 'gone') lost();
      else setTrouble(reply.problem.message);
    } catch (failure) {
      setTrouble(failureText(failure));
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <div class="sharing sharing-narrow">
      <div class="page-head">
        <BackLink href="#/sharing" label={t('Sharing')} />
        <h1 tabIndex={-1}>{t('Subscribe to a library')}</h1>
      </div>
      <p class="page-lead">
        {t(
          'A library at a web address is read again and again, and its templates are here to use. They stay as their publisher writes them.',
        )}
      </p>
      <form
        class="panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <LineField
          id={addressId}
          label={t('Address')}
          help={t(
            'It begins with https://. A raw file in a repository, a bucket, any web server. Nothing is read before you press the button.',
          )}
          error={error.address}
          address
          placeholder="https://example.com/team.json"
          maxLength={2000}
          required
          value={address}
          onText={(text) => {
            forget();
            setAddress(text);
          }}
        />
        <LineField
          id="subscribe-authorization"
          label={t('Authorization header (optional)')}
          help={t(
            'Only for addresses that ask for one: its whole value, e.g. “Bearer …”. Kept with the tokens in this browser.',
          )}
          maxLength={5000}
          secret
          value={authorization}
          onText={(text) => {
            forget();
            setAuthorization(text);
          }}
        />
        <div class="form-actions">
          <Button
            type="submit"
            kind={found ? 'plain' : 'primary'}
            busy={busy === 'looking'}
            disabled={busy === 'subscribing'}
          >
            {t('Look at it')}
          </Button>
          <span class="quiet" role="status">
            {busy === 'looking' && t('Reading…')}
          </span>
        </div>
      </form>
      {trouble && !found && <Trouble text={trouble} />}
      {found && (
        <FoundLibrary found={found} onGone={lost}>
          {!found.problem && (
            <SubscribeChoices
              {...{ apply, hours, hoursId, busy: busy === 'subscribing' }}
              hoursError={error.hours}
              onApply={setApply}
              onHours={(text) => {
                setError({});
                setHours(text);
              }}
              onSubscribe={() => void subscribe()}
            >
              {trouble && <Trouble text={trouble} />}
            </SubscribeChoices>
          )}
        </FoundLibrary>
      )}
    </div>
  );
}

const Trouble = ({ text }: { text: string }) => (
  <Notice tone="error" role="alert">
    {text}
  </Notice>
);

import { ArrowLeft, ExternalLink } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { privateIntegrationsUrl } from '../../lib/highlevel/crm-url.ts';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';

/** The scopes to tick, in the order of HighLevel's list of them; the first is what creates. */
export const scopesToTick = [
  'voice-ai-agent-goals.write',
  'voice-ai-agent-goals.readonly',
  'voice-ai-agents.readonly',
  'locations.readonly',
  'locations/customFields.readonly',
  'workflows.readonly',
  'calendars.readonly',
  'knowledge-bases.readonly',
];

/** The background takes no longer ones; tokens are far shorter. */
const longestToken = 4000;

/** Why a token is asked for, and what goes on by itself once it is there. */
export interface TokenWish {
  reason?: Problem;
  goOn?: () => void;
  next?: 'create' | 'send-again';
}

type Connection = NonNullable<Output<'connection/save'>['connection']>;

/** Takes the sub-account's token in; explains how to make one. */
export function TokenScreen(props: {
  locationId: string;
  locationName?: string | undefined;
  /** The CRM's origin, for the link to the page where tokens are made. */
  origin: string;
  /** A token is there already. */
  replace: boolean;
  /** What goes on by itself once the token is saved. */
  next: TokenWish['next'];
  /** The one before is gone with its session. */
  ended: boolean;
  /** Why a new one is needed. */
  reason?: Problem | undefined;
  onSaved: (connection: Connection) => void;
  onClose: () => void;
}) {
  const { send, now, openPage, copy } = useServices();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const save = async (untested: boolean) => {
    if (busy) return;
    setError(undefined);
    setProblem(undefined);
    const text = token.trim().replace(/^Bearer\s+/i, '');
    if (!text) {
      setError(t('Paste the token first.'));
      input.current?.focus();
      return;
    }
    if (text.length > longestToken) {
      setError(t('This is too long for a token. Copy it again, alone.'));
      input.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const reply = await send('connection/save', {
        locationId: props.locationId,
        token: text,
        untested,
      });
      if (reply.saved && reply.connection) return props.onSaved(reply.connection);
      if (reply.malformed) setError(reply.malformed);
      else if (reply.problem) setProblem(reply.problem);
      else setError(t('The token was not saved. Try again.'));
      input.current?.focus();
    } catch (failure) {
      setError(notSaved(failure));
    } finally {
      setBusy(false);
    }
  };

  const unreachable = problem && ['down', 'offline', 'limit', 'unexpected'].includes(problem.kind);
  const reason: Problem | undefined =
    props.reason ?? (props.ended ? { kind: 'ended', messages: [] } : undefined);
  const why = reason && problemText(reason, { now: now() });
  const told = problem && problemText(problem, { doing: 'token', now: now() });
  const where = props.locationName ?? t('this sub-account');
  const page = privateIntegrationsUrl(props.origin, props.locationId);
  const texts = {
    id: 'token',
    label: t('Token'),
    help: t('Kept in this browser only, for this sub-account. It is never shown again.'),
    error,
  };
  return (
    <form
      class="screen"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <div class="form-head">
        <IconButton icon={ArrowLeft} label={t('Back')} onClick={props.onClose} />
        <h2 class="form-title">
          {props.ended
            ? t('Paste the token again')
            : props.replace
              ? t('Replace token')
              : t('Add a token')}
        </h2>
      </div>
      <div class="form-body">
        {why && !told && (
          <Notice tone="warning" title={why.title}>
            {why.detail}
          </Notice>
        )}
        <p class="lead">
          {t(
            'HighLevel asks for a token of {location}, made there: one of another sub-account does not work.',
            { location: where },
          )}{' '}
          {t(nexts[props.next ?? 'none'].lead)}
        </p>
        <Field {...texts}>
          <input
            ref={input}
            id={texts.id}
            class="input input-id"
            type="password"
            autocomplete="off"
            spellcheck={false}
            placeholder="pit-…"
            value={token}
            {...fieldAria(texts, true)}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
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
        <div class="how">
          <h3>{t('How to make one')}</h3>
          <ol>
            <li>
              {rich('Open {page} of the sub-account and create a new integration.', {
                page: (
                  <a
                    href={page}
                    target="_blank"
                    rel="noreferrer"
                    onClick={(event) => {
                      event.preventDefault();
                      void openPage(page);
                    }}
                  >
                    Settings → Private Integrations
                    <ExternalLinkIcon />
                  </a>
                ),
              })}
            </li>
            <li>
              {t('Tick these scopes:')}
              <ul class="scopes">
                {scopesToTick.map((scope) => (
                  <li key={scope}>
                    <code>{scope}</code>
                  </li>
                ))}
              </ul>
              <span class="scopes-copy">
                <CopyButton
                  text={scopesToTick.join('\n')}
                  label={t('Copy the list of scopes')}
                  copy={copy}
                />
                {t('Copy the list')}
              </span>
            </li>
            <li>{t('Copy the token (HighLevel shows it once) and paste it above.')}</li>
          </ol>
          <p class="field-note">
            {t('Without the reading scopes, names cannot be listed; you can still enter IDs.')}
          </p>
        </div>
      </div>
      <div class="footer">
        <Button kind="primary" type="submit" wide busy={busy}>
          {t(nexts[props.next ?? 'none'].button)}
        </Button>
      </div>
    </form>
  );
}

const nexts: Record<'none' | NonNullable<TokenWish['next']>, { lead: Key; button: Key }> = {
  none: { lead: 'Paste it once.', button: 'Save token' },
  create: {
    lead: 'Paste it once; the action is created right after.',
    button: 'Save and create action',
  },
  'send-again': {
    lead: 'Paste it once; what was not sent is sent again right after.',
    button: 'Save and send again',
  },
};

function notSaved(failure: unknown): string {
  const reason = failure instanceof MessageError ? failure.reason : 'failed';
  if (reason === 'storage')
    return t('The browser’s storage did not take it. The token was not saved.');
  return reason === 'locked'
    ? t('Switchboard is locked. The token was not saved: unlock it to save.')
    : t('The extension did not answer. Try again.');
}

function ExternalLinkIcon() {
  return (
    <>
      <Icon node={ExternalLink} size={12} />
      <span class="visually-hidden">{t(' (opens in a new tab)')}</span>
    </>
  );
}

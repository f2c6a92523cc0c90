import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { Button } from '../ui/button.tsx';
import { ApplyChoice, EveryField, hoursError, hoursOf } from './apply-fields.tsx';
import { focusField, LineField } from './line-field.tsx';
import { useLibraryChange } from './use-library-change.ts';

/** The first field of the login, whichever way it is. */
export const loginFieldId = 'library-login';

/**
 * How a library of a team is kept: updates, how often, the login, one's own name in it. Of an
 * administrator's only the login is the person's: policies hold none.
 */
export function LibrarySettings(props: { library: LibraryRow; again: () => Promise<void> }) {
  const { library, again } = props;
  const { change } = useLibraryChange(library, again);
  const { source, everyHours, apply } = library;
  return (
    <section class="panel" aria-label={t('Settings')}>
      <h2 class="section-title">{t('Settings')}</h2>
      {(source === 'subscription' || source === 'folder') && (
        <ApplyChoice
          id="library-apply"
          of={source}
          apply={apply}
          onChange={(next) =>
            void change(
              { kind: 'apply', apply: next },
              next === 'auto'
                ? t('Changes come by themselves.')
                : t('Changes wait for your approval.'),
            )
          }
        />
      )}
      {source === 'subscription' && everyHours !== undefined && (
        <Every {...{ library, again, everyHours }} />
      )}
      {source === 'folder' && <Me {...{ library, again }} />}
      {source === 'folder' ? <Login {...{ library, again }} /> : <Header {...{ library, again }} />}
    </section>
  );
}

interface Part {
  library: LibraryRow;
  again: () => Promise<void>;
}

function Every({ library, again, everyHours }: Part & { everyHours: number }) {
  const { change, busy } = useLibraryChange(library, again);
  const [text, setText] = useState(String(everyHours));
  const [error, setError] = useState<string>();
  const save = () => {
    const hours = hoursOf(text);
    if (hours === undefined) {
      setError(t(hoursError));
      return focusField('library-every');
    }
    void change(
      { kind: 'every', hours },
      plural(hours, 'It is looked at every hour.', 'It is looked at every {count} hours.'),
    );
  };
  return (
    <Form onSubmit={save}>
      <EveryField
        id="library-every"
        text={text}
        error={error}
        onText={(next) => {
          setError(undefined);
          setText(next);
        }}
      />
      {text !== String(everyHours) && <SaveButton busy={busy} label={t('Save how often')} />}
    </Form>
  );
}

function Me({ library, again }: Part) {
  const { change, busy } = useLibraryChange(library, again);
  const [me, setMe] = useState(library.me ?? '');
  const wanted = me.trim();
  return (
    <Form
      onSubmit={() =>
        wanted &&
        void change({ kind: 'me', me: wanted }, t('You are “{name}” in it.', { name: wanted }))
      }
    >
      <LineField
        id="library-me"
        label={t('Your name in it')}
        help={t('The others see it beside what you change.')}
        error={wanted ? undefined : t('Say what the others know you by.')}
        maxLength={100}
        value={me}
        onText={setMe}
      />
      {wanted && wanted !== library.me && <SaveButton busy={busy} label={t('Save your name')} />}
    </Form>
  );
}

function Login({ library, again }: Part) {
  const { change, busy } = useLibraryChange(library, again);
  const [user, setUser] = useState(library.user ?? '');
  const [password, setPassword] = useState('');
  const save = async () => {
    const login = { kind: 'login', user: user.trim(), password } as const;
    if (await change(login, t('The login was changed. “Check now” tries it.'))) setPassword('');
  };
  return (
    <Form onSubmit={() => void save()}>
      <LineField
        id={loginFieldId}
        label={t('User name')}
        maxLength={500}
        value={user}
        onText={setUser}
      />
      <LineField
        id="library-password"
        label={t('New app password')}
        help={
          library.hasLogin
            ? t('There is one, which is never shown again. Kept beside the tokens in this browser.')
            : t('Kept beside the tokens in this browser.')
        }
        maxLength={5000}
        secret
        value={password}
        onText={setPassword}
      />
      {(password !== '' || user !== (library.user ?? '')) && (
        <SaveButton busy={busy} disabled={password === ''} label={t('Change the login')} />
      )}
    </Form>
  );
}

function Header({ library, again }: Part) {
  const { change, busy } = useLibraryChange(library, again);
  const [value, setValue] = useState('');
  const save = async () => {
    const what = { kind: 'authorization', value: value.trim() } as const;
    if (await change(what, t('The header was changed. “Check now” tries it.'))) setValue('');
  };
  return (
    <Form onSubmit={() => void save()}>
      <LineField
        id={loginFieldId}
        label={
          library.hasLogin ? t('New Authorization header') : t('Authorization header (optional)')
        }
        help={
          library.hasLogin
            ? t(
                'There is one, which is never shown again. Its whole value, e.g. “Bearer …”. Kept with the tokens in this browser.',
              )
            : t('Its whole value, e.g. “Bearer …”. Kept with the tokens in this browser.')
        }
        maxLength={5000}
        secret
        value={value}
        onText={setValue}
      />
      <div class="form-actions">
        {value.trim() !== '' && <SaveButton busy={busy} label={t('Change the header')} />}
        {library.hasLogin && (
          <Button
            small
            onClick={() =>
              void change({ kind: 'authorization', value: '' }, t('The header was forgotten.'))
            }
          >
            {t('Forget the header')}
          </Button>
        )}
      </div>
    </Form>
  );
}

function Form(props: { onSubmit: () => void; children: ComponentChildren }) {
  return (
    <form
      class="setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

const SaveButton = (props: { busy: boolean; label: string; disabled?: boolean }) => (
  <Button type="submit" small busy={props.busy} disabled={props.disabled}>
    {props.label}
  </Button>
);

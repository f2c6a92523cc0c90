import { useRef, useState } from 'preact/hooks';
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
import { addressError } from './check-address.ts';
import { FolderFields, type FolderTyped, folderIds } from './folder-fields.tsx';
import { FoundFolder } from './found-folder.tsx';
import { siteOf } from './library-words.ts';
import { focusField } from './line-field.tsx';
import './sharing.css';

export type LookedAt = Exclude<Output<'folder/look'>, { kind: 'problem' }>;

const nothing: FolderTyped = { address: '', user: '', password: '', me: '' };

/** Connects a shared folder: where it is, what is in it, use it. */
export function FolderPage({ go }: { go: (hash: string) => void }) {
  const { send, requestAccess } = useServices();
  const toast = useToast();
  const [typed, setTyped] = useState(nothing);
  const [apply, setApply] = useState<Apply>('ask');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<Partial<FolderTyped> & { name?: string }>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<'looking' | 'adding'>();
  const [found, setFound] = useState<LookedAt>();
  // An answer about what is not typed any more is not shown.
  const turn = useRef(0);

  const change = (changes: Partial<FolderTyped>) => {
    setTyped((before) => ({ ...before, ...changes }));
    setErrors({});
    setTrouble(undefined);
    // One's own name has nothing to do with what was found.
    if ('me' in changes) return;
    turn.current += 1;
    setFound(undefined);
  };
  const refuse = (wrong: typeof errors) => {
    setErrors(wrong);
    const [first] = (['address', 'user', 'password', 'me', 'name'] as const).filter(
      (key) => wrong[key],
    );
    if (first) focusField(folderIds[first]);
  };

  const look = async () => {
    if (busy) return;
    const address = typed.address.trim();
    const wrong = addressError(address, 'folder');
    const site = siteOf(address);
    if (wrong || !site || !typed.me.trim()) {
      return refuse({
        ...(wrong || !site ? { address: wrong ?? t('This address cannot be read.') } : {}),
        ...(typed.me.trim() ? {} : { me: t('Say what the others know you by.') }),
      });
    }
    setTrouble(undefined);
    setFound(undefined);
    turn.current += 1;
    const mine = turn.current;
    setBusy('looking');
    try {
      // First of all: the browser asks the person only in the click itself.
      if (!(await requestAccess(site.origin).catch(() => false))) {
        setTrouble(
          t(
            'Switchboard may not read {host}. Nothing was read. Press “Look into it” again and allow it.',
            { host: site.host },
          ),
        );
        return;
      }
      const { user, password } = typed;
      const reply = await send('folder/look', { address, user: user.trim(), password });
      if (mine !== turn.current) return;
      if (reply.kind === 'problem') setTrouble(reply.problem.message);
      else setFound(reply);
    } catch (failure) {
      if (mine === turn.current) setTrouble(failureText(failure));
    } finally {
      setBusy(undefined);
    }
  };

  const add = async () => {
    if (busy || !found) return;
    const wanted = name.trim();
    const wrong = {
      ...(typed.me.trim() ? {} : { me: t('Say what the others know you by.') }),
      ...(found.kind === 'empty' && !wanted ? { name: t('Give the library a name.') } : {}),
    };
    if (Object.keys(wrong).length > 0) return refuse(wrong);
    setTrouble(undefined);
    setBusy('adding');
    try {
      const reply = await send('folder/add', {
        stageId: found.stageId,
        apply,
        me: typed.me.trim(),
        ...(found.kind === 'empty' ? { name: wanted } : {}),
      });
      if (reply.kind === 'added') {
        const { name: called } = reply.library;
        toast({ tone: 'success', text: t('“{name}” is connected.', { name: called }) });
        return go(libraryHash(reply.library.id));
      }
      if (reply.kind === 'gone') {
        setFound(undefined);
        setTrouble(t('Switchboard has put the folder aside meanwhile. Look into it again.'));
      } else setTrouble(reply.problem.message);
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
        <h1 tabIndex={-1}>{t('Connect a shared folder')}</h1>
      </div>
      <p class="page-lead">
        {t(
          'Several people keep one library in a file on a server that speaks WebDAV: Nextcloud, ownCloud, Box, a NAS, Apache. Everyone reads and writes it; what two people changed at once is put together or shown.',
        )}
      </p>
      <Notice tone="warning">
        {t('Unsigned: whoever may write to this folder can change these templates.')}
      </Notice>
      <form
        class="panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <FolderFields typed={typed} errors={errors} onChange={change} />
        <div class="form-actions">
          <Button
            type="submit"
            kind={found ? 'plain' : 'primary'}
            busy={busy === 'looking'}
            disabled={busy === 'adding'}
          >
            {t('Look into it')}
          </Button>
          <span class="quiet" role="status">
            {busy === 'looking' && t('Reading…')}
          </span>
        </div>
      </form>
      {found && (
        <FoundFolder
          {...{ found, name, busy: busy === 'adding' }}
          nameError={errors.name}
          apply={apply}
          onApply={setApply}
          onName={(text) => {
            setErrors({});
            setName(text);
          }}
          onUse={() => void add()}
        />
      )}
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </div>
  );
}

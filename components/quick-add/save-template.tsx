import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { type Proposal, withProposals } from '../../lib/templates/proposals.ts';
import { isReference, type Template, type Variable } from '../../lib/templates/schema.ts';
import { TextField } from '../fields/text-field.tsx';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { FormHead } from './form-head.tsx';
import { Unreadable } from './unreadable.tsx';

export type TemplateSource = Input<'action/as-template'>['source'];
type Found = Extract<Output<'action/as-template'>, { kind: 'template' }>;

const nameField = { kind: 'text' as const, path: '$name', label: '', help: '', required: true };

const same = (a: Proposal, b: Proposal) => a.kind === b.kind && a.value === b.value;

/** Makes a template of an action that the agent has, or of what stands in a form. */
export function SaveTemplate(props: {
  target: AgentAddress;
  source: TemplateSource;
  folders: string[];
  onSaved: (template: Template) => void;
  onNeedToken: () => void;
  onClose: () => void;
}) {
  const { send, now } = useServices();
  const { target, source } = props;
  const [reply, setReply] = useState<Output<'action/as-template'> | 'nobody'>();
  const [turn, setTurn] = useState(0);
  const isLocked =
    reply !== 'nobody' && reply?.kind === 'problem' && reply.problem.kind === 'locked';
  const vaultTurn = useVaultTurn();
  const [name, setName] = useState('');
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState<Proposal[]>([]);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const found = reply !== 'nobody' && reply?.kind === 'template' ? reply : undefined;

  useEffect(() => {
    let gone = false;
    setReply(undefined);
    send('action/as-template', { target, source }).then(
      (next) => {
        if (gone) return;
        setReply(next);
        if (next.kind !== 'template') return;
        setName(next.name);
        // The same number is seldom right in the next sub-account; an address often is.
        setChosen(next.proposals.filter(({ kind }) => kind === 'phone'));
      },
      () => !gone && setReply('nobody'),
    );
    return () => {
      gone = true;
    };
  }, [send, target, source, turn]);
  useEffect(() => {
    // What was typed since is not read over.
    if (isLocked) setTurn((count) => count + 1);
  }, [vaultTurn]);
  useEffect(() => {
    const field = root.current?.querySelector<HTMLElement>('input');
    (field ?? root.current?.querySelector<HTMLElement>('h2'))?.focus();
  }, [found === undefined]);

  const save = async () => {
    if (!found || busy) return;
    if (name.trim() === '') {
      const message = t('Give the template a name.');
      return setIssues([{ path: '$name', message, level: 'error' }]);
    }
    setBusy(true);
    setFailed(undefined);
    try {
      const content = contentOf(found, { name: name.trim(), folder: folder.trim(), chosen });
      const answer = await send('template/save', { base: 0, content, anyway: false });
      if (answer.kind === 'saved') return props.onSaved(answer.template);
      if (answer.kind === 'invalid') setIssues(answer.issues);
      else
        setFailed(
          answer.kind === 'read-only'
            ? t('Your administrator has switched off templates of your own. Nothing was saved.')
            : t('It was not saved. Try again.'),
        );
    } catch (error) {
      const storage = error instanceof MessageError && error.reason === 'storage';
      setFailed(
        storage
          ? t('The browser’s storage did not take it. Nothing was saved.')
          : t('The extension did not answer. Try again.'),
      );
    } finally {
      setBusy(false);
    }
  };

  const ofName = issues.find(({ path }) => path === '$name')?.message;
  return (
    <form
      class="screen"
      ref={root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormHead title={t('Save as template')} onBack={props.onClose} />
      <div class="form-body">
        {reply === undefined && <Loading shape="fields" label={t('Reading the action…')} />}
        {reply !== undefined && (reply === 'nobody' || reply.kind !== 'template') && (
          <Unreadable
            reply={reply}
            now={now()}
            onAgain={() => setTurn(turn + 1)}
            onNeedToken={props.onNeedToken}
          />
        )}
        {failed && (
          <Notice tone="error" role="alert">
            {failed}
          </Notice>
        )}
        {issues
          .filter(({ path, level }) => path !== '$name' && level === 'error')
          .map((issue) => (
            <Notice key={issue.path + issue.message} tone={issue.level}>
              {issue.message}
            </Notice>
          ))}
        {found && (
          <>
            <TextField
              field={nameField}
              value={name}
              texts={{ id: 'template-name', label: t('Name'), error: ofName }}
              onChange={(value) => {
                setName(String(value));
                setIssues([]);
              }}
              onLeave={() => undefined}
            />
            <FolderField value={folder} folders={props.folders} onChange={setFolder} />
            <Blanks variables={found.variables} />
            <Offered
              proposals={found.proposals}
              chosen={chosen}
              onChange={(one, on) =>
                setChosen((all) => {
                  const others = all.filter((other) => !same(other, one));
                  return on ? [...others, ...found.proposals.filter((p) => same(p, one))] : others;
                })
              }
            />
          </>
        )}
      </div>
      {found && (
        <div class="footer">
          <Button kind="primary" type="submit" wide busy={busy}>
            {t('Save template')}
          </Button>
        </div>
      )}
    </form>
  );
}

function contentOf(
  found: Found,
  { name, folder, chosen }: { name: string; folder: string; chosen: Proposal[] },
): Input<'template/save'>['content'] {
  const { type, parameters, variables } = found;
  return {
    ...withProposals({ parameters, variables }, chosen).content,
    type,
    name,
    ...(found.name === name ? {} : { actionName: found.name }),
    description: '',
    folder,
    tags: [],
  };
}

function FolderField(props: {
  value: string;
  folders: string[];
  onChange: (folder: string) => void;
}) {
  const texts = { id: 'template-folder', label: t('Folder'), help: t('Leave empty for none.') };
  return (
    <Field {...texts}>
      <input
        id={texts.id}
        class="input"
        type="text"
        autocomplete="off"
        list="template-folders"
        maxLength={100}
        value={props.value}
        {...fieldAria(texts)}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      <datalist id="template-folders">
        {props.folders.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </Field>
  );
}

/** What is a blank anyway: what belongs to one sub-account, and secrets. */
function Blanks({ variables }: { variables: Variable[] }) {
  if (variables.length === 0) return null;
  return (
    <section aria-labelledby="template-blanks">
      <h3 class="field-label" id="template-blanks">
        {t('Blanks')}
      </h3>
      <ul class="given-blanks">
        {variables.map((variable) => (
          <li key={variable.name}>
            <span>{variable.label}</span>
            <span class="field-note">{howFilled(variable)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function howFilled({ kind, default: given }: Variable): string {
  if (kind === 'secret') return t('Asked for: secrets are not kept in templates.');
  if (!isReference(kind)) return t('Asked for.');
  return given === undefined
    ? t('Chosen in each sub-account.')
    : t('Found by the name “{name}” in each sub-account.', { name: String(given) });
}

/** Numbers and addresses that may be others elsewhere; each is offered once. */
function Offered(props: {
  proposals: Proposal[];
  chosen: Proposal[];
  onChange: (proposal: Proposal, on: boolean) => void;
}) {
  const once = props.proposals.filter(
    (one, at) => props.proposals.findIndex((other) => same(one, other)) === at,
  );
  if (once.length === 0) return null;
  return (
    <fieldset class="offered">
      <legend class="field-label">{t('Ask for these each time?')}</legend>
      {once.map((one) => (
        <label key={one.kind + one.value} class="blank-keep">
          <input
            type="checkbox"
            checked={props.chosen.some((other) => same(one, other))}
            onChange={(event) => props.onChange(one, event.currentTarget.checked)}
          />
          <span>
            {one.label}: <bdi>{one.value}</bdi>
          </span>
        </label>
      ))}
      <p class="field-note">{t('What is not ticked stays as it is in the template.')}</p>
    </fieldset>
  );
}

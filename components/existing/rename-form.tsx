import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';

/** Gives an action another name, in its row. Enter sends it, Escape leaves it. */
export function RenameForm(props: {
  name: string;
  busy: boolean;
  /** Sends it; tells what is wrong with it. */
  onSend: (name: string) => Promise<Issue[] | undefined>;
  onClose: () => void;
}) {
  const [name, setName] = useState(props.name);
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const submit = async () => {
    const next = name.trim();
    if (props.busy) return;
    if (next === props.name) return props.onClose();
    const issues = next
      ? await props.onSend(next)
      : [{ path: '$name', message: t('Give the action a name.'), level: 'error' as const }];
    setError(issues?.find(({ level }) => level === 'error')?.message);
    if (issues) input.current?.focus();
  };
  const texts = { id: 'rename-action', label: t('New name'), error };
  return (
    <form
      class="rename"
      noValidate
      aria-label={t('Rename {name}', { name: props.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (!isKey(event, shortcuts.field.leave)) return;
        // In a popup Escape would close all of it.
        event.preventDefault();
        props.onClose();
      }}
    >
      <Field {...texts}>
        <input
          ref={input}
          id={texts.id}
          class="input"
          type="text"
          autocomplete="off"
          value={name}
          {...fieldAria(texts, true)}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setError(undefined);
          }}
        />
      </Field>
      <div class="rename-buttons">
        <Button kind="primary" small type="submit" busy={props.busy}>
          {t('Rename')}
        </Button>
        <Button small onClick={props.onClose}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

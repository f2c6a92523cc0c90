import { Braces, Plus } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../../lib/i18n/t.ts';
import { isReference, type Variable } from '../../../lib/templates/schema.ts';
import { isKey } from '../../shortcuts/is-key.ts';
import { shortcuts } from '../../shortcuts/keys.ts';
import { Button } from '../../ui/button.tsx';

/** A button that puts a blank into a text, where the cursor was; and the list to choose it from. */
export function InsertBlank(props: {
  /** Of the field that it goes into. */
  label: string;
  variables: Variable[];
  onInsert: (variable: Variable) => void;
  /** Makes a new one of that label. */
  onNew: (label: string) => void;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const offered = props.variables.filter(({ kind }) => !isReference(kind) && kind !== 'secret');
  useEffect(() => {
    if (open) root.current?.querySelector<HTMLElement>('.insert-list button, input')?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    setText('');
  };
  const add = () => {
    if (!text.trim()) return;
    props.onNew(text.trim());
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is in it, wherever it is pressed
    <div
      class="insert"
      ref={root}
      onKeyDown={(event) => {
        if (!isKey(event, shortcuts.field.leave) || !open) return;
        event.stopPropagation();
        close();
        root.current?.querySelector<HTMLElement>('button')?.focus();
      }}
    >
      <Button
        kind="link"
        icon={Braces}
        label={t('Insert blank into {field}', { field: props.label })}
        expanded={open}
        controls={id}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {t('Insert blank')}
      </Button>
      <div id={id} class="insert-list" hidden={!open}>
        {open && (
          <>
            {offered.map((variable) => (
              <button
                key={variable.name}
                type="button"
                class="token"
                data-kind="blank"
                onClick={() => {
                  props.onInsert(variable);
                  close();
                }}
              >
                {variable.label || variable.name}
              </button>
            ))}
            <span class="insert-new">
              <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label={t('Label of a new blank')}
                placeholder={t('New blank, e.g. Manager’s name')}
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (!isKey(event, shortcuts.field.take)) return;
                  event.preventDefault();
                  add();
                }}
              />
              <Button small icon={Plus} disabled={!text.trim()} onClick={add}>
                {t('Add')}
              </Button>
            </span>
          </>
        )}
      </div>
    </div>
  );
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isTextControl = (target: unknown): target is TextControl =>
  (target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && /^(text|tel|url|search)$/.test(target.type))) &&
  !target.closest('.insert');

/** Remembers where in a field the cursor was last, and writes there. */
export function useCursor() {
  const field = useRef<HTMLDivElement>(null);
  const last = useRef<{ control: TextControl; start: number; end: number }>(undefined);
  return {
    field,
    /** To be told when the focus leaves a control of the field. */
    onFocusOut: (event: FocusEvent) => {
      const { target: control } = event;
      if (!isTextControl(control)) return;
      const at = control.value.length;
      last.current = {
        control,
        start: control.selectionStart ?? at,
        end: control.selectionEnd ?? at,
      };
    },
    /** Writes as if it were typed. Tells whether there was a place for it. */
    insert: (text: string): boolean => {
      const controls = [...(field.current?.querySelectorAll('input, textarea') ?? [])];
      const first = controls.find(isTextControl);
      const known = last.current?.control.isConnected ? last.current : undefined;
      const control = known?.control ?? first;
      if (!control) return false;
      const end = control.value.length;
      control.setRangeText(text, known?.start ?? end, known?.end ?? end, 'end');
      control.dispatchEvent(new InputEvent('input', { bubbles: true }));
      control.focus();
      return true;
    },
  };
}

import { Search } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Icon } from '../ui/icon.tsx';

/**
 * The field to search in. It keeps what is typed to itself and tells it on, so that a keystroke
 * draws nothing else until the answer is there.
 */
export function SearchField(props: {
  label: string;
  /** What stands in it; a new object puts its text into the field. */
  from: { text: string };
  /** Takes the focus when it first shows. */
  focus?: boolean;
  onText: (text: string) => void;
  /** The arrow down: into the list. */
  onDown: () => void;
}) {
  const { from } = props;
  const [text, setText] = useState(from.text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(from.text), [from]);
  useEffect(() => {
    if (props.focus) input.current?.focus({ preventScroll: true });
  }, []);
  const put = (value: string) => {
    setText(value);
    props.onText(value);
  };
  return (
    <div class="search-field">
      <Icon node={Search} />
      <input
        ref={input}
        class="input"
        type="search"
        data-start
        aria-label={props.label}
        placeholder={props.label}
        autocomplete="off"
        spellcheck={false}
        maxLength={500}
        value={text}
        onInput={(event) => put(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isKey(event, shortcuts.field.intoList)) {
            event.preventDefault();
            props.onDown();
          } else if (isKey(event, shortcuts.field.leave) && text) {
            event.preventDefault();
            put('');
          }
        }}
      />
    </div>
  );
}

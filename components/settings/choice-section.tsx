import type { RefObject } from 'preact';
import type { MessageError } from '../../lib/messaging/send.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { NotSaved } from '../not-saved.tsx';
import { Loading } from '../ui/loading.tsx';

/** One setting that is one of a few. `value` is there once it was read. */
export function ChoiceSection<Value extends string>(props: {
  id: string;
  title: string;
  heading?: RefObject<HTMLHeadingElement | null>;
  label: string;
  note: string;
  value: Value | undefined;
  /** What can be chosen, with what people read, in this order. */
  choices: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
  failure: MessageError | undefined;
  /** The title of that failure. */
  unread: string;
  onAgain: () => void;
  notSaved: boolean;
}) {
  const { id, failure, value } = props;
  return (
    <section class="settings-section" aria-labelledby={`${id}-title`}>
      <h2 class="section-title" id={`${id}-title`} ref={props.heading ?? null} tabIndex={-1}>
        {props.title}
      </h2>
      {failure && <FailureNotice title={props.unread} failure={failure} onAgain={props.onAgain} />}
      {props.notSaved && <NotSaved />}
      {value === undefined && !failure && <Loading shape="lines" />}
      {value !== undefined && (
        <div class="field">
          <label class="field-label" for={id}>
            {props.label}
          </label>
          <select
            id={id}
            class="input"
            aria-describedby={`${id}-help`}
            value={value}
            onChange={(event) => props.onChoose(event.currentTarget.value as Value)}
          >
            {props.choices.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
          <p class="field-note" id={`${id}-help`}>
            {props.note}
          </p>
        </div>
      )}
    </section>
  );
}

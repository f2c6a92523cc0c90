import { number } from '../../lib/i18n/format.ts';

/** Buttons that show only what is in one bucket, each with its count. */
export function Chips(props: {
  label: string;
  /** Key → words and count; `undefined` as a key: all. */
  chips: { key: string | undefined; label: string; count: number }[];
  chosen: string | undefined;
  onChoose: (key: string | undefined) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons, not a set of form fields
    <div role="group" aria-label={props.label} class="chips">
      {props.chips.map(({ key, label, count }) => (
        <button
          key={key ?? ''}
          type="button"
          class="chip"
          data-none={count === 0 ? '' : undefined}
          aria-pressed={props.chosen === key}
          onClick={() => props.onChoose(props.chosen === key ? undefined : key)}
        >
          {label} <strong>{number(count)}</strong>
        </button>
      ))}
    </div>
  );
}

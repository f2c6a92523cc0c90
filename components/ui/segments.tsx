/** A few buttons of which one is on: which form of the same thing is shown. */
export function Segments<Kind extends string>(props: {
  label: string;
  /** Kind → what people read, in order. */
  choices: Record<Kind, string>;
  /** None of them when undefined. */
  chosen: Kind | undefined;
  /** Where only the active row is in the tab order. */
  tabIndex?: number;
  onChoose: (kind: Kind) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons, not a set of form fields
    <div role="group" aria-label={props.label} class="segments">
      {(Object.entries(props.choices) as [Kind, string][]).map(([kind, words]) => (
        <button
          key={kind}
          type="button"
          class="segment"
          tabIndex={props.tabIndex}
          aria-pressed={props.chosen === kind}
          onClick={() => props.onChoose(kind)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** How far something has come; `of` absent while nobody knows how much there is. */
export function Progress(props: { label: string; done: number; of?: number }) {
  return (
    <div class="progress">
      <span role="status">{props.label}</span>
      <progress
        aria-label={props.label}
        {...(props.of === undefined ? {} : { value: props.done, max: Math.max(1, props.of) })}
      />
    </div>
  );
}

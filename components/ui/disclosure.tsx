import { ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** A heading that shows and hides what is below it; the content is made when first shown. */
export function Disclosure(props: {
  label: string;
  children: ComponentChildren;
  /** How it begins. */
  open?: boolean | undefined;
  /** Something inside has to be seen: it cannot be closed meanwhile. */
  forced?: boolean | undefined;
}) {
  const id = useId();
  const [open, setOpen] = useState(props.open ?? false);
  const shown = open || props.forced === true;
  return (
    <div class="disclosure">
      <button
        type="button"
        class="disclosure-button"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpen(!shown)}
      >
        <Icon node={ChevronRight} size={14} />
        {props.label}
      </button>
      <div id={id} class="disclosure-content" hidden={!shown}>
        {shown && props.children}
      </div>
    </div>
  );
}

import type { IconNode } from 'lucide';
import type { ComponentChildren, Ref } from 'preact';
import { Icon } from './icon.tsx';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: ((event: MouseEvent) => void) | undefined;
  kind?: 'primary' | 'plain' | 'quiet' | 'link' | 'danger' | undefined;
  type?: 'button' | 'submit' | undefined;
  /** The id of the form it submits, where it stands outside. */
  form?: string | undefined;
  icon?: IconNode | undefined;
  small?: boolean | undefined;
  wide?: boolean | undefined;
  /** Stays focusable, says that it is busy, and does nothing. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  tabIndex?: number | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}

/** A button. `disabled` keeps it in the tab order, so that keyboard users learn why. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', small, wide, busy, disabled, icon, onClick } = props;
  const off = busy || disabled;
  const classes = ['button', `button-${kind}`, small && 'button-small', wide && 'button-wide'];
  return (
    <button
      ref={props.buttonRef ?? null}
      type={props.type ?? 'button'}
      form={props.form}
      class={classes.filter(Boolean).join(' ')}
      aria-disabled={off ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      tabIndex={props.tabIndex}
      onClick={(event) => {
        if (!off) return onClick?.(event);
        event.preventDefault();
      }}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon node={icon} size={14} />}
      <span class="button-text">{props.children}</span>
    </button>
  );
}

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton(props: {
  icon: IconNode;
  label: string;
  onClick: () => void;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  pressed?: boolean | undefined;
  describedBy?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}) {
  return (
    <button
      ref={props.buttonRef ?? null}
      type="button"
      class="icon-button"
      title={props.label}
      aria-label={props.label}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-pressed={props.pressed}
      aria-describedby={props.describedBy}
      onClick={() => props.onClick()}
    >
      <Icon node={props.icon} />
    </button>
  );
}

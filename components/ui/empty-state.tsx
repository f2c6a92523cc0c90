import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './empty-state.css';

/** In place of a list or a page with nothing in it: why, and what to do next. */
export function EmptyState(props: {
  icon: IconNode;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  /** The heading's level; the second without it. */
  heading?: 'h1' | 'h2';
  /** It is all that the window shows: it stands in the middle, and is told when it comes. */
  whole?: boolean;
}) {
  const Heading = props.heading ?? 'h2';
  return (
    <section
      class="empty-state"
      data-whole={props.whole ? '' : undefined}
      role={props.whole ? 'status' : undefined}
    >
      <span class="empty-state-icon">
        <Icon node={props.icon} size={22} />
      </span>
      <Heading tabIndex={-1}>{props.title}</Heading>
      {props.children && <p>{props.children}</p>}
      {props.actions && <div class="empty-state-actions">{props.actions}</div>}
    </section>
  );
}

import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/icon.tsx';

/** A screen for when there is nothing to work with: why, and what to do next. */
export function EmptyState(props: {
  icon: IconNode;
  title: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <section class="empty" role="status">
      <span class="empty-icon">
        <Icon node={props.icon} size={22} />
      </span>
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.actions}
    </section>
  );
}

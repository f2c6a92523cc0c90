import { CircleAlert, type IconNode, Unplug } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
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

export function NoAnswer({ noData, onRetry }: { noData: boolean; onRetry: () => void }) {
  return (
    <EmptyState
      icon={noData ? CircleAlert : Unplug}
      title={noData ? 'The storage cannot be read' : 'Switchboard does not answer'}
      actions={
        <Button kind="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {noData
        ? 'The browser did not let Switchboard read its data. Free some disk space or restart the browser. Nothing was sent.'
        : 'Its background did not start. Nothing was sent. If it stays like this, switch the extension off and on again.'}
    </EmptyState>
  );
}

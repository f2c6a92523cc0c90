import { Bot, type IconNode, MousePointerClick } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useServices } from '../services.ts';
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

export function NotOnHighLevel() {
  const { openPage } = useServices();
  return (
    <EmptyState
      icon={MousePointerClick}
      title="Open a Voice AI agent"
      actions={
        <Button kind="primary" onClick={() => void openPage('https://app.gohighlevel.com/')}>
          Open HighLevel
        </Button>
      }
    >
      This tab is not HighLevel. Go to AI Agents → Voice AI, open an agent, and come back here.
    </EmptyState>
  );
}

export function NoSubAccount() {
  return (
    <EmptyState icon={Bot} title="Choose a sub-account">
      This page belongs to no sub-account. Switch to one in HighLevel, then go to AI Agents → Voice
      AI and open an agent.
    </EmptyState>
  );
}

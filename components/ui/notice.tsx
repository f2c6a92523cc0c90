import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error' | 'progress';

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** The sign of a tone: an icon, or a spinner while something goes on. */
export function ToneIcon({ tone }: { tone: NoticeTone }) {
  if (tone === 'progress') return <span class="spinner" aria-hidden="true" />;
  return <Icon node={icons[tone]} />;
}

/** A few words in a box, with what can be done about them. */
export function Notice(props: {
  tone: NoticeTone;
  title?: string | undefined;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  role?: 'alert' | 'status' | undefined;
  /** A small control in the upper corner, e.g. to hide the notice. */
  corner?: ComponentChildren;
}) {
  return (
    <div class="notice" data-tone={props.tone}>
      <ToneIcon tone={props.tone} />
      <div class="notice-body">
        <div role={props.role}>
          {props.title && <strong class="notice-title">{props.title}</strong>}
          {props.children && <div class="notice-text">{props.children}</div>}
        </div>
        {props.actions && <div class="notice-actions">{props.actions}</div>}
      </div>
      {props.corner}
    </div>
  );
}

import { Package } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ActionType } from '../../lib/actions/define.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Icon } from '../ui/icon.tsx';

/** The sign of a template's type, or of a pack. */
export function ItemIcon({ type }: { type?: ActionType | undefined }) {
  if (type) return <ActionIcon type={type} />;
  return (
    <span class="action-icon">
      <Icon node={Package} />
    </span>
  );
}

/** A template or pack in one line: its sign, its name, what is to be said of it, what can be done. */
export function ItemLine(props: {
  item: { type?: ActionType | undefined; name: string };
  /** Its own page. */
  href?: string;
  detail?: ComponentChildren;
  marks?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { item, href } = props;
  return (
    <div class="item-line">
      <ItemIcon type={item.type} />
      <span class="item-text">
        <span class="library-line">
          {href ? (
            <a class="row-name" href={href} dir="auto">
              {item.name}
            </a>
          ) : (
            <span class="item-name" dir="auto">
              {item.name}
            </span>
          )}
          {props.marks}
        </span>
        {props.detail && <span class="quiet">{props.detail}</span>}
      </span>
      {props.children}
    </div>
  );
}

import { ArrowLeft, History, Star } from 'lucide';
import type { ComponentChildren } from 'preact';
import { type ActionType, actions } from '../../../lib/actions/index.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import { ActionIcon } from '../../fields/action-icon.tsx';
import { TimingBadge } from '../../fields/timing-badge.tsx';
import { OriginBadge } from '../../sharing/origin-badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The line above a template: what it is, and what can be done with it. */
export function EditorHead(props: {
  type: ActionType;
  title: string;
  favourite?: { on: boolean; set: (on: boolean) => void };
  /** Of a team's: whose it is. */
  of?: Pick<TemplateView, 'origin' | 'library'> | undefined;
  /** The address of its versions. */
  versions?: string;
  onLeave: () => void;
  /** At the end. */
  children?: ComponentChildren;
}) {
  const { type, title, favourite } = props;
  return (
    <header class="editor-head">
      <IconButton icon={ArrowLeft} label={t('Back to the templates')} onClick={props.onLeave} />
      <ActionIcon type={type} />
      <div class="editor-title">
        <h1 tabIndex={-1} title={title}>
          {title}
        </h1>
        <p>
          {actions[type].label} <TimingBadge timing={actions[type].timing} />{' '}
          {props.of && <OriginBadge {...props.of} />}
        </p>
      </div>
      <div class="editor-do">
        {favourite && (
          <span class="star" data-on={favourite.on ? '' : undefined}>
            <IconButton
              icon={Star}
              label={t('Favourite')}
              pressed={favourite.on}
              onClick={() => favourite.set(!favourite.on)}
            />
          </span>
        )}
        {props.versions && (
          <a class="button button-plain" href={props.versions}>
            <Icon node={History} size={14} />
            {t('Versions')}
          </a>
        )}
        {props.children}
      </div>
    </header>
  );
}

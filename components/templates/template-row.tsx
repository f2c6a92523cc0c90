import { Copy, Star } from 'lucide';
import { actions } from '../../lib/actions/index.ts';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { canChange } from '../can-change.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Marked } from '../ui/marked.tsx';
import { templateHash } from '../workspace/route.ts';

/** Tags that a row shows; of the others it tells how many there are. */
const tagsShown = 2;

/** A template in the list. Only the active row's controls are in the tab order. */
export function Row(props: {
  template: TemplateRow;
  active: boolean;
  selected: boolean;
  now: number;
  /** `extend`: with Shift, everything between the one before and this one. */
  onSelect: (extend: boolean) => void;
  onFavourite: () => void;
  /** Absent where no copies of one’s own are allowed. */
  onCopy?: (() => void) | undefined;
}) {
  const { template, active, selected, now } = props;
  const { name, favourite, tags, uses, lastUsedAt, changedAt } = template;
  const tab = active ? 0 : -1;
  const customize = !canChange(template);
  return (
    <div class="row-card" data-selected={selected ? '' : undefined}>
      <input
        type="checkbox"
        class="row-check"
        tabIndex={tab}
        aria-label={t('Select {name}', { name })}
        checked={selected}
        // The click knows about Shift, the change event does not.
        onClick={(event) => props.onSelect(event.shiftKey)}
      />
      <button
        type="button"
        class="icon-button row-star"
        tabIndex={tab}
        aria-pressed={favourite}
        aria-label={t('Favourite: {name}', { name })}
        title={favourite ? t('No favourite any more') : t('Make it a favourite')}
        onClick={props.onFavourite}
      >
        <Icon node={Star} />
      </button>
      <ActionIcon type={template.type} />
      <div class="row-text">
        <span class="row-line">
          <a class="row-name" data-row-focus href={templateHash(template.id)} tabIndex={tab}>
            <Marked text={name} ranges={template.inName} />
          </a>
          <OriginBadge {...template} />
          {template.unsaved && <span class="mark">{t('Unsaved changes')}</span>}
        </span>
        <span class="row-line">
          <TimingBadge timing={actions[template.type].timing} short />
          <span class="row-description">
            {template.elsewhere ? (
              <Marked text={template.elsewhere.text} ranges={template.elsewhere.ranges} />
            ) : (
              template.description
            )}
          </span>
        </span>
      </div>
      <span class="row-folder" title={template.folder || undefined}>
        {template.folder}
      </span>
      <span class="row-tags" title={tags.length > 0 ? tags.join(', ') : undefined}>
        {tags.slice(0, tagsShown).map((tag) => (
          <span class="badge row-tag" key={tag}>
            {tag}
          </span>
        ))}
        {tags.length > tagsShown && <span>+{tags.length - tagsShown}</span>}
      </span>
      <span class="row-when">
        {lastUsedAt !== undefined ? (
          <>
            <span>{t('Used {when}', { when: ago(lastUsedAt, now) })}</span>
            <span>{plural(uses, '{count} time', '{count} times')}</span>
          </>
        ) : (
          changedAt !== undefined && (
            <span>{t('Changed {when}', { when: ago(changedAt, now) })}</span>
          )
        )}
      </span>
      {props.onCopy && (
        <button
          type="button"
          class="icon-button"
          tabIndex={tab}
          aria-label={
            customize ? t('Customize: {name}', { name }) : t('Duplicate: {name}', { name })
          }
          title={customize ? t('Customize: a copy of your own') : t('Duplicate')}
          onClick={props.onCopy}
        >
          <Icon node={Copy} />
        </button>
      )}
    </div>
  );
}

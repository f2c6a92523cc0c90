import { ArrowDown, ArrowUp, TriangleAlert, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { TemplateView } from '../../lib/messaging/messages/template-shapes.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { templateHash } from '../workspace/route.ts';

/**
 * The templates of a pack in the order they are applied. Buttons move one, and so do Alt and the
 * arrow keys anywhere in its row. Without `onChange` it is only read.
 */
export function PackOrder(props: {
  ids: string[];
  templates: ReadonlyMap<string, TemplateView | null>;
  onChange?: ((ids: string[]) => void) | undefined;
}) {
  const { ids, templates, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<string>(undefined);
  useLayoutEffect(() => {
    // A row that is moved in the document loses the focus.
    if (focus.current) list.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = undefined;
  });
  const move = (from: number, to: number, part: string) => {
    const id = ids[from];
    if (id === undefined || to < 0 || to >= ids.length) return;
    const next = ids.filter((_, at) => at !== from);
    next.splice(to, 0, id);
    focus.current = `[data-at="${to}"] ${part}`;
    onChange?.(next);
  };
  const remove = (from: number) => {
    focus.current = `[data-at="${Math.min(from, ids.length - 2)}"] [data-part="remove"] button`;
    onChange?.(ids.filter((_, at) => at !== from));
  };
  return (
    <section class="pack-part pack-order" aria-label={t('Templates of the pack')}>
      <h2 class="section-title">
        {plural(
          ids.length,
          '{count} template, applied in this order',
          '{count} templates, applied in this order',
        )}
      </h2>
      {ids.length === 0 && <p class="quiet">{t('None yet. Add some below.')}</p>}
      <ol ref={list}>
        {ids.map((id, at) => {
          const view = templates.get(id);
          const name = view?.template.name ?? (view === null ? t('A template that is gone') : '…');
          return (
            <li
              key={id}
              data-at={at}
              class="order-row"
              onKeyDown={(event) => {
                const up = isKey(event, shortcuts.pack.up);
                if (!onChange || !(up || isKey(event, shortcuts.pack.down))) return;
                event.preventDefault();
                move(at, up ? at - 1 : at + 1, '[data-part="name"]');
              }}
            >
              <span class="order-number">{at + 1}</span>
              {view ? (
                <ActionIcon type={view.template.type} />
              ) : (
                <span class="action-icon order-gone">
                  {view === null && <Icon node={TriangleAlert} />}
                </span>
              )}
              <span class="row-text">
                {view ? (
                  <a class="row-name" data-part="name" href={templateHash(id)}>
                    {name}
                  </a>
                ) : (
                  <span class="row-name">{name}</span>
                )}
                <span class="row-description">
                  {view
                    ? view.template.deletedAt !== undefined
                      ? t('In the bin: it is left out until it is restored.')
                      : view.template.description
                    : view === null && t('It was deleted for good. Remove it from the pack.')}
                </span>
              </span>
              {onChange && (
                <span class="order-buttons">
                  <span data-part="up">
                    <IconButton
                      icon={ArrowUp}
                      label={t('Move up: {name}', { name })}
                      onClick={() => move(at, at - 1, '[data-part="up"] button')}
                    />
                  </span>
                  <span data-part="down">
                    <IconButton
                      icon={ArrowDown}
                      label={t('Move down: {name}', { name })}
                      onClick={() => move(at, at + 1, '[data-part="down"] button')}
                    />
                  </span>
                  <span data-part="remove">
                    <IconButton
                      icon={X}
                      label={t('Remove: {name}', { name })}
                      onClick={() => remove(at)}
                    />
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

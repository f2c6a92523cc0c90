import { ChevronRight, CircleAlert, TriangleAlert } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Issue } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import { blankPath } from '../../../lib/templates/blank-path.ts';
import {
  declare,
  kindLabels,
  undeclared,
  usedInOrder,
} from '../../../lib/templates/edit-blanks.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { rich } from '../../ui/rich.ts';
import { BlankCard } from './blank-card.tsx';
import { renamePath } from './check-edit.ts';
import { type EditContent, editId, removeVariable } from './edit-content.ts';

export interface BlankChange {
  onChange: (make: (before: EditContent) => EditContent) => void;
  onLeave: (path: string) => void;
}

/** Which blank of the list is open, by its place. */
export type OpenBlank = number | undefined;

/**
 * The blanks of a template in the order in which its texts hold them; then those that no text holds,
 * and the names that are none yet.
 */
export function BlanksPanel(
  props: BlankChange & {
    content: EditContent;
    issues: Issue[];
    open: OpenBlank;
    /** Grows with each wish to see the open one. */
    turn: number;
    onOpen: (index: OpenBlank) => void;
  },
) {
  const { content, issues, open } = props;
  const order = usedInOrder(content);
  const places = content.variables.map((variable, index) => {
    const at = order.indexOf(variable.name);
    return { variable, index, at: at < 0 ? Number.POSITIVE_INFINITY : at };
  });
  const sorted = places.sort((one, other) => one.at - other.at || one.index - other.index);
  const unknown = undeclared(content);

  // a wish is what it waits for
  useEffect(() => {
    if (props.turn > 0 && open !== undefined) {
      const row = document.getElementById(rowId(open));
      row?.scrollIntoView?.({ block: 'nearest' });
      row?.focus();
    }
  }, [props.turn]);

  return (
    <section class="editor-part blanks" aria-labelledby="blanks-title">
      <h2 id="blanks-title">{t('Blanks')}</h2>
      {sorted.length === 0 && unknown.length === 0 && (
        <p class="lead">
          {rich(
            'What differs from one sub-account to the next becomes a blank: write {example} in a text, or press “Make it a blank”.',
            { example: <code>{'{{manager_phone}}'}</code> },
          )}
        </p>
      )}
      <ul class="blank-list">
        {sorted.map(({ variable, index, at }) => {
          const own = issues.filter(
            ({ path }) =>
              path === blankPath(variable.name) ||
              path.startsWith(`${blankPath(variable.name)}.`) ||
              path === renamePath(index),
          );
          const wrong = own.some(({ level }) => level === 'error');
          const shown = open === index || wrong;
          return (
            <li key={index} class="blank-item" data-open={shown ? '' : undefined}>
              <BlankRow
                variable={variable}
                index={index}
                shown={shown}
                used={at !== Number.POSITIVE_INFINITY}
                worst={wrong ? 'error' : own.length > 0 ? 'warning' : undefined}
                onToggle={() => props.onOpen(open === index ? undefined : index)}
                onRemove={() => {
                  props.onOpen(undefined);
                  props.onChange((before) => removeVariable(before, index));
                }}
              />
              {shown && (
                <BlankCard
                  id={`${editId(`$blank-${index}`)}`}
                  content={content}
                  variable={variable}
                  index={index}
                  issues={own}
                  onChange={props.onChange}
                  onLeave={props.onLeave}
                />
              )}
            </li>
          );
        })}
        {unknown.map((name) => (
          <li key={name} class="blank-item">
            <div class="blank-row">
              <span class="blank-row-text">
                <code>{`{{${name}}}`}</code>
                <span class="blank-kind">{t('not a blank yet')}</span>
              </span>
              <Button
                small
                label={t('Make {name} a blank', { name })}
                onClick={() => {
                  props.onOpen(content.variables.length);
                  props.onChange((before) => ({ ...before, ...declare(before, name) }));
                }}
              >
                {t('Make it a blank')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const rowId = (index: number) => editId(`$blank-row-${index}`);
const signs = { error: CircleAlert, warning: TriangleAlert };

function BlankRow(props: {
  variable: Variable;
  index: number;
  shown: boolean;
  used: boolean;
  worst: 'error' | 'warning' | undefined;
  onToggle: () => void;
  onRemove: () => void;
}) {
  const { variable, used, worst } = props;
  return (
    <div class="blank-row">
      <button
        id={rowId(props.index)}
        type="button"
        class="blank-toggle"
        aria-expanded={props.shown}
        onClick={props.onToggle}
      >
        <Icon node={ChevronRight} size={14} />
        <span class="blank-row-text">
          <span class="blank-label">{variable.label || variable.name}</span>
          <span class="blank-kind">
            {t(kindLabels[variable.kind])}
            {variable.required ? '' : `, ${t('optional')}`}
          </span>
        </span>
        {worst && used && (
          <span class="blank-sign" data-tone={worst}>
            <Icon node={signs[worst]} size={14} />
            <span class="visually-hidden">
              {worst === 'error' ? t('Has an error') : t('Has a hint')}
            </span>
          </span>
        )}
      </button>
      {!used && (
        <>
          <span class="badge">{t('Not used')}</span>
          <Button
            small
            label={t('Remove the blank {label}', { label: variable.label })}
            onClick={props.onRemove}
          >
            {t('Remove')}
          </Button>
        </>
      )}
    </div>
  );
}

import { Search } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { actions } from '../../lib/actions/index.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { findTemplates, type TemplateSummary } from './find-templates.ts';

const rowId = (id: string) => `template-${id.replace(/\W+/g, '-')}`;

/**
 * The search field and the templates below it. The focus stays in the field; the arrow keys walk
 * the rows, Enter opens one, and Tab reaches the button of a ready one.
 */
export function TemplateList(props: {
  templates: TemplateSummary[];
  /** The template that is being created right now. */
  busyId?: string | undefined;
  /** Puts the focus into the search field when shown. */
  focus: boolean;
  onOpen: (template: TemplateSummary) => void;
  onCreate: (template: TemplateSummary) => void;
}) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = findTemplates(props.templates, query);
  const index = Math.min(active, found.length - 1);
  const current = found[index];

  useLayoutEffect(() => {
    performance.mark('switchboard:list');
  }, []);
  useEffect(() => {
    if (props.focus) input.current?.focus();
  }, [props.focus]);
  const currentId = current && rowId(current.id);
  useEffect(() => {
    if (index > 0 && currentId) {
      document.getElementById(currentId)?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [index, currentId]);

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return;
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      ...(event.ctrlKey ? { Home: 0, End: found.length - 1 } : {}),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(to, found.length - 1)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // From what stands in the field now, should it be a keystroke ahead of what is drawn.
      const now = findTemplates(props.templates, event.currentTarget.value);
      const chosen = event.currentTarget.value === query ? current : now[0];
      if (chosen) props.onOpen(chosen);
    } else if (event.key === 'Escape' && query) {
      event.preventDefault();
      setQuery('');
      setActive(0);
    }
  };

  return (
    <section class="templates" aria-label="Templates">
      <div class="search">
        <Icon node={Search} />
        <input
          ref={input}
          class="search-input"
          type="text"
          role="combobox"
          aria-label="Search templates"
          aria-autocomplete="list"
          aria-expanded="true"
          aria-controls="templates"
          aria-activedescendant={currentId}
          placeholder="Search templates"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="template-rows">
        <div id="templates" role="listbox" aria-label="Templates">
          {found.map((template, at) => (
            <TemplateRow
              key={template.id}
              template={template}
              active={at === index}
              onPoint={() => setActive(at)}
              onOpen={() => props.onOpen(template)}
            />
          ))}
        </div>
        <div class="template-buttons">
          {found.map((template) => (
            <div
              class="template-button"
              key={template.id}
              data-ready={template.ready ? '' : undefined}
            >
              {template.ready && (
                <Button
                  small
                  busy={props.busyId === template.id}
                  label={`Create action: ${template.name}`}
                  onClick={() => props.onCreate(template)}
                >
                  Create action
                </Button>
              )}
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p class="empty-line">
            {query ? `No template fits “${query.trim()}”.` : 'There are no templates.'}
          </p>
        )}
      </div>
    </section>
  );
}

function TemplateRow(props: {
  template: TemplateSummary;
  active: boolean;
  onPoint: () => void;
  onOpen: () => void;
}) {
  const { template, active } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
    <div
      id={rowId(template.id)}
      class="template"
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-ready={template.ready ? '' : undefined}
      onPointerMove={active ? undefined : props.onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onOpen}
    >
      <ActionIcon type={template.type} />
      <span class="template-text">
        <span class="template-line">
          <span class="template-name">{template.name}</span>
          {template.hasDraft && <span class="mark">Draft</span>}
        </span>
        <span class="template-line">
          <TimingBadge timing={actions[template.type].timing} short />
          <span class="template-description">{template.description}</span>
        </span>
      </span>
    </div>
  );
}

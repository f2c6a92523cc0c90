import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { Button } from '../ui/button.tsx';
import { findPacks, PackContent, TemplateContent } from './row-content.tsx';
import { SearchList } from './search-list.tsx';
import { usePacks } from './use-packs.ts';
import type { useTemplateRows } from './use-template-rows.ts';

const kinds = ['Templates', 'Packs'] as const;
export type ListKind = (typeof kinds)[number];

/** The templates, or the packs, of which one is to be opened. */
export function ListView(props: {
  templates: ReturnType<typeof useTemplateRows>;
  kind: ListKind;
  onKind: (kind: ListKind) => void;
  folders: string[];
  /** The template that is being created right now. */
  busyId?: string | undefined;
  /** Puts the focus into the search field when shown. */
  focus: boolean;
  /** What was opened last: the keyboard goes on from there. */
  from?: string | undefined;
  onOpen: (templateId: string) => void;
  onCreate: (template: TemplateRow) => void;
  onOpenPack: (packId: string) => void;
  /** Shows what is on the agent. */
  onShowAgent: () => void;
}) {
  const { templates, kind } = props;
  const { folder } = templates;
  const [query, setQuery] = useState('');
  const all = usePacks(kind === 'Packs');
  const packs = findPacks(all.rows, query);
  useLayoutEffect(() => {
    performance.mark('switchboard:list');
  }, []);
  const { search: look, rest } = templates;
  useEffect(() => {
    // After the first paint: what is below the fold costs it nothing.
    const timer = setTimeout(rest, 50);
    return () => clearTimeout(timer);
  }, []);
  // Whoever comes back from a form sees all of them again.
  useEffect(() => () => look(''), [look]);

  const enter = async (active: string | undefined, typed: string) => {
    if (kind === 'Packs') {
      const id = typed === query ? active : findPacks(all.rows, typed)[0]?.id;
      if (id) props.onOpenPack(id);
      return;
    }
    if (typed !== query) search(typed);
    const id = typed === query && templates.isCurrent() ? active : (await templates.best())?.id;
    if (id) props.onOpen(id);
  };
  const search = (text: string) => {
    setQuery(text);
    look(text);
  };
  const more = async () => {
    await templates.more();
    // The button is gone with the last of them, maybe under the focus.
    setTimeout(() => {
      const field = document.querySelector<HTMLElement>('.search-input');
      if (document.activeElement === document.body) field?.focus();
    });
  };
  const bar = (
    <div class="list-bar">
      <fieldset class="segments">
        <legend class="visually-hidden">{t('Show')}</legend>
        {kinds.map((one) => (
          <label key={one} class="segment">
            <input
              type="radio"
              name="list-kind"
              class="visually-hidden"
              checked={kind === one}
              onChange={() => props.onKind(one)}
            />
            {t(one)}
          </label>
        ))}
      </fieldset>
      {kind === 'Templates' && props.folders.length > 0 && (
        <select
          class="input folder"
          aria-label={t('Folder')}
          value={folder ?? ''}
          onChange={(event) => templates.choose(event.currentTarget.value || undefined)}
        >
          <option value="">{t('All folders')}</option>
          {props.folders.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      <Button kind="link" onClick={props.onShowAgent}>
        {t('On this agent')}
      </Button>
    </div>
  );
  const common = {
    query,
    focus: props.focus,
    from: props.from,
    bar,
    onQuery: search,
    onEnter: enter,
  };
  const text = query.trim();
  if (kind === 'Packs') {
    return (
      <SearchList
        {...common}
        id="packs"
        label={t('Packs')}
        search={t('Search packs')}
        rows={packs.map((pack) => ({ id: pack.id, content: <PackContent pack={pack} /> }))}
        onOpen={props.onOpenPack}
      >
        {packs.length === 0 && (
          <p class="empty-line">
            {all.state === 'reading'
              ? t('Reading…')
              : all.state === 'failed'
                ? t('The packs could not be read. Switch to templates and back to try again.')
                : text
                  ? t('No pack fits “{text}”.', { text })
                  : t('There are no packs.')}
          </p>
        )}
      </SearchList>
    );
  }
  return (
    <SearchList
      {...common}
      id="templates"
      label={t('Templates')}
      search={t('Search templates')}
      rows={templates.rows.map((row) => ({
        id: row.id,
        content: <TemplateContent row={row} />,
        button: row.ready && (
          <Button
            small
            busy={props.busyId === row.id}
            label={t('Create action: {name}', { name: row.name })}
            onClick={() => props.onCreate(row)}
          >
            {t('Create action')}
          </Button>
        ),
      }))}
      onOpen={props.onOpen}
      onEnd={() => void templates.more()}
    >
      {templates.failed ? (
        <p class="empty-line">
          {t('The templates could not be read.')}{' '}
          <Button kind="link" onClick={templates.again}>
            {t('Try again')}
          </Button>
        </p>
      ) : (
        templates.rows.length === 0 && (
          <p class="empty-line">
            {text
              ? t('No template fits “{text}”.', { text })
              : folder
                ? t('This folder is empty.')
                : t('There are no templates.')}
          </p>
        )
      )}
      {templates.rows.length < templates.total && (
        <div class="show-more">
          <Button kind="quiet" small busy={templates.adding} onClick={() => void more()}>
            {t('Show more')}
          </Button>
          <span>
            {t('{count} of {total}', { count: templates.rows.length, total: templates.total })}
          </span>
        </div>
      )}
    </SearchList>
  );
}

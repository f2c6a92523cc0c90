import { Clock, Folder, type IconNode, LayoutTemplate, Library, Star, Tag } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { hashOf, type ListQuery } from './list-query.ts';
import type { RowsState } from './template-rows.ts';

/** All, favourites, recents, the folders, the libraries and the tags; on narrow pages behind a button. */
export function SideList(props: { query: ListQuery; state: RowsState | undefined }) {
  const { query, state } = props;
  const [open, setOpen] = useState(false);
  const { folder, tag, library, view: _, ...rest } = query;
  const plain = folder === undefined && tag === undefined && library === undefined;
  const libraryName = state?.libraries.find(({ id }) => id === library)?.name;
  const link = (to: Partial<ListQuery>) => hashOf({ ...rest, view: 'all', ...to });
  return (
    <div class="side" data-open={open ? '' : undefined}>
      <div class="side-toggle">
        <Button
          small
          icon={Folder}
          expanded={open}
          controls="side-list"
          onClick={() => setOpen(!open)}
        >
          {folder ??
            libraryName ??
            (tag !== undefined ? t('Tag: {name}', { name: tag }) : t('Folders and tags'))}
        </Button>
      </div>
      <nav id="side-list" class="side-list" aria-label={t('Folders and tags')}>
        <ul>
          <Entry
            icon={LayoutTemplate}
            hash={link({})}
            count={state?.all}
            current={plain && query.view === 'all'}
          >
            {t('All templates')}
          </Entry>
          <Entry
            icon={Star}
            hash={link({ view: 'favourites' })}
            current={query.view === 'favourites'}
          >
            {t('Favourites')}
          </Entry>
          <Entry icon={Clock} hash={link({ view: 'recent' })} current={query.view === 'recent'}>
            {t('Recently used')}
          </Entry>
        </ul>
        <Group
          title={t('Folders')}
          icon={Folder}
          entries={state?.folders.map(byName)}
          current={folder}
          hash={(name) => link({ folder: name })}
        />
        <Group
          title={t('Libraries')}
          icon={Library}
          entries={state?.libraries}
          current={library}
          hash={(id) => link({ library: id })}
        />
        <Group
          title={t('Tags')}
          icon={Tag}
          entries={state?.tags.map(byName)}
          current={tag}
          hash={(name) => link({ tag: name })}
        />
      </nav>
    </div>
  );
}

/** Folders and tags are known by their names. */
const byName = (entry: { name: string; count: number }) => ({ ...entry, id: entry.name });

function Group(props: {
  title: string;
  icon: IconNode;
  entries: { id: string; name: string; count: number }[] | undefined;
  /** The id of the one that is shown. */
  current: string | undefined;
  hash: (id: string) => string;
}) {
  if (!props.entries || props.entries.length === 0) return null;
  return (
    <>
      <h2 class="side-title">{props.title}</h2>
      <ul>
        {props.entries.map(({ id, name, count }) => (
          <Entry
            key={id}
            icon={props.icon}
            hash={props.hash(id)}
            count={count}
            current={props.current === id}
          >
            {name}
          </Entry>
        ))}
      </ul>
    </>
  );
}

function Entry(props: {
  icon: IconNode;
  hash: string;
  count?: number | undefined;
  current: boolean;
  children: ComponentChildren;
}) {
  return (
    <li>
      <a class="side-link" href={props.hash} aria-current={props.current ? 'true' : undefined}>
        <Icon node={props.icon} size={14} />
        <span class="side-name">
          <bdi>{props.children}</bdi>
        </span>
        {props.count !== undefined && <span class="side-count">{number(props.count)}</span>}
      </a>
    </li>
  );
}

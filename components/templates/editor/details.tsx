import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Issue } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import { declare } from '../../../lib/templates/edit-blanks.ts';
import { useServices } from '../../services.ts';
import { Field, type FieldTexts, fieldAria } from '../../ui/field.tsx';
import { type EditContent, editId } from './edit-content.ts';
import { Tokens } from './tokens.tsx';

interface DetailsProps {
  /** The name is what is typed first. */
  isNew: boolean;
  content: EditContent;
  issues: Issue[];
  onChange: (make: (before: EditContent) => EditContent) => void;
  onLeave: (path: string) => void;
  onShowBlank: (name: string) => void;
}

/** What the template is called and where it is kept. */
export function Details(props: DetailsProps) {
  const { content } = props;
  const known = useFoldersAndTags();
  return (
    <section class="editor-part" aria-labelledby="details-title">
      <h2 id="details-title">{t('Template')}</h2>
      <Line {...props} path="$name" part="name" label={t('Name')} required />
      <Line
        {...props}
        path="$description"
        part="description"
        label={t('Description')}
        help={t('One line for the list: what it is for.')}
      />
      <Line
        {...props}
        path="$actionName"
        part="actionName"
        label={t('Action name')}
        help={t('How the action is listed in the builder. Left empty, it is the template’s name.')}
        placeholder={content.name}
      >
        <Tokens
          value={content.actionName}
          variables={content.variables}
          onDeclare={(one) => props.onChange((before) => ({ ...before, ...declare(before, one) }))}
          onShow={props.onShowBlank}
        />
      </Line>
      <div class="editor-pair">
        <Line {...props} path="$folder" part="folder" label={t('Folder')} list="known-folders" />
        <Tags {...props} />
      </div>
      <datalist id="known-folders">
        {known.folders.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="known-tags">
        {known.tags.map((name) => (
          <option key={name} value={startOfTags(content.tags, name)} />
        ))}
      </datalist>
    </section>
  );
}

function useFoldersAndTags(): { folders: string[]; tags: string[] } {
  const { send } = useServices();
  const [known, setKnown] = useState<{ folders: string[]; tags: string[] }>({
    folders: [],
    tags: [],
  });
  useEffect(() => {
    let gone = false;
    send('template/list', { query: '', sort: 'name', offset: 0, limit: 1 }).then(
      ({ folders, tags }) => {
        const names = (all: { name: string }[]) => all.map(({ name }) => name).filter(Boolean);
        if (!gone) setKnown({ folders: names(folders), tags: names(tags) });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [send]);
  return known;
}

/** The text of a template that is one line. */
function Line(
  props: DetailsProps & {
    path: string;
    part: 'name' | 'description' | 'actionName' | 'folder';
    label: string;
    help?: string;
    required?: boolean;
    list?: string;
    placeholder?: string;
    children?: ComponentChildren;
  },
) {
  const { path, part, issues } = props;
  // Names that are no blanks are told by the tokens, with what can be done about them.
  const own = issues.find((one) => one.path === path && !one.message.startsWith('“{{'));
  const texts: FieldTexts = {
    id: editId(path),
    label: props.label,
    help: props.help,
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
  };
  return (
    <div class="editor-field">
      <Field {...texts}>
        <input
          id={texts.id}
          class="input"
          type="text"
          autocomplete="off"
          list={props.list}
          placeholder={props.placeholder}
          value={props.content[part] ?? ''}
          {...fieldAria(texts, props.required)}
          data-start={part === 'name' && props.isNew ? '' : undefined}
          onInput={(event) => {
            const text = event.currentTarget.value;
            props.onChange((before) => ({ ...before, [part]: text }));
          }}
          onBlur={() => props.onLeave(path)}
        />
      </Field>
      {props.children}
    </div>
  );
}

const readTags = (text: string) =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** The tags that are there, without the one that is being typed, and one more. */
const startOfTags = (tags: string[], name: string) =>
  [...tags.filter((tag) => !name.startsWith(tag)), name].join(', ');

function Tags({ content, issues, onChange, onLeave }: DetailsProps) {
  // The text is kept apart from the tags, so that a comma does not vanish while typing.
  const [text, setText] = useState(content.tags.join(', '));
  const same = readTags(text).join('\n') === content.tags.join('\n');
  const texts: FieldTexts = {
    id: editId('$tags'),
    label: t('Tags'),
    help: t('With commas between.'),
    error: issues.find(({ path }) => path === '$tags')?.message,
  };
  return (
    <div class="editor-field">
      <Field {...texts}>
        <input
          id={texts.id}
          class="input"
          type="text"
          autocomplete="off"
          list="known-tags"
          value={same ? text : content.tags.join(', ')}
          {...fieldAria(texts)}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            onChange((before) => ({ ...before, tags: readTags(typed) }));
          }}
          onBlur={() => onLeave('$tags')}
        />
      </Field>
    </div>
  );
}

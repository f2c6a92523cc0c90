import { FlaskConical } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { actions } from '../../../lib/actions/index.ts';
import { isShown } from '../../../lib/actions/normalise.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { t } from '../../../lib/i18n/t.ts';
import { extraKeys } from '../../../lib/templates/extra-keys.ts';
import { wholeVariable } from '../../../lib/templates/variables.ts';
import { groupFields, isFilled } from '../../fields/form-values.ts';
import { useServices } from '../../services.ts';
import { useSaveKey } from '../../shortcuts/use-save-key.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useToast } from '../../ui/toast.tsx';
import { later } from '../../workspace/later.tsx';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { Differences } from '../versions/differences.tsx';
import { BlanksPanel, type OpenBlank } from './blanks-panel.tsx';
import { extraPath } from './check-edit.ts';
import { Details } from './details.tsx';
import { contentOf } from './edit-content.ts';
import { EditorField } from './editor-field.tsx';
import { EditorHead } from './editor-head.tsx';
import type { EditorIds } from './editor-ids.ts';
import { ExtraKeysField } from './extra-keys-field.tsx';
import { EditorNotices } from './notices.tsx';
import type { Editing } from './open-editor.ts';
import { OriginNotice } from './origin-notice.tsx';
import { type Editor, useEditor } from './use-editor.ts';

const TryIt = later(
  () => import('../try/try-it.tsx'),
  (module) => module.TryIt,
);

const hashOf = (id: string) => `#/templates/${encodeURIComponent(id)}`;

/** The editor of one template: its texts, its blanks, and how it reads. */
export function EditingView(props: {
  opened: Editing;
  ids: EditorIds;
  go: (hash: string) => void;
  onLeave: () => void;
  /** Opens the template anew, e.g. with other unsaved changes. */
  onReopen: () => void;
}) {
  const { opened, ids, go } = props;
  const { send } = useServices();
  const toast = useToast();
  const editor = useEditor(opened, {
    saved: (template, how) => {
      const { name } = template;
      const text =
        how === 'copied' ? t('Saved as “{name}”.', { name }) : t('Saved “{name}”.', { name });
      toast({ tone: 'success', text });
      if (how === 'saved') return;
      ids.remember(template.id, opened.editorId);
      go(hashOf(template.id));
    },
  });
  const { content, change } = editor;
  const plain = useMemo(() => contentOf(content), [content]);
  const [favourite, setFavourite] = useState(opened.view?.favourite ?? content.favourite ?? false);
  const [rest, setRest] = useState(opened.rest);
  const [comparing, setComparing] = useState(false);
  const [trying, setTrying] = useState(false);
  const [moved, setMoved] = useState(opened.view?.originMoved);
  const root = useRef<HTMLDivElement>(null);

  useSaveKey(() => void editor.save());
  // looks once for each attempt to save
  useEffect(() => {
    if (editor.asked === 0 || (editor.errors === 0 && editor.told.length === 0)) return;
    const wrong = '[aria-invalid="true"], [data-invalid]';
    root.current?.querySelector<HTMLElement>(wrong)?.focus();
  }, [editor.asked, editor.told]);

  const star = (on: boolean) => {
    setFavourite(on);
    if (opened.of === 'new') {
      change(({ favourite: _, ...before }) => (on ? { ...before, favourite: true } : before));
      return;
    }
    const ids = [opened.of];
    send('template/change', { ids, change: { kind: 'favourite', on } }).catch(() =>
      setFavourite(!on),
    );
  };
  const discard = async () => {
    await editor.discard();
    if (opened.of === 'new') props.onLeave();
  };
  const drop = (editorId: string) => {
    setRest((all) => all.filter((one) => one.editorId !== editorId));
    send('edit/discard', { of: opened.of, editorId }).catch(() => undefined);
  };

  return (
    <div class="editor" ref={root}>
      <EditorHead
        type={content.type}
        title={content.name.trim() || t('New template')}
        favourite={{ on: favourite, set: star }}
        of={opened.view && { origin: opened.view.origin, library: opened.view.library }}
        {...(opened.of === 'new' ? {} : { versions: `${hashOf(opened.of)}/versions` })}
        onLeave={props.onLeave}
      >
        <Button icon={FlaskConical} expanded={trying} onClick={() => setTrying(!trying)}>
          {t('Try it on…')}
        </Button>
        <SaveState editor={editor} />
        <Button kind="primary" busy={editor.saving} onClick={() => void editor.save()}>
          {t('Save')}
        </Button>
      </EditorHead>
      <div class="editor-notices">
        <EditorNotices
          editor={editor}
          rest={rest}
          comparing={comparing}
          onCompare={() => setComparing(!comparing)}
          onDiscard={() => void discard()}
          onDropEdit={({ editorId }) => drop(editorId)}
          onOpenEdit={async ({ editorId }) => {
            await editor.idle();
            ids.remember(opened.of === 'new' ? `new/${content.type}` : opened.of, editorId);
            props.onReopen();
          }}
        />
        {moved !== undefined && editor.saved && (
          <OriginNotice
            template={editor.saved}
            isChanged={editor.isChanged}
            save={editor.save}
            onAnswered={(template) => {
              setMoved(undefined);
              void editor.adopt(template);
            }}
          />
        )}
        {comparing && editor.conflict && (
          <Differences
            before={editor.conflict.theirs}
            after={plain}
            words={{ before: t('Theirs'), after: t('Yours') }}
          />
        )}
      </div>
      <EditorBody editor={editor} content={plain}>
        {trying && (
          <TryIt
            templateId={opened.of}
            isChanged={editor.isChanged}
            save={editor.save}
            onClose={() => setTrying(false)}
          />
        )}
      </EditorBody>
    </div>
  );
}

/** Whether there is something to save, and that what is typed is kept meanwhile. */
function SaveState({ editor }: { editor: Editor }) {
  const text = editor.saving ? t('Saving…') : editor.isChanged ? t('Not saved yet') : t('Saved');
  return (
    <span class="save-state" data-changed={editor.isChanged ? '' : undefined}>
      {text}
    </span>
  );
}

function EditorBody({
  editor,
  content,
  children,
}: {
  editor: Editor;
  content: ReturnType<typeof contentOf>;
  /** Above the blanks. */
  children: ComponentChildren;
}) {
  const { content: edit, issues, change, leave } = editor;
  const [open, setOpen] = useState<OpenBlank>();
  const [turn, setTurn] = useState(0);
  const definition = actions[edit.type];
  const { main, more } = groupFields(definition);
  const shown = (field: (typeof main)[number]) =>
    isShown(definition.fields, field, edit.parameters) ||
    wholeVariable(getPath(edit.parameters, field.shownWhen?.path ?? '')) !== undefined;
  const show = (name: string) => {
    setOpen(edit.variables.findIndex((one) => one.name === name));
    setTurn((count) => count + 1);
  };
  const fieldProps = {
    content: edit,
    issues,
    onChange: change,
    onLeave: leave,
    onShowBlank: show,
  };
  const [began] = useState(edit.parameters);
  const hasExtra = Object.keys(extraKeys(edit.type, began)).length > 0;
  const inMore = more.some((field) =>
    issues.some(
      ({ path, level }) =>
        level === 'error' && (path === field.path || path.startsWith(`${field.path}.`)),
    ),
  );
  const inExtra = issues.some(
    ({ path, level }) => level === 'error' && (path === extraPath || path === ''),
  );
  return (
    <div class="editor-body">
      <div class="editor-main">
        <Details {...fieldProps} isNew={editor.of === 'new'} />
        <section class="editor-part" aria-labelledby="action-title">
          <h2 id="action-title">{definition.label}</h2>
          {main.filter(shown).map((field) => (
            <EditorField key={field.path} field={field} {...fieldProps} />
          ))}
          {more.length > 0 && (
            <Disclosure
              label={t('More options')}
              open={more.some((field) => isFilled(field, began))}
              forced={inMore}
            >
              {more.filter(shown).map((field) => (
                <EditorField key={field.path} field={field} {...fieldProps} />
              ))}
            </Disclosure>
          )}
          <Disclosure label={t('Advanced')} open={hasExtra} forced={inExtra}>
            <ExtraKeysField content={edit} issues={issues} onChange={change} onLeave={leave} />
          </Disclosure>
        </section>
      </div>
      <div class="editor-side">
        {children}
        <BlanksPanel
          content={edit}
          issues={issues}
          open={open}
          turn={turn}
          onOpen={setOpen}
          onChange={change}
          onLeave={leave}
        />
        <PreviewPane templateId={editor.of} content={content} />
      </div>
    </div>
  );
}

import { FileQuestionMark, Trash2 } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ActionType } from '../../../lib/actions/index.ts';
import { t } from '../../../lib/i18n/t.ts';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ChooseType } from './choose-type.tsx';
import { EditingView } from './editing-view.tsx';
import './blanks.css';
import './editor.css';
import { createEditorIds, type EditorIds } from './editor-ids.ts';
import { type Opened, openEditor } from './open-editor.ts';
import { ReadOnlyView } from './read-only-view.tsx';

interface TemplateEditorProps {
  /** The template's id, or `new`. */
  templateId: string;
  /** What a new one begins with: an empty one of a type, or a kept edit. */
  start?: { type?: ActionType; editorId?: string };
  onLeave: () => void;
  /** Shows another place of the workspace, by its hash. */
  go: (hash: string) => void;
}

/** A template to read or to edit. What is typed is kept, whatever becomes of the page. */
export function TemplateEditor({ templateId, start = {}, onLeave, go }: TemplateEditorProps) {
  const services = useServices();
  const ids = useMemo(() => createEditorIds(), []);
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  // Changes when it is to be opened anew.
  const [turn, setTurn] = useState(0);
  const { type, editorId } = start;

  // a new turn opens it anew
  useEffect(() => {
    let gone = false;
    let held: string | undefined;
    const wish = { ...(type ? { type } : {}), ...(editorId ? { editorId } : {}) };
    openEditor({ send: services.send, newId: services.newId, ids }, templateId, wish).then(
      (next) => {
        if (next.kind === 'editing') held = next.editorId;
        if (gone) return held && ids.release(held);
        setProblem(undefined);
        setOpened(next);
      },
      (error) => !gone && setProblem(failureText(error)),
    );
    return () => {
      gone = true;
      if (held) ids.release(held);
    };
  }, [services, ids, templateId, type, editorId, turn]);

  const root = useRef<HTMLDivElement>(null);
  const kind = opened?.kind;
  useEffect(() => {
    // It came after its page was shown: the keyboard goes along, unless it is somewhere already.
    if (kind === undefined || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>('[data-start], h1')?.focus();
  }, [kind]);

  const again = () => {
    setOpened(undefined);
    setTurn((count) => count + 1);
  };
  if (problem) {
    const retry = (
      <Button small onClick={again}>
        {t('Try again')}
      </Button>
    );
    return (
      <Notice
        tone="error"
        title={t('The template could not be opened')}
        role="alert"
        actions={retry}
      >
        {problem}
      </Notice>
    );
  }
  return (
    <div ref={root}>
      {opened ? (
        <OpenedView
          opened={opened}
          ids={ids}
          go={go}
          onLeave={onLeave}
          onReopen={again}
          onProblem={setProblem}
        />
      ) : (
        <Loading shape="fields" count={5} />
      )}
    </div>
  );
}

/** What there is of a template, each in its own way. */
function OpenedView(props: {
  opened: Opened;
  ids: EditorIds;
  go: (hash: string) => void;
  onLeave: () => void;
  onReopen: () => void;
  onProblem: (words: string) => void;
}) {
  const { send } = useServices();
  const { opened, ids, go, onLeave, onReopen } = props;
  switch (opened.kind) {
    case 'gone':
      return (
        <EmptyState
          icon={FileQuestionMark}
          title={t('This template is not there any more')}
          heading="h1"
          actions={<Button onClick={onLeave}>{t('Back to the templates')}</Button>}
        >
          {t('It was deleted for good, or the address is not quite right.')}
        </EmptyState>
      );
    case 'binned':
      return (
        <EmptyState
          icon={Trash2}
          title={t('“{name}” is in the bin', { name: opened.view.template.name })}
          heading="h1"
          actions={
            <Button
              onClick={() => {
                const change = { kind: 'restore' } as const;
                send('template/change', { ids: [opened.view.template.id], change }).then(
                  onReopen,
                  (error) => props.onProblem(failureText(error)),
                );
              }}
            >
              {t('Restore')}
            </Button>
          }
        >
          {t('Restore it to go on with it.')}
        </EmptyState>
      );
    case 'choose-type':
      return <ChooseType unfinished={opened.unfinished} go={go} onLeave={onLeave} />;
    case 'read-only':
      return <ReadOnlyView view={opened.view} unsaved={opened.unsaved} go={go} onLeave={onLeave} />;
    case 'editing':
      return (
        <EditingView
          key={opened.editorId}
          opened={opened}
          ids={ids}
          go={go}
          onLeave={onLeave}
          onReopen={onReopen}
        />
      );
  }
}

import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { ago } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Edit } from '../../../lib/messaging/messages/edit-open.ts';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import { kindLabels, usedInOrder } from '../../../lib/templates/edit-blanks.ts';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { noPersonal, usePolicy } from '../../sharing/use-policy.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { newTemplateHash } from '../../workspace/route.ts';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { EditorHead } from './editor-head.tsx';
import { OfLibrary } from './of-library.tsx';

/** A template that is somebody else’s: to be read, and to be copied. */
export function ReadOnlyView(props: {
  view: TemplateView;
  /** What was typed here while it could be changed. */
  unsaved: Edit[];
  go: (hash: string) => void;
  onLeave: () => void;
}) {
  const { template, library } = props.view;
  const { send, now } = useServices();
  const policy = usePolicy();
  const [favourite, setFavourite] = useState(props.view.favourite);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const used = usedInOrder(template);
  const variables = used.flatMap(
    (name) => template.variables.find((one) => one.name === name) ?? [],
  );
  const attempt = async (act: () => Promise<string | undefined>) => {
    setBusy(true);
    try {
      const hash = await act();
      if (hash) return props.go(hash);
      setProblem(t('It is not there any more.'));
    } catch (error) {
      setProblem(failureText(error));
    }
    setBusy(false);
  };
  const customize = async () => {
    const copy = await send('template/duplicate', { templateId: template.id });
    return copy ? `#/templates/${encodeURIComponent(copy.id)}` : undefined;
  };
  /** What was typed becomes a new template that is not saved yet. */
  const takeAlong = async ({ editorId, content }: Edit) => {
    await send('edit/save', { of: 'new', editorId, base: 0, content });
    await send('edit/discard', { of: template.id, editorId });
    return newTemplateHash({ editorId });
  };
  return (
    <div class="editor">
      <EditorHead
        type={template.type}
        title={template.name}
        onLeave={props.onLeave}
        of={props.view}
        favourite={{
          on: favourite,
          set: (on) => {
            setFavourite(on);
            send('template/change', {
              ids: [template.id],
              change: { kind: 'favourite', on },
            }).catch(() => setFavourite(!on));
          },
        }}
      >
        {policy.personalTemplates && (
          <Button kind="primary" icon={Copy} busy={busy} onClick={() => void attempt(customize)}>
            {t('Customize')}
          </Button>
        )}
      </EditorHead>
      <div class="editor-body">
        <div class="editor-main">
          {problem && (
            <Notice tone="error" title={t('Not copied')} role="alert">
              {problem}
            </Notice>
          )}
          {library ? (
            <OfLibrary view={props.view} library={library} />
          ) : (
            <Notice tone="info">
              {t('This one comes with Switchboard and stays as it is.')}{' '}
              {policy.personalTemplates
                ? t('“Customize” makes a copy that is yours.')
                : t(noPersonal)}
            </Notice>
          )}
          {policy.personalTemplates &&
            props.unsaved.map((edit) => (
              <div key={edit.editorId} class="draft-line">
                <span>
                  {t('Unsaved changes of yours are kept, from {when}.', {
                    when: ago(edit.changedAt, now()),
                  })}
                </span>
                <Button kind="link" onClick={() => void attempt(() => takeAlong(edit))}>
                  {t('Make a template of your own of them')}
                </Button>
              </div>
            ))}
          <section class="editor-part" aria-labelledby="about-title">
            <h2 id="about-title">{t('What it is for')}</h2>
            <p>{template.description || t('It does not say.')}</p>
          </section>
          <section class="editor-part" aria-labelledby="blanks-title">
            <h2 id="blanks-title">{t('Blanks')}</h2>
            {variables.length === 0 && <p class="lead">{t('It has none.')}</p>}
            <dl class="blank-facts">
              {variables.map((variable) => (
                <div key={variable.name}>
                  <dt>
                    {variable.label} <span class="badge">{t(kindLabels[variable.kind])}</span>
                  </dt>
                  {variable.help && <dd>{variable.help}</dd>}
                  {variable.default !== undefined && (
                    <dd>{t('Default: {value}', { value: String(variable.default) })}</dd>
                  )}
                </div>
              ))}
            </dl>
          </section>
        </div>
        <div class="editor-side">
          <PreviewPane templateId={template.id} content={template} />
        </div>
      </div>
    </div>
  );
}

import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { TemplateView } from '../../../lib/messaging/messages/template-shapes.ts';
import { kindLabels, usedInOrder } from '../../../lib/templates/edit-blanks.ts';
import { failureText } from '../../failure-text.ts';
import { useServices } from '../../services.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { EditorHead } from './editor-head.tsx';

/** A template that ships with the extension: to be read, and to be copied. */
export function ReadOnlyView(props: {
  view: TemplateView;
  go: (hash: string) => void;
  onLeave: () => void;
}) {
  const { template } = props.view;
  const { send } = useServices();
  const [favourite, setFavourite] = useState(props.view.favourite);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const used = usedInOrder(template);
  const variables = used.flatMap(
    (name) => template.variables.find((one) => one.name === name) ?? [],
  );
  const customize = async () => {
    setBusy(true);
    try {
      const copy = await send('template/duplicate', { templateId: template.id });
      if (copy) return props.go(`#/templates/${encodeURIComponent(copy.id)}`);
      setProblem('It is not there any more.');
    } catch (error) {
      setProblem(failureText(error));
    }
    setBusy(false);
  };
  return (
    <div class="editor">
      <EditorHead
        type={template.type}
        title={template.name}
        onLeave={props.onLeave}
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
        <Button kind="primary" icon={Copy} busy={busy} onClick={() => void customize()}>
          Customize
        </Button>
      </EditorHead>
      <div class="editor-body">
        <div class="editor-main">
          {problem && (
            <Notice tone="error" title="Not copied" role="alert">
              {problem}
            </Notice>
          )}
          <Notice tone="info">
            This one comes with Switchboard and stays as it is. “Customize” makes a copy that is
            yours.
          </Notice>
          <section class="editor-part" aria-labelledby="about-title">
            <h2 id="about-title">What it is for</h2>
            <p>{template.description}</p>
          </section>
          <section class="editor-part" aria-labelledby="blanks-title">
            <h2 id="blanks-title">Blanks</h2>
            {variables.length === 0 && <p class="lead">It has none.</p>}
            <dl class="blank-facts">
              {variables.map((variable) => (
                <div key={variable.name}>
                  <dt>
                    {variable.label} <span class="badge">{kindLabels[variable.kind]}</span>
                  </dt>
                  {variable.help && <dd>{variable.help}</dd>}
                  {variable.default !== undefined && <dd>Default: {String(variable.default)}</dd>}
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

import { useEffect, useState } from 'preact/hooks';
import { hideSecrets, mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { validateAction } from '../../../lib/actions/validate.ts';
import { plural, t } from '../../../lib/i18n/t.ts';
import type { Output } from '../../../lib/messaging/messages/index.ts';
import { fill } from '../../../lib/templates/fill.ts';
import { isOpen } from '../../../lib/templates/open-secrets.ts';
import { sampleValues } from '../../../lib/templates/sample.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { ConnectionUse } from '../../connections/connection-use.tsx';
import { useServices } from '../../services.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useConnections } from '../use-connections.ts';
import { previewLines } from './preview-lines.ts';
import { showSamples, showValues } from './show-variable.ts';
import './preview.css';

type There = Output<'template/preview'>;

// So that a list of sub-accounts is not filled anew with every key.
const calm = 400;

/** The action as people read it, its blanks filled with samples or with a sub-account's values. */
export function PreviewPane(props: { templateId: string; content: TemplateContent }) {
  const { copy } = useServices();
  const [locationId, setLocationId] = useState('');
  const [form, setForm] = useState<'words' | 'json'>('words');
  const connections = useConnections() ?? [];
  const there = usePreview(props, locationId);
  const { content } = props;
  const show = there ? showValues(there.blanks) : showSamples(content.variables);
  const json = form === 'json' ? jsonOf(content, there) : '';
  const location = connections.find((one) => one.locationId === locationId);
  return (
    <section class="editor-part preview-pane" aria-labelledby="preview-title">
      <div class="preview-top">
        <h2 id="preview-title">{t('Preview')}</h2>
        <Segments
          label={t('Form of the preview')}
          choices={{ words: t('Words'), json: 'JSON' }}
          chosen={form}
          onChoose={setForm}
        />
      </div>
      {connections.length > 0 && (
        <div class="preview-with">
          <label for="preview-location">{t('Filled with')}</label>
          <select
            id="preview-location"
            class="input"
            value={locationId}
            onChange={(event) => setLocationId(event.currentTarget.value)}
          >
            <option value="">{t('Sample values')}</option>
            {connections.map((one) => (
              <option key={one.locationId} value={one.locationId}>
                {one.name ?? one.locationId}
              </option>
            ))}
          </select>
        </div>
      )}
      {location && (
        <ConnectionUse locationId={location.locationId} connection={location.connection} />
      )}
      {there && (
        <ThereNote
          there={there}
          content={content}
          place={location?.name ?? t('this sub-account')}
        />
      )}
      {form === 'json' ? (
        <div class="preview-json">
          <CopyButton text={json} label={t('Copy the JSON')} copy={copy} />
          <section
            class="preview-code"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
            tabIndex={0}
            aria-label={t('JSON')}
          >
            <pre>{json}</pre>
          </section>
        </div>
      ) : (
        <dl class="preview-lines">
          {previewLines(withoutSecrets(content), show).map(({ label, rows }, at) => (
            // fields have their place; two may have one label
            <div key={at} class="preview-field">
              <dt>{label}</dt>
              {rows.map((row, index) => (
                // rows have no identity besides their place
                <dd key={index}>
                  {row.label && <span class="preview-cell">{row.label}: </span>}
                  {row.pieces.map((piece, place) => (
                    <Shown key={place} {...piece} />
                  ))}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** What is still to be filled in there, and why it did not fill itself. */
function ThereNote(props: { there: There; content: TemplateContent; place: string }) {
  const { there, content, place } = props;
  const labelOf = (name: string) =>
    content.variables.find((one) => one.name === name)?.label || name;
  const unresolved = Object.entries(there.blanks.unresolved).map(([name, found]) => {
    const its = { name: found.name, label: labelOf(name) };
    if (found.count === 0) return t('Nothing there is called “{name}” ({label}).', its);
    return plural(
      found.count,
      '{count} thing there is called “{name}” ({label}).',
      '{count} things there are called “{name}” ({label}).',
      its,
    );
  });
  const missing = there.missing.map(labelOf);
  const asked =
    missing.length > 0
      ? t('Asked for in {place}: {blanks}.', { place, blanks: missing.join(', ') })
      : t('Nothing is missing in {place}.', { place });
  return (
    <p class="field-note" role="status">
      {[asked, ...unresolved].join(' ')}
    </p>
  );
}

function Shown({ kind, text }: { kind: string; text: string }) {
  if (kind === 'text') return <>{text}</>;
  if (kind === 'filled')
    return (
      <mark class="piece" data-kind="filled">
        {text}
      </mark>
    );
  return (
    <span class="piece" data-kind={kind}>
      {kind === 'missing' && <span class="visually-hidden">{t('To be filled in: ')}</span>}
      {text}
    </span>
  );
}

/** A secret that was typed although templates keep none is not shown either. */
function withoutSecrets(content: TemplateContent): TemplateContent {
  const { type } = content;
  const parameters = hideSecrets(type, content.parameters, (secret) =>
    isOpen(secret) ? mask : secret.value,
  );
  return { ...content, parameters };
}

function jsonOf(content: TemplateContent, there: There | undefined): string {
  const { type, variables, parameters, actionName } = content;
  const name = actionName?.trim() || content.name;
  const filled = there ?? fill({ name, parameters }, variables, sampleValues(variables));
  const checked = validateAction({ type, name: filled.name, parameters: filled.parameters });
  const masked = maskSecrets(type, checked.parameters);
  return JSON.stringify(
    { actionType: type, name: checked.name, actionParameters: masked },
    null,
    2,
  );
}

/** The template in a sub-account; the last answer stays until the next one is there. */
function usePreview(
  { templateId, content }: { templateId: string; content: TemplateContent },
  locationId: string,
): There | undefined {
  const { send } = useServices();
  const [there, setThere] = useState<{ locationId: string; reply: There }>();
  useEffect(() => {
    if (!locationId) return;
    let gone = false;
    const timer = setTimeout(() => {
      const own = templateId === 'new' ? {} : { templateId };
      send('template/preview', { ...own, content, locationId }).then(
        (reply) => !gone && setThere({ locationId, reply }),
        () => undefined,
      );
    }, calm);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [send, templateId, content, locationId]);
  return there?.locationId === locationId ? there.reply : undefined;
}

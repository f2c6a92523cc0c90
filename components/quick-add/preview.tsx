import { useState } from 'preact/hooks';
import type { ActionType } from '../../lib/actions/define.ts';
import { maskSecrets } from '../../lib/actions/secrets.ts';
import { createActionRequest, toCurl } from '../../lib/highlevel/create-request.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { BlankState } from '../../lib/messaging/messages/template-shapes.ts';
import { maskedAction } from '../fields/check-form.ts';
import type { FormValues } from '../fields/form-content.ts';
import { useServices } from '../services.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Segments } from '../ui/segments.tsx';

/** The request as it would be sent now, token and secrets masked. */
export function Preview({
  target,
  type,
  blanks,
  values,
}: {
  target: AgentAddress;
  type: ActionType;
  blanks: BlankState;
  values: FormValues;
}) {
  const { copy } = useServices();
  const [shown, setShown] = useState<'json' | 'curl'>('json');
  const { name, parameters } = maskedAction(type, blanks.variables, values, blanks.keptSecrets);
  const request = createActionRequest(target, {
    type,
    name,
    parameters: maskSecrets(type, parameters),
  });
  const texts = { json: JSON.stringify(request.body, null, 2), curl: toCurl(request) };
  return (
    <div class="preview">
      <div class="preview-head">
        <Segments
          label={t('Form of the preview')}
          choices={{ json: 'JSON', curl: 'curl' }}
          chosen={shown}
          onChoose={setShown}
        />
        <CopyButton
          text={texts[shown]}
          label={shown === 'json' ? t('Copy the JSON') : t('Copy the curl command')}
          copy={copy}
        />
      </div>
      <p class="preview-line">
        {request.method} {request.url}
      </p>
      <section
        class="preview-code"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label={t('Request')}
      >
        <pre>{texts[shown]}</pre>
      </section>
      <p class="field-note">{t('Tokens and secrets are left out.')}</p>
    </div>
  );
}

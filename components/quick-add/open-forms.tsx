import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { contentOf, type FormValues } from '../fields/form-content.ts';
import { ActionForm } from './action-form.tsx';
import { FormTools } from './form-tools.tsx';
import { PackForm } from './pack-form.tsx';
import type { TemplateSource } from './save-template.tsx';
import type { Creation } from './use-creation.ts';
import type { OpenForms } from './use-open-form.ts';
import type { OpenPacks } from './use-open-pack.ts';
import { chosenOf } from './use-pack-form.ts';

/** What the open form of a template and that of a pack have in common. */
interface Around {
  target: AgentAddress;
  agentName?: string | undefined;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  /** The tab shows something else than this agent. */
  away: boolean;
  banner: ComponentChildren;
  creation: Creation;
  rememberSecrets: false | undefined;
  onNeedToken: () => void;
}

const around = ({ target, again, away, banner, rememberSecrets, onNeedToken }: Around) => ({
  target,
  rememberSecrets,
  again,
  banner,
  onNeedToken,
  blocked: away ? t('Go back to this agent in the tab to create it.') : undefined,
});

const notMarked = ({ say }: Creation) =>
  say({
    tone: 'error',
    title: t('The favourite was not kept'),
    detail: t('The extension did not answer, or the browser’s storage did not take it.'),
  });

/** The form of a template that is open for the agent, and what it is sent as. */
export function TemplateForm(
  props: Around & { forms: OpenForms; onSaveAs: (source: TemplateSource) => void },
) {
  const { forms, creation } = props;
  const { open } = forms;
  if (!open) return null;
  const { form, draftId } = open;
  const { id, favourite } = form.template;
  const kept = !id.startsWith('action:');
  return (
    <ActionForm
      {...around(props)}
      key={`${id} ${form.draftId}`}
      form={form}
      values={open.values}
      draftId={draftId}
      told={open.told}
      busy={creation.busyId !== undefined || (open.runId !== undefined && !open.changedSince)}
      keep={forms.keep}
      tools={(values) => (
        <FormTools
          id={id}
          favourite={kept ? favourite : undefined}
          workspace={kept ? `#/templates/${encodeURIComponent(id)}` : undefined}
          onSaveAs={() => props.onSaveAs(sourceOf(form, values))}
          onFailed={() => notMarked(creation)}
        />
      )}
      onChange={(values, changed) => forms.hold(values, changed, creation.busyId === id)}
      onSubmit={(values) => {
        const content = contentOf(form, values);
        void creation.start({ templateId: id, draftId, content, anyway: false });
      }}
      onClose={(discard, unkept) => void forms.close(discard, unkept)}
    />
  );
}

const sourceOf = ({ template, blanks }: FormState, values: FormValues): TemplateSource => ({
  kind: 'form',
  type: template.type,
  name: values.name,
  parameters: values.parameters,
  variables: blanks.variables,
});

/** The form of a pack that is open for the agent. */
export function OpenPackForm(props: Around & { packs: OpenPacks }) {
  const { packs, creation } = props;
  const { open } = packs;
  if (!open) return null;
  const { form, draftId } = open;
  const { pack, favourite } = form.view;
  return (
    <PackForm
      {...around(props)}
      key={`${pack.id} ${form.draftId}`}
      form={form}
      values={open.values}
      agentName={props.agentName}
      draftId={draftId}
      told={open.told}
      busy={creation.busyId !== undefined}
      tools={
        <FormTools
          id={pack.id}
          favourite={favourite}
          workspace={`#/packs/${encodeURIComponent(pack.id)}`}
          onFailed={() => notMarked(creation)}
        />
      }
      keep={packs.keep}
      onChange={(values, changed) => packs.hold(values, changed, creation.busyId === pack.id)}
      onSubmit={(values) =>
        void creation.start({
          packId: pack.id,
          draftId,
          templateIds: chosenOf(form, values.leftOut).map(({ id }) => id),
          ...values,
          anyway: false,
        })
      }
      onClose={(discard, unkept) => void packs.close(discard, unkept)}
    />
  );
}

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { getPath, setPath } from '../../lib/actions/paths.ts';
import { mask } from '../../lib/actions/secrets.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { Step } from '../../lib/runs/schema.ts';
import { noBlanks } from '../../lib/templates/no-blanks.ts';
import { type FormValues, valuesOf } from '../fields/form-content.ts';
import { useServices } from '../services.ts';
import { ActionForm } from './action-form.tsx';
import { mendEdit } from './mend-edit.ts';
import { toldBy } from './told-by.ts';

/** The form of one step of a pack that was refused or not sent, to be sent again once it is mended. */
export function MendStep(props: {
  runId: string;
  step: Step;
  target: AgentAddress;
  again: number;
  /** Issues told by the background. */
  told: Issue[];
  busy: boolean;
  /** What the arrow leads to; “Back to the pack” without it. */
  back?: string;
  onSubmit: (content: Pick<Step, 'name' | 'parameters'>) => void;
  onClose: () => void;
  onNeedToken: () => void;
}) {
  const { send } = useServices();
  const { step, runId } = props;
  const { of, editorId } = mendEdit(runId, step.id);
  const form = useMemo(() => formOf(step), [step.id]);
  const [begun, setBegun] = useState<FormValues>();
  useEffect(() => {
    // What was typed into it before, should it have been closed in between.
    send('edit/open', { of }).then(
      ({ edits }) => setBegun(typed(edits[0]?.content, form) ?? valuesOf(form)),
      () => setBegun(valuesOf(form)),
    );
  }, [send, of, form]);
  const keep = useCallback(
    ({ name, parameters }: FormValues) => {
      const { type } = form.template;
      const content = { type, name, parameters, secretPaths: step.secretPaths };
      return send('edit/save', { of, editorId, base: 0, content });
    },
    [send, of, editorId, form, step.secretPaths],
  );
  const [refused] = useState(() =>
    toldBy(step.problem?.messages ?? [], { form, values: valuesOf(form) }),
  );
  if (!begun) return null;
  return (
    <ActionForm
      form={form}
      values={begun}
      target={props.target}
      again={props.again}
      draftId={step.id}
      told={props.told.length > 0 ? props.told : refused}
      busy={props.busy}
      back={props.back ?? t('Back to the pack')}
      submit={t('Send again')}
      keep={keep}
      onChange={() => undefined}
      onSubmit={({ name, parameters }) => props.onSubmit({ name, parameters })}
      onClose={() => props.onClose()}
      onNeedToken={props.onNeedToken}
    />
  );
}

/** A form without blanks: they have been filled in. Secrets are not in the journal. */
function formOf({ id, templateId, type, name, parameters, secretPaths }: Step): FormState {
  return {
    template: { id: templateId, type, name, description: '', favourite: false },
    draftId: id,
    name,
    parameters: secretPaths.reduce(
      (all, path) => (getPath(all, path) === mask ? setPath(all, path, '') : all),
      parameters,
    ),
    blanks: noBlanks(),
    remembered: [],
    referenceNames: {},
    fromDraft: false,
  };
}

function typed(content: Record<string, unknown> | undefined, form: FormState) {
  const { name, parameters } = content ?? {};
  if (typeof name !== 'string' || typeof parameters !== 'object' || !parameters) return undefined;
  return { ...valuesOf(form), name, parameters: parameters as FormValues['parameters'] };
}

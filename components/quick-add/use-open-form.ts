import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { PackForm } from '../../lib/messaging/messages/pack-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { isOnItsWay } from '../../lib/runs/outcome.ts';
import { contentOf, type FormValues, valuesOf } from '../fields/form-content.ts';
import { useServices } from '../services.ts';
import { loadParts, toldByHighLevel } from './later.ts';
import type { PackValues } from './use-pack-form.ts';
import type { Runs } from './use-runs.ts';

/** A form that is open: how it came, and what has become of it since. */
interface OpenForm {
  form: FormState;
  values: FormValues;
  draftId: string;
  told: Issue[];
  /** What it was sent as, while that is on its way. */
  runId?: string | undefined;
  /** It was changed after it was sent: what stands in it now is another draft. */
  changedSince: boolean;
}

/** A half-filled form, as it was opened and as it stands, for whoever has to decide what becomes of it. */
export type HeldForm = { changed: boolean } & (
  | { templateId: string; form: FormState; values: FormValues }
  | { packId: string; form: PackForm; values: PackValues }
);

/** The form that is open for one agent, if any, from its opening to what became of it. */
export function useOpenForm(options: {
  target: AgentAddress;
  first: FormState | undefined;
  /** Values brought along from another agent's form. */
  carried: FormValues | undefined;
  runs: Runs;
  onHold: (held: HeldForm | undefined) => void;
  /** It was sent and is closed, or was closed by the person. */
  onClosed: () => void;
}) {
  const { target, runs, onHold } = options;
  const { send, newId } = useServices();
  const openFormOf = (form: FormState, told: Issue[], values?: FormValues): OpenForm => ({
    form,
    values: values ?? valuesOf(form),
    draftId: form.draftId,
    told,
    runId: runs.all.find((run) => run.draftId === form.draftId && isOnItsWay(run))?.id,
    changedSince: false,
  });
  const [open, setOpen] = useState(
    () => options.first && openFormOf(options.first, [], options.carried),
  );

  /** What could not be kept as a draft, by template: it is here while quick add is. */
  const unkept = useRef(new Map<string, FormValues>());

  const step = runs.get(open?.runId)?.steps[0];
  useEffect(() => {
    if (!step || !open) return;
    if (step.state === 'refused' || step.state === 'not-sent') {
      const told = toldByHighLevel(step.problem?.messages ?? [], open);
      setOpen({ ...open, runId: undefined, changedSince: false, draftId: newId(), told });
    } else if (step.state === 'created' || step.state === 'uncertain' || step.state === 'undone') {
      if (open.changedSince) return setOpen({ ...open, runId: undefined, changedSince: false });
      unkept.current.delete(open.form.template.id);
      setOpen(undefined);
      onHold(undefined);
      options.onClosed();
    }
    // Only when it moves on.
  }, [step?.state, open?.runId]);

  return {
    open,
    /** Whether the form was opened; not when the template is gone or nobody answers. */
    show: useCallback(
      async (templateId: string, told: Issue[] = []): Promise<boolean> => {
        const [form] = await Promise.all([
          send('form/open', { target, templateId }).catch(() => null),
          loadParts(),
        ]);
        if (form) setOpen(openFormOf(form, told, unkept.current.get(templateId)));
        return form !== null;
      },
      [send, target, runs.all],
    ),
    /** Keeps what is typed as the open form's draft. */
    keep: async (values: FormValues): Promise<void> => {
      if (!open) return;
      const { form, draftId } = open;
      const content = contentOf(form, values);
      await send('draft/save', { draftId, target, templateId: form.template.id, content });
    },
    /** Takes note of what is typed; `leaving`: a wish to create it has left and is not taken yet. */
    hold(values: FormValues, changed: boolean, leaving: boolean): void {
      if (!open) return;
      const { form } = open;
      onHold({ templateId: form.template.id, form, values, changed });
      // Or it would go with the draft that is being made an action of.
      if ((open.runId || leaving) && !open.changedSince) {
        setOpen({ ...open, draftId: newId(), changedSince: true });
      }
    },
    /** A draft was sent as this run; the open form's, maybe. */
    sent(draftId: string, runId: string): void {
      if (open?.draftId === draftId) setOpen({ ...open, runId, changedSince: false });
    },
    /** Something is wrong in the form of this template; tells whether that one is open. */
    tell(templateId: string, told: Issue[]): boolean {
      if (open?.form.template.id !== templateId) return false;
      setOpen({ ...open, told });
      return true;
    },
    /** What is typed goes on as a draft of its own. */
    renew(): void {
      if (open) setOpen({ ...open, draftId: newId(), runId: undefined, changedSince: false });
    },
    async close(discard: boolean, notKept: FormValues | undefined): Promise<void> {
      const templateId = open?.form.template.id;
      setOpen(undefined);
      onHold(undefined);
      if (!templateId) return;
      if (notKept && !discard) unkept.current.set(templateId, notKept);
      else unkept.current.delete(templateId);
      await send('draft/close', { target, templateId, discard }).catch(() => undefined);
      options.onClosed();
    },
  };
}
export type OpenForms = ReturnType<typeof useOpenForm>;

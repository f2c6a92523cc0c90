import { useCallback, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import type { PackForm } from '../../lib/messaging/messages/pack-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { isOnItsWay } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import { loadParts } from './later.ts';
import type { HeldForm } from './use-open-form.ts';
import type { PackValues } from './use-pack-form.ts';
import type { Runs } from './use-runs.ts';

/** The form of a pack that is open. */
interface OpenPack {
  form: PackForm;
  values: PackValues;
  draftId: string;
  told: Issue[];
  /** It was sent, and became a run that is not done: its draft goes when that has created something. */
  onItsWay: boolean;
  /** It was changed after it was sent: what stands in it now is another draft. */
  changedSince: boolean;
}

const begin = (runs: Run[], form: PackForm, told: Issue[], values?: PackValues): OpenPack => ({
  form,
  values: values ?? { values: form.blanks.values, keepSecrets: [], leftOut: form.leftOut },
  draftId: form.draftId,
  told,
  onItsWay: runs.some((run) => run.draftId === form.draftId && isOnItsWay(run)),
  changedSince: false,
});

/** The form of a pack that is open for one agent, if any. It closes once its run is journaled. */
export function useOpenPack(options: {
  target: AgentAddress;
  first: PackForm | undefined;
  /** Values brought along from another agent's form. */
  carried: PackValues | undefined;
  runs: Runs;
  onHold: (held: HeldForm | undefined) => void;
  /** It was sent and is closed, or was closed by the person. */
  onClosed: () => void;
}) {
  const { target, runs, onHold } = options;
  const { send, newId } = useServices();
  const [open, setOpen] = useState(
    () => options.first && begin(runs.all, options.first, [], options.carried),
  );
  /** What could not be kept as a draft, by pack: it is here while quick add is. */
  const unkept = useRef(new Map<string, PackValues>());
  const packId = open?.form.view.pack.id;

  const close = () => {
    setOpen(undefined);
    onHold(undefined);
  };
  return {
    open,
    /** Whether the form was opened; not when the pack is gone or nobody answers. */
    show: useCallback(
      async (id: string, told: Issue[] = []): Promise<boolean> => {
        const [form] = await Promise.all([
          send('pack/open', { packId: id, target }).catch(() => null),
          loadParts(),
        ]);
        if (form) setOpen(begin(runs.all, form, told, unkept.current.get(id)));
        return form !== null;
      },
      [send, target, runs.all],
    ),
    /** Keeps what is typed as the open form's draft. */
    keep: async ({ values, leftOut }: PackValues): Promise<void> => {
      if (!open || !packId) return;
      await send('pack/draft', { draftId: open.draftId, target, packId, values, leftOut });
    },
    /** Takes note of what is typed; `leaving`: a wish to apply it has left and is not taken yet. */
    hold(values: PackValues, changed: boolean, leaving: boolean): void {
      if (!open || !packId) return;
      onHold({ packId, form: open.form, values, changed });
      if ((open.onItsWay || leaving) && !open.changedSince) {
        setOpen({ ...open, draftId: newId(), changedSince: true });
      }
    },
    /** A draft is a run now; the open form's, maybe. */
    sent(draftId: string): void {
      if (open?.draftId !== draftId) return;
      unkept.current.delete(packId ?? '');
      close();
      options.onClosed();
    },
    /** Something is wrong in the form of this pack; tells whether that one is open. */
    tell(id: string, told: Issue[]): boolean {
      if (packId !== id || !open) return false;
      setOpen({ ...open, told });
      return true;
    },
    /** What is typed goes on as a draft of its own. */
    renew(): void {
      if (open) setOpen({ ...open, draftId: newId(), onItsWay: false, changedSince: false });
    },
    async close(discard: boolean, notKept: PackValues | undefined): Promise<void> {
      close();
      if (!packId) return;
      if (notKept && !discard) unkept.current.set(packId, notKept);
      else unkept.current.delete(packId);
      await send('draft/close', { target, templateId: packId, discard }).catch(() => undefined);
      options.onClosed();
    },
  };
}
export type OpenPacks = ReturnType<typeof useOpenPack>;

import { useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { failureText } from '../failure-text.ts';
import { mendEdit } from '../quick-add/mend-edit.ts';
import { MendStep } from '../quick-add/mend-step.tsx';
import { AskAnother } from '../quick-add/questions.tsx';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { tokenHash } from './plan-step.tsx';
import './mend-box.css';

type Content = Pick<Step, 'name' | 'parameters'>;

/** The form of a step that was refused or not sent, below it; what is typed is kept. */
export function MendBox(props: { run: Run; step: Step; onDone: () => void; onClose: () => void }) {
  const { run, step } = props;
  const { send } = useServices();
  const toast = useToast();
  const [told, setTold] = useState<Issue[]>([]);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<{ content: Content; run: Run }>();
  const mend = async (content: Content, anyway: boolean) => {
    setAsking(undefined);
    setBusy(true);
    try {
      const reply = await send('run/mend', { runId: run.id, stepId: step.id, content, anyway });
      if (reply?.kind === 'invalid') setTold(reply.issues);
      else if (reply?.kind === 'ask') setAsking({ content, run: reply.run });
      else {
        if (!reply) toast({ tone: 'warning', text: t('It has been taken up since.') });
        await send('edit/discard', mendEdit(run.id, step.id)).catch(() => undefined);
        props.onDone();
      }
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    setBusy(false);
  };
  return (
    <div class="mend-box">
      <MendStep
        runId={run.id}
        step={step}
        target={run.target}
        again={0}
        told={told}
        busy={busy}
        back={t('Back to the run')}
        onSubmit={(content) => void mend(content, false)}
        onClose={props.onClose}
        onNeedToken={() => {
          location.hash = tokenHash(run.target.locationId);
        }}
      />
      {asking && (
        <AskAnother
          run={asking.run}
          onAnswer={(anyway) => {
            if (anyway) void mend(asking.content, true);
            else setAsking(undefined);
          }}
        />
      )}
    </div>
  );
}

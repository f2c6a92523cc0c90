import { t } from '../../lib/i18n/t.ts';
import { isOnItsWay } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { ago } from '../ago.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Removal } from './use-run-actions.ts';

/** An equal action was just created, or may have been: another one? */
export function AskAnother(props: {
  run: Run;
  /** What is to be created: a whole pack, or one action. */
  pack?: boolean | undefined;
  onAnswer: (anyway: boolean) => void;
}) {
  const { now } = useServices();
  const { run, pack } = props;
  const agent = run.target.agentName ?? 'this agent';
  const own = `“${run.steps[0]?.name ?? 'The same action'}” with the same content`;
  const name = run.steps.length > 1 ? `An equal action of “${run.pack?.name}”` : own;
  const what = isOnItsWay(run)
    ? `${name} is being created on ${agent} right now.`
    : run.steps.some(({ state }) => state === 'uncertain')
      ? `${name} was sent to ${agent} ${ago(run.createdAt, now())}, and no readable answer came back. It may be there already.`
      : `${name} was created on ${agent} ${seconds(run.createdAt, now())}.`;
  return (
    <Dialog
      title={pack ? 'Apply it all the same?' : 'Create the same action again?'}
      onClose={() => props.onAnswer(false)}
      actions={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('Cancel')}</Button>
          <Button kind="primary" onClick={() => props.onAnswer(true)}>
            {pack ? 'Apply anyway' : 'Create another anyway'}
          </Button>
        </>
      }
    >
      {what} Nothing was sent now.
    </Dialog>
  );
}

function seconds(at: number, now: number): string {
  const count = Math.max(1, Math.round((now - at) / 1000));
  return count < 60 ? `${count} s ago` : ago(at, now);
}

/** Removing something that reading found, or that nobody can be sure is ours. */
export function AskRemoval({
  removal,
  onAnswer,
}: {
  removal: Removal;
  onAnswer: (yes: boolean) => void;
}) {
  const { run, ids, kind } = removal;
  const agent = run.target.agentName ?? 'the agent';
  const one = ids.length === 1;
  const copies = one ? 'the extra copy' : `${ids.length} extra copies`;
  return (
    <Dialog
      title={kind === 'undo' ? 'Remove what was found?' : `Remove ${copies}?`}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>{t('Cancel')}</Button>
          <Button kind="danger" onClick={() => onAnswer(true)}>
            {kind === 'undo' ? 'Remove it' : one ? 'Remove the extra copy' : 'Remove the copies'}
          </Button>
        </>
      }
    >
      <p>
        {one ? 'This action was' : 'These actions were'} found on {agent} by reading it, equal to
        what you sent. {one ? 'It' : 'One'} may have been added by somebody else.
      </p>
      <ul class="outcome-ids">
        {ids.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import type { TextKey } from '../../lib/i18n/catalog.ts';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { isOnItsWay } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
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
  const isPack = run.steps.length > 1;
  const name = (isPack ? run.pack?.name : run.steps[0]?.name) ?? '';
  const agent = run.target.agentName ?? t('this agent');
  const state = isOnItsWay(run)
    ? 'coming'
    : run.steps.some((step) => step.state === 'uncertain')
      ? 'unsure'
      : 'created';
  const at = state === 'unsure' ? ago(run.createdAt, now()) : seconds(run.createdAt, now());
  const what = t((isPack ? equalInPack : equal)[state], { name, agent, ago: at });
  return (
    <Dialog
      title={pack ? t('Apply it all the same?') : t('Create the same action again?')}
      onClose={() => props.onAnswer(false)}
      actions={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('Cancel')}</Button>
          <Button kind="primary" onClick={() => props.onAnswer(true)}>
            {pack ? t('Apply anyway') : t('Create another anyway')}
          </Button>
        </>
      }
    >
      {what} {t('Nothing was sent now.')}
    </Dialog>
  );
}

const equal = {
  coming: '“{name}” with the same content is being created on {agent} right now.',
  unsure:
    '“{name}” with the same content was sent to {agent} {ago}, and no readable answer came back. It may be there already.',
  created: '“{name}” with the same content was created on {agent} {ago}.',
} satisfies Record<string, TextKey>;

const equalInPack = {
  coming: 'An equal action of “{name}” is being created on {agent} right now.',
  unsure:
    'An equal action of “{name}” was sent to {agent} {ago}, and no readable answer came back. It may be there already.',
  created: 'An equal action of “{name}” was created on {agent} {ago}.',
} satisfies Record<string, TextKey>;

function seconds(at: number, now: number): string {
  const count = Math.max(1, Math.round((now - at) / 1000));
  return count < 60 ? t('{count} s ago', { count }) : ago(at, now);
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
  const agent = run.target.agentName ?? t('the agent');
  const one = ids.length === 1;
  const title =
    kind === 'undo'
      ? t('Remove what was found?')
      : plural(ids.length, 'Remove the extra copy?', 'Remove {count} extra copies?');
  return (
    <Dialog
      title={title}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>{t('Cancel')}</Button>
          <Button kind="danger" onClick={() => onAnswer(true)}>
            {kind === 'undo'
              ? t('Remove it')
              : one
                ? t('Remove the extra copy')
                : t('Remove the copies')}
          </Button>
        </>
      }
    >
      <p>
        {one
          ? t(
              'This action was found on {agent} by reading it, equal to what you sent. It may have been added by somebody else.',
              { agent },
            )
          : t(
              'These actions were found on {agent} by reading it, equal to what you sent. One may have been added by somebody else.',
              { agent },
            )}
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

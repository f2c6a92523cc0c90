import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { conflictText } from '../../lib/runs/plan/words.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { FieldDifferences } from '../runs/field-differences.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { useAnswer } from '../use-answer.ts';
import { type CellKind, cellKind, cellLooks, type FleetRow } from './fleet-cells.ts';

const sentences: Record<CellKind, Key> = {
  there: 'The agent has this action, just like the template.',
  differs: 'The agent has an action of this type and name that says something else.',
  missing: 'The agent has no action of this type and name.',
  unknown: 'Whether the agent has it cannot be told.',
  barred: 'The agent could not be read with the token of its sub-account.',
  unread: 'The agent was not read yet.',
};

/** What is there, and what differs, of one template on one agent. */
export function FleetCell(props: {
  fleetId: string;
  row: FleetRow;
  template: number;
  /** The template's. */
  name: string;
  onClose: () => void;
}) {
  const { fleetId, row, template, name, onClose } = props;
  const { copy } = useServices();
  const { answer, failure, again } = useAnswer('plan/target', {
    planId: fleetId,
    place: row.place,
  });
  const detail = answer?.steps.find(({ step }) => step.template === template);
  const kind = detail ? cellKind(detail.step) : (row.cells[template] ?? 'unread');
  const { step, differences = [] } = detail ?? {};
  return (
    <Dialog
      title={t('“{name}” on {agent}', { name, agent: row.agent })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('Close')}</Button>}
    >
      <p>{row.location}</p>
      <p class="fleet-cell-word" data-kind={kind}>
        <Icon node={cellLooks[kind].icon} size={14} /> <strong>{t(cellLooks[kind].word)}.</strong>{' '}
        {t(sentences[kind])} {step && conflictText(step)}
      </p>
      {failure && (
        <FailureNotice
          title={t('It could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {step?.on && (
        <p>
          <code>{step.on.actionId}</code>
          <CopyButton text={step.on.actionId} label={t('Copy the action ID')} copy={copy} />
        </p>
      )}
      {differences.length > 0 && (
        <FieldDifferences differences={differences} after={t('In the template')} />
      )}
    </Dialog>
  );
}

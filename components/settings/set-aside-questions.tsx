import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Aside } from './go-through.ts';
import { recordWord } from './store-words.ts';

/** What has to be answered before records are changed. */
export type AsideQuestion =
  | { kind: 'repair'; records: Aside[] }
  | { kind: 'remove'; record: Aside }
  | { kind: 'remove-all'; total: number };

/** More lines than these nobody reads in a dialog. */
const mostLines = 12;

/** Says what would be left out, or be gone, and asks. */
export function AskAside(props: {
  question: AsideQuestion;
  onClose: () => void;
  onRepair: (records: Aside[]) => void;
  /** All of them without a list. */
  onRemove: (records: Aside[] | undefined) => void;
}) {
  const { question, onClose } = props;
  const cancel = <Button onClick={onClose}>{t('Cancel')}</Button>;
  if (question.kind !== 'repair') {
    const all = question.kind === 'remove-all';
    return (
      <Dialog
        title={all ? 'Remove all of them?' : 'Remove this record?'}
        onClose={onClose}
        actions={
          <>
            {cancel}
            <Button
              kind="danger"
              onClick={() => props.onRemove(all ? undefined : [question.record])}
            >
              {all ? 'Remove all' : 'Remove'}
            </Button>
          </>
        }
      >
        {all
          ? `${question.total.toLocaleString('en-US')} records are gone for good then.`
          : `${recordWord(question.record.store)}: it is gone for good then.`}{' '}
        Export first what you may want to look at later. Nothing in HighLevel changes.
      </Dialog>
    );
  }
  const { records } = question;
  const of = (kind: Aside['mend']['kind']) => records.filter(({ mend }) => mend.kind === kind);
  const partly = of('partly');
  const ready = [...of('whole'), ...partly];
  const lines = partly.flatMap(({ store, mend }) =>
    mend.dropped.map((place) => `${recordWord(store)}: “${place}”`),
  );
  return (
    <Dialog
      title={ready.length === 0 ? 'None can be repaired' : 'Repair?'}
      onClose={onClose}
      actions={
        <>
          {cancel}
          {ready.length > 0 && (
            <Button kind="primary" onClick={() => props.onRepair(ready)}>
              {ready.length === 1 ? 'Repair' : `Repair ${ready.length.toLocaleString('en-US')}`}
            </Button>
          )}
        </>
      }
    >
      {records.length > 1 && (
        <ul class="set-aside-summary">
          <Line count={of('whole').length} says="can be read again as they are" />
          <Line count={partly.length} says="can be read without some parts" />
          <Line count={of('taken').length} says="have another record in their place, and stay" />
          <Line count={of('plain').length} says="hold a secret in plain text, and stay" />
          <Line count={of('none').length} says="cannot be repaired, and stay" />
        </ul>
      )}
      {lines.length > 0 && (
        <>
          <p>{t('Left out, for good:')}</p>
          <ul class="set-aside-dropped">
            {lines.slice(0, mostLines).map((line, index) => (
              // Lines may be equal, and none moves.
              <li key={index}>{line}</li>
            ))}
          </ul>
          {lines.length > mostLines && (
            <p>And {(lines.length - mostLines).toLocaleString('en-US')} more.</p>
          )}
          <p>{t('To keep them to look at, export first.')}</p>
        </>
      )}
    </Dialog>
  );
}

function Line({ count, says }: { count: number; says: string }) {
  return count === 0 ? null : (
    <li>
      {count.toLocaleString('en-US')} {says}
    </li>
  );
}

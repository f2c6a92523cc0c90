import { plural, t } from '../../lib/i18n/t.ts';
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
        title={all ? t('Remove all of them?') : t('Remove this record?')}
        onClose={onClose}
        actions={
          <>
            {cancel}
            <Button
              kind="danger"
              onClick={() => props.onRemove(all ? undefined : [question.record])}
            >
              {all ? t('Remove all') : t('Remove')}
            </Button>
          </>
        }
      >
        {all
          ? plural(
              question.total,
              'One record is gone for good then.',
              '{count} records are gone for good then.',
            )
          : t('{record}: it is gone for good then.', {
              record: recordWord(question.record.store),
            })}{' '}
        {t('Export first what you may want to look at later. Nothing in HighLevel changes.')}
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
      title={ready.length === 0 ? t('None can be repaired') : t('Repair?')}
      onClose={onClose}
      actions={
        <>
          {cancel}
          {ready.length > 0 && (
            <Button kind="primary" onClick={() => props.onRepair(ready)}>
              {ready.length === 1 ? t('Repair') : t('Repair {count}', { count: ready.length })}
            </Button>
          )}
        </>
      }
    >
      {records.length > 1 && (
        <ul class="set-aside-summary">
          {countsByMend(of).map((line) => (
            <li key={line}>{line}</li>
          ))}
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
            <p>{t('And {count} more.', { count: lines.length - mostLines })}</p>
          )}
          <p>{t('To keep them to look at, export first.')}</p>
        </>
      )}
    </Dialog>
  );
}

/** How many of each kind there are, without those of which there are none. */
function countsByMend(of: (kind: Aside['mend']['kind']) => Aside[]): string[] {
  const [whole, partly, taken, plain, none] = (
    ['whole', 'partly', 'taken', 'plain', 'none'] as const
  ).map((kind) => of(kind).length);
  return [
    whole &&
      plural(whole, '{count} can be read again as it is', '{count} can be read again as they are'),
    partly &&
      plural(
        partly,
        '{count} can be read without some parts',
        '{count} can be read without some parts',
      ),
    taken &&
      plural(
        taken,
        '{count} has another record in its place, and stays',
        '{count} have another record in their place, and stay',
      ),
    plain &&
      plural(
        plain,
        '{count} holds a secret in plain text, and stays',
        '{count} hold a secret in plain text, and stay',
      ),
    none &&
      plural(none, '{count} cannot be repaired, and stays', '{count} cannot be repaired, and stay'),
  ].filter((line) => typeof line === 'string');
}

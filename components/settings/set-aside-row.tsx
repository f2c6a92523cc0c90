import { useId } from 'preact/hooks';
import { list, moment } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import type { Aside } from './go-through.ts';
import { recordWord } from './store-words.ts';

/** One record that could not be read. */
export function SetAsideRow(props: {
  record: Aside;
  busy: boolean;
  onExport: () => void;
  onRepair: () => void;
  onRemove: () => void;
}) {
  const { record, busy } = props;
  const { mend, wrong, at, secret } = record;
  const id = useId();
  const can = mend.kind === 'whole' || mend.kind === 'partly';
  return (
    <li class="set-aside-row">
      <div class="set-aside-what" id={id}>
        <strong>{recordWord(record.store)}</strong>
        {at > 0 && <span class="quiet">{t('set aside {when}', { when: moment(at) })}</span>}
      </div>
      <ul class="set-aside-why">
        {wrong.map((line, index) => (
          // Lines may be equal, and none moves.
          <li key={index}>{line}</li>
        ))}
        <li>{mendWords(record)}</li>
        {secret && <li>{t('An export holds only which fields it has, never what is in them.')}</li>}
      </ul>
      <div class="set-aside-buttons">
        {can && (
          <Button small disabled={busy} describedBy={id} onClick={props.onRepair}>
            {mend.kind === 'partly' ? t('Repair…') : t('Repair')}
          </Button>
        )}
        <Button small disabled={busy} describedBy={id} onClick={props.onExport}>
          {t('Export')}
        </Button>
        <Button small kind="danger" disabled={busy} describedBy={id} onClick={props.onRemove}>
          {t('Remove…')}
        </Button>
      </div>
    </li>
  );
}

function mendWords({ mend }: Aside): string {
  switch (mend.kind) {
    case 'whole':
      return t('It can be read again as it is.');
    case 'partly':
      return t('It can be read without {parts}.', {
        parts: list(mend.dropped.map((place) => `“${place}”`)),
      });
    case 'taken':
      return t('It cannot be put back: another record has its place by now.');
    case 'plain':
      return t(
        'It cannot be put back: what is secret in it stands there in plain text, and you keep such things another way now. Enter it anew, and remove this.',
      );
    case 'none':
      return t('It cannot be repaired: what is wrong is needed. An update may read it again.');
  }
}

import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { FormDialog } from '../sharing/form-dialog.tsx';
import { focusField } from '../sharing/line-field.tsx';
import { Notice } from '../ui/notice.tsx';
import { GroupField } from './group-field.tsx';
import type { Row } from './use-connection-rows.ts';
import '../sharing/forms.css';

/** Puts sub-accounts into groups, and takes them out. */
export function GroupDialog(props: {
  rows: Row[];
  groups: string[];
  onDone: (changed: number) => void;
  onClose: () => void;
}) {
  const { send } = useServices();
  const { rows } = props;
  const has = (group: string) => rows.filter((row) => row.connection.groups.includes(group)).length;
  const there = props.groups.filter((group) => has(group) > 0);
  const [into, setInto] = useState('');
  const [out, setOut] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const save = async () => {
    const group = into.trim();
    if (!group && out.length === 0) {
      setWrong(t('Type a group, or choose one to take them out of.'));
      focusField('group-into');
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    const locationIds = rows.map(({ locationId }) => locationId);
    try {
      if (group) await send('connection/group', { locationIds, group, isIn: true });
      for (const one of out) {
        await send('connection/group', { locationIds, group: one, isIn: false });
      }
      props.onDone(rows.length);
    } catch (failure) {
      setTrouble(failureText(failure));
      setBusy(false);
    }
  };
  const [first] = rows;
  const title =
    rows.length === 1
      ? t('Groups of {name}', { name: first?.name ?? first?.locationId ?? '' })
      : plural(rows.length, 'Groups of {count} sub-account', 'Groups of {count} sub-accounts');
  return (
    <FormDialog
      title={title}
      confirm={t('Save')}
      busy={busy}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      <GroupField
        id="group-into"
        label={t('Put into the group')}
        value={into}
        groups={props.groups}
        error={wrong}
        onText={setInto}
      />
      {there.length > 0 && (
        <fieldset class="choice">
          <legend class="field-label">{t('Take out of')}</legend>
          {there.map((group) => (
            <label class="choice-line" key={group}>
              <input
                type="checkbox"
                checked={out.includes(group)}
                onChange={(event) =>
                  setOut(
                    event.currentTarget.checked
                      ? [...out, group]
                      : out.filter((one) => one !== group),
                  )
                }
              />
              <span>
                {group} {rows.length > 1 && <span class="quiet">{has(group)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </FormDialog>
  );
}

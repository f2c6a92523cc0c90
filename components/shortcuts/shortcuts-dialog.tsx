import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/switch.tsx';
import { type ShortcutGroup, shortcuts } from './keys.ts';
import { Keys } from './keys-shown.tsx';
import './shortcuts.css';

/** What each shortcut does. One that is bound and not told here does not compile. */
const says: { [G in ShortcutGroup]: Record<keyof (typeof shortcuts)[G], Key> } = {
  everywhere: { help: 'Show this table', search: 'Search' },
  workspace: {
    templates: 'Go to the templates',
    agents: 'Go to the agents',
    packs: 'Go to the packs',
    runs: 'Go to the runs',
    fleet: 'Go to the fleet',
    sharing: 'Go to sharing',
    connections: 'Go to the connections',
    settings: 'Go to the settings',
    newTemplate: 'New template',
    newRun: 'New run',
  },
  list: { selectAll: 'Select all', selectNone: 'Select nothing' },
  templates: { select: 'Select what has the focus', remove: 'Put into the bin' },
  targets: { open: 'Open the sub-account', close: 'Close it, or go to it from an agent' },
  fleet: { select: 'Select a cell, a row or a column', open: 'Open a cell' },
  pack: { up: 'Move a template up', down: 'Move a template down' },
  editor: { save: 'Save' },
  field: {
    take: 'Take what was typed',
    leave: 'Empty the search, or leave the field',
    intoList: 'From the search into the list',
  },
  search: {
    next: 'Next row',
    previous: 'Row before',
    first: 'First row',
    last: 'Last row',
    open: 'Open the row',
    clear: 'Empty the search',
  },
  form: { send: 'Create action, or save the change' },
};

const titles: Record<ShortcutGroup, Key> = {
  everywhere: 'Everywhere',
  workspace: 'In the workspace',
  list: 'In a list that can be selected from',
  templates: 'In the list of templates',
  targets: 'Among the targets of a run',
  fleet: 'In the fleet’s table',
  pack: 'In the order of a pack',
  editor: 'In an editor',
  field: 'In a field',
  search: 'In the search of quick add',
  form: 'In the form of an action or a pack',
};

/** The table behind “?”: made from what binds the keys. */
export function ShortcutsDialog(props: { groups: ShortcutGroup[]; onClose: () => void }) {
  const { send, seen } = useServices();
  /** Whether shortcuts of single letters are on. */
  const [on, setOn] = useState(() => seen().shortcuts);
  const turn = async (wanted: boolean) => {
    // Where it was not taken the switch shows what is.
    const done = await send('settings/change', { shortcuts: wanted }).catch(() => undefined);
    if (done) setOn(wanted);
  };
  return (
    <Dialog
      title={t('Keyboard shortcuts')}
      onClose={props.onClose}
      actions={
        <Button kind="primary" onClick={props.onClose}>
          {t('Close')}
        </Button>
      }
    >
      <div class="shortcuts">
        {props.groups.map((group) => (
          <table key={group} class="shortcut-table">
            <caption>{t(titles[group])}</caption>
            <tbody>
              {Object.entries<string>(shortcuts[group]).map(([name, keys]) => (
                <tr key={name}>
                  <th scope="row">{t((says[group] as Record<string, Key>)[name] as Key)}</th>
                  <td>
                    <Keys keys={keys} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <Switch
          id="shortcuts-on"
          label={t('Shortcuts of single letters')}
          help={t('“?”, “/”, and two letters after each other. The others always work.')}
          checked={on}
          onChange={(checked) => void turn(checked)}
        />
      </div>
    </Dialog>
  );
}

import { t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { ConnectionUse } from './connection-use.tsx';

type Row = Output<'connection/list'>['connections'][number];

/** A choice among the connected sub-accounts, and what requests to the chosen one will use. */
export function ConnectionSelect(props: {
  id: string;
  connections: readonly Row[];
  chosen: Row;
  onChoose: (locationId: string) => void;
}) {
  const { id, connections, chosen } = props;
  return (
    <>
      <div class="field">
        <label class="field-label" for={id}>
          {t('Sub-account')}
        </label>
        <select
          id={id}
          class="input"
          value={chosen.locationId}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          {connections.map((one) => (
            <option key={one.locationId} value={one.locationId}>
              {one.name ?? one.locationId}
            </option>
          ))}
        </select>
      </div>
      <ConnectionUse locationId={chosen.locationId} connection={chosen.connection} />
    </>
  );
}

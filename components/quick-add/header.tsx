import { Bot, Info, LayoutGrid, Settings } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { heard } from '../ui/rich.ts';
import { ConnectionFacts, ConnectionMark } from './later.ts';

export interface WhereTo {
  locationId?: string | undefined;
  locationName?: string | undefined;
  agentId?: string | undefined;
  agentName?: string | undefined;
  /** Names are being asked for. */
  asking: boolean;
}

/** Where the action will go, by name; the ids are one click away. */
export function Header(props: {
  where: WhereTo;
  /** What requests use; undefined where there is no sub-account. */
  connection?: ConnectionView | null;
  onSettings?: (() => void) | undefined;
  onWorkspace?: (() => void) | undefined;
  settingsOpen?: boolean | undefined;
  onPickAgent?: (() => void) | undefined;
}) {
  const { copy } = useServices();
  const { where } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const ids = [
    { label: t('Agent ID'), copyIt: t('Copy the agent ID'), value: where.agentId },
    { label: t('Sub-account ID'), copyIt: t('Copy the sub-account ID'), value: where.locationId },
  ];
  return (
    <header class="header">
      <div class="header-line">
        <span class="header-icon">
          <Icon node={Bot} size={18} />
        </span>
        <h1 class="header-names">
          {heard('Actions go to {where}', {
            where: (
              <>
                <Name
                  class="header-agent"
                  name={where.agentName}
                  asking={where.asking}
                  known={where.agentId !== undefined}
                  instead={
                    where.locationId
                      ? where.agentId
                        ? t('This agent')
                        : t('No agent yet')
                      : 'Switchboard'
                  }
                />
                <span class="header-place">
                  <Name
                    class="header-location"
                    name={where.locationName}
                    asking={where.asking}
                    known={where.locationId !== undefined}
                    instead={
                      where.locationId ? t('This sub-account') : t('Voice AI actions for HighLevel')
                    }
                  />
                  {props.connection && <ConnectionMark connection={props.connection} />}
                </span>
              </>
            ),
          })}
        </h1>
        {(where.agentId ?? where.locationId) !== undefined && (
          <IconButton
            icon={Info}
            label={t('IDs')}
            expanded={open}
            controls={id}
            onClick={() => setOpen(!open)}
          />
        )}
        {props.onWorkspace && (
          <IconButton
            icon={LayoutGrid}
            label={t('Open the workspace')}
            onClick={props.onWorkspace}
          />
        )}
        {props.onSettings && (
          <IconButton
            icon={Settings}
            label={t('Settings')}
            expanded={props.settingsOpen ?? false}
            onClick={props.onSettings}
          />
        )}
      </div>
      {open && (
        <dl class="ids" id={id}>
          {ids.map(
            ({ label, copyIt, value }) =>
              value !== undefined && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <code>{value}</code>
                    <CopyButton text={value} label={copyIt} copy={copy} />
                  </dd>
                </div>
              ),
          )}
          {props.connection !== undefined && <ConnectionFacts connection={props.connection} />}
          {props.onPickAgent && (
            <button type="button" class="button button-link" onClick={props.onPickAgent}>
              {t('Pick another agent')}
            </button>
          )}
        </dl>
      )}
    </header>
  );
}

function Name(props: {
  class: string;
  name: string | undefined;
  asking: boolean;
  known: boolean;
  instead: string;
}) {
  const waiting = props.known && props.name === undefined && props.asking;
  return (
    <span class={props.class} title={props.name}>
      {waiting ? (
        <>
          <span class="placeholder" aria-hidden="true" />
          <span class="visually-hidden">{props.instead}</span>
        </>
      ) : (
        (props.name ?? props.instead)
      )}
    </span>
  );
}

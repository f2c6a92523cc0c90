import { useEffect, useState } from 'preact/hooks';
import type { TextKey } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Place } from './place.ts';

/** Says that a half-filled form, or a create, belongs to another agent than the tab shows now. */
export function AwayBanner(props: {
  /** A form is open; else there is only an outcome to look at. */
  form: boolean;
  place: Place;
  target: AgentAddress;
  names: { agentName?: string | undefined; locationName?: string | undefined };
  onGoOn: () => void;
}) {
  const { send } = useServices();
  const { locationId, agentId } = props.place.crm ?? {};
  const [name, setName] = useState<string>();
  useEffect(() => {
    let gone = false;
    setName(undefined);
    if (!locationId || !agentId) return;
    const find = async () => {
      const { agentName } = await send('quick-add/open', { locationId, agentId });
      if (agentName || gone) return agentName;
      return (await send('names/fetch', { locationId, agentId })).agentName;
    };
    find().then(
      (found) => !gone && setName(found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [send, locationId, agentId]);

  const { agentName, locationName } = props.names;
  const known = agentName ?? t('another agent');
  const old = locationName ? `${known} (${locationName})` : known;
  const now = agentId
    ? t('The tab now shows {agent}.', { agent: name ?? t('another agent') })
    : t('The tab shows no agent now.');
  const other = locationId !== props.target.locationId;
  return (
    <Notice
      tone="warning"
      title={
        props.form
          ? t('This form is for {agent}', { agent: old })
          : t('You see {agent} here', { agent: old })
      }
      role="status"
      actions={
        agentId && (
          <Button small onClick={props.onGoOn}>
            {t('Go on with {agent}', { agent: name ?? t('the other agent') })}
          </Button>
        )
      }
    >
      {props.form
        ? `${now} ${t(ways[agentId ? (other ? 'elsewhere' : 'here') : 'nowhere'], {
            agent: agentName ?? t('this agent'),
          })}`
        : now}
    </Notice>
  );
}

/** What to do about a form that is for `agent`, by where the tab is: in the same sub-account or not. */
const ways = {
  nowhere: 'Go back to {agent} in the tab to create it there.',
  here: 'Go back to {agent} in the tab to create it there, or go on here: what you typed comes along.',
  elsewhere:
    'Go back to {agent} in the tab to create it there, or go on here: what you typed comes along, except what is chosen from the sub-account’s own lists.',
} satisfies Record<string, TextKey>;

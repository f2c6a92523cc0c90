import { useEffect, useState } from 'preact/hooks';
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

  const { agentName = 'another agent', locationName } = props.names;
  const old = locationName ? `${agentName} (${locationName})` : agentName;
  const now = agentId
    ? `The tab now shows ${name ?? 'another agent'}.`
    : 'The tab shows no agent now.';
  const other = locationId !== props.target.locationId;
  return (
    <Notice
      tone="warning"
      title={props.form ? `This form is for ${old}` : `You see ${old} here`}
      role="status"
      actions={
        agentId && (
          <Button small onClick={props.onGoOn}>
            Go on with {name ?? 'the other agent'}
          </Button>
        )
      }
    >
      {now}
      {props.form && ` Go back to ${props.names.agentName ?? 'it'} in the tab to create it there`}
      {props.form &&
        agentId &&
        `, or go on here: what you typed comes along${
          other ? ', except what is chosen from the sub-account’s own lists' : ''
        }`}
      {props.form && '.'}
    </Notice>
  );
}

import { X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemText } from '../../../lib/highlevel/problem-text.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { AgentAddress } from '../../../lib/messaging/messages/shapes.ts';
import { AccessButton, hasNoAccess } from '../../connections/access-button.tsx';
import { ConnectionSelect } from '../../connections/connection-select.tsx';
import { TokenDialog } from '../../connections/token-dialog.tsx';
import { useDirectory } from '../../fields/use-directory.ts';
import { useServices } from '../../services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { rich } from '../../ui/rich.ts';
import { useConnections } from '../use-connections.ts';
import { TryForm } from './try-form.tsx';
import './try.css';

/** Creates the template's action on an agent of the person's choice, as quick add does. */
export function TryIt(props: {
  /** `new` while it was never saved. */
  templateId: string;
  isChanged: boolean;
  /** Saves what is typed; tells whether nothing is unsaved any more. */
  save: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { templateId, isChanged } = props;
  const [target, setTarget] = useState<Target>();
  const [busy, setBusy] = useState(false);
  // Changes with each form that is opened, so that it is the template's present one.
  const [turn, setTurn] = useState(0);
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>('h2')?.focus(), []);

  const open = async (wish: Target) => {
    setBusy(true);
    const saved = !isChanged || (await props.save());
    setBusy(false);
    if (!saved || templateId === 'new') return;
    setTarget(wish);
    setTurn((count) => count + 1);
  };
  return (
    <section ref={root} class="editor-part try" aria-labelledby="try-title">
      <div class="preview-top">
        <div class="try-title">
          <h2 id="try-title" tabIndex={-1}>
            {target ? t('Try it on {agent}', { agent: target.agent }) : t('Try it on an agent')}
          </h2>
          {target && <p class="field-note">{target.subAccount}</p>}
        </div>
        <IconButton icon={X} label={t('Close “Try it”')} onClick={props.onClose} />
      </div>
      {target ? (
        <TryForm
          key={turn}
          templateId={templateId}
          target={target.address}
          onBack={() => setTarget(undefined)}
        />
      ) : (
        <ChooseTarget
          busy={busy}
          label={isChanged ? t('Save and open the form') : t('Open the form')}
          note={
            templateId === 'new'
              ? t('It is saved first. Then open this again to go on.')
              : isChanged
                ? t('Your changes are saved first.')
                : undefined
          }
          onOpen={(wish) => void open(wish)}
        />
      )}
    </section>
  );
}

/** An agent, and what people call it and its sub-account. */
interface Target {
  address: AgentAddress;
  agent: string;
  subAccount: string;
}

function ChooseTarget(props: {
  busy: boolean;
  label: string;
  note: string | undefined;
  onOpen: (target: Target) => void;
}) {
  const connections = useConnections();
  const [chosen, setChosen] = useState<string>();
  const location = connections?.find((one) => one.locationId === chosen) ?? connections?.[0];
  if (!connections) return <Loading shape="lines" count={1} />;
  if (!location) {
    return (
      <p class="lead">
        {rich('No sub-account is connected yet: {link}.', {
          link: <a href="#/connections">{t('add one')}</a>,
        })}
      </p>
    );
  }
  return (
    <>
      <ConnectionSelect
        id="try-location"
        connections={connections}
        chosen={location}
        onChoose={setChosen}
      />
      <ChooseAgent
        key={location.locationId}
        {...props}
        locationId={location.locationId}
        onOpen={(address, agent) =>
          props.onOpen({ address, agent, subAccount: location.name ?? location.locationId })
        }
      />
    </>
  );
}

function ChooseAgent(props: {
  locationId: string;
  busy: boolean;
  label: string;
  note: string | undefined;
  onOpen: (target: AgentAddress, name: string) => void;
}) {
  const { locationId } = props;
  const { now } = useServices();
  const [added, setAdded] = useState(0);
  const { entries, problem, loading, refresh } = useDirectory(locationId, 'agent', added);
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const agent = entries.find(({ id }) => id === chosen) ?? entries[0];
  if (!agent) {
    return (
      <div class="try-none">
        <p class="field-note" role="status">
          {loading
            ? t('Reading the agents…')
            : problem
              ? `${t('The agents could not be read.')} ${problemText(problem, { now: now() }).title}.`
              : t('This sub-account has no Voice AI agents.')}
        </p>
        {!loading && problem && hasNoAccess(problem) && (
          <AccessButton kind={problem.kind} onToken={() => setAsking(true)} />
        )}
        {!loading && !hasNoAccess(problem) && (
          <Button small onClick={refresh}>
            {t('Read again')}
          </Button>
        )}
        {asking && (
          <TokenDialog
            locationId={locationId}
            onSaved={() => {
              setAsking(false);
              setAdded((count) => count + 1);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    );
  }
  return (
    <>
      <div class="field">
        <label class="field-label" for="try-agent">
          {t('Agent')}
        </label>
        <select
          id="try-agent"
          class="input"
          value={agent.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {entries.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {props.note && <p class="field-note">{props.note}</p>}
      <div>
        <Button
          busy={props.busy}
          onClick={() => props.onOpen({ locationId, agentId: agent.id }, agent.name)}
        >
          {props.label}
        </Button>
      </div>
    </>
  );
}

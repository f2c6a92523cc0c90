import { ArrowLeft, Bot, Search } from 'lucide';
import { matchSorter } from 'match-sorter';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import { AccessButton, hasNoAccess } from '../connections/access-button.tsx';
import { ListAge } from '../fields/list-age.tsx';
import { useDirectory } from '../fields/use-directory.ts';
import { useServices } from '../services.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** The background takes no longer ones. */
const longestId = 200;

/** Chooses an agent of the sub-account when the page shows none. */
export function AgentPicker(props: {
  locationId: string;
  /** Changes when a token was added. */
  again: unknown;
  /** What it is picked for, where the page is none of HighLevel's. */
  lead?: string | undefined;
  onPick: (agentId: string, name?: string) => void;
  onNeedToken: () => void;
  onClose?: (() => void) | undefined;
}) {
  const { now } = useServices();
  const directory = useDirectory(props.locationId, 'agent', props.again);
  const [query, setQuery] = useState('');
  const [id, setId] = useState('');
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { entries, problem, loading } = directory;
  const text = query.trim();
  const found = text ? matchSorter(entries, text, { keys: ['name', 'id'] }) : entries;
  const told = problem && problemText(problem, { now: now() });
  const texts = {
    id: 'agent-id',
    label: t('Agent ID'),
    help: t('It is in the agent’s address: 24 letters and digits.'),
    error,
  };
  const useId = () => {
    const trimmed = id.trim();
    if (trimmed && trimmed.length <= longestId) props.onPick(trimmed);
    else setError(trimmed ? t('This is too long for an ID.') : t('Enter the agent’s ID.'));
  };
  return (
    <section class="screen" aria-labelledby="agent-title">
      <div class="form-head">
        {props.onClose && <IconButton icon={ArrowLeft} label={t('Back')} onClick={props.onClose} />}
        <h2 class="form-title" id="agent-title">
          {t('Pick an agent')}
        </h2>
      </div>
      <div class="form-body">
        <p class="lead">
          {props.lead ??
            t('The page shows no agent. Open one in HighLevel, or pick the one to add actions to.')}
        </p>
        {problem && told && entries.length === 0 && (
          <Notice
            tone={hasNoAccess(problem) ? 'info' : 'warning'}
            title={told.title}
            actions={
              told.next === 'token' ? (
                <AccessButton kind={problem.kind} onToken={props.onNeedToken} />
              ) : (
                <Button small busy={loading} onClick={directory.refresh}>
                  {t('Try again')}
                </Button>
              )
            }
          >
            {told.detail}
          </Notice>
        )}
        {(entries.length > 0 || !problem) && (
          <>
            <div class="search">
              <Icon node={Search} />
              <input
                ref={input}
                class="search-input"
                type="text"
                aria-label={t('Search agents')}
                placeholder={t('Search agents')}
                autocomplete="off"
                spellcheck={false}
                value={query}
                onInput={(event) => setQuery(event.currentTarget.value)}
                onKeyDown={(event) => {
                  // Without a word typed nobody is meant.
                  if (!isKey(event, shortcuts.field.take) || !text || !found[0]) return;
                  props.onPick(found[0].id, found[0].name);
                }}
              />
            </div>
            <ul class="agents">
              {found.map((agent) => (
                <li key={agent.id}>
                  <button
                    type="button"
                    class="agent"
                    onClick={() => props.onPick(agent.id, agent.name)}
                  >
                    <Icon node={Bot} />
                    <span>{agent.name}</span>
                  </button>
                </li>
              ))}
            </ul>
            {found.length === 0 && (
              <p class="empty-line">
                {loading
                  ? t('Reading the agents…')
                  : text
                    ? t('No agent is called “{name}”.', { name: text })
                    : t('This sub-account has no Voice AI agent yet.')}
              </p>
            )}
            <ListAge directory={directory} />
          </>
        )}
        {(problem || (!loading && entries.length === 0)) && (
          <>
            <Field {...texts}>
              <input
                id={texts.id}
                class="input input-id"
                type="text"
                autocomplete="off"
                spellcheck={false}
                value={id}
                {...fieldAria(texts)}
                onInput={(event) => setId(event.currentTarget.value)}
                onKeyDown={(event) => isKey(event, shortcuts.field.take) && useId()}
              />
            </Field>
            <Button onClick={useId}>{t('Use this agent')}</Button>
          </>
        )}
      </div>
    </section>
  );
}

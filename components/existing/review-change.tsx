import { useEffect, useRef, useState } from 'preact/hooks';
import { actions } from '../../lib/actions/index.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ActionState, AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { compareContents } from '../../lib/templates/compare.ts';
import { FormHead } from '../quick-add/form-head.tsx';
import { useServices } from '../services.ts';
import { Differences } from '../templates/versions/differences.tsx';
import { Button } from '../ui/button.tsx';
import { asContent, type Names, newSecrets } from './difference.ts';

/** In what an action would differ from what is there, before that is sent. */
export function ReviewChange(props: {
  target: AgentAddress;
  agentName: string;
  before: ActionState;
  after: Pick<ActionState, 'name' | 'parameters'>;
  busy: boolean;
  onBack: () => void;
  onSend: () => void;
}) {
  const { before } = props;
  const after = { type: before.type, ...props.after };
  const names = useNames(props.target.locationId, before);
  const head = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const [old, now] = [asContent(before, names), asContent(after, names)];
  const secrets = newSecrets(after);
  return (
    <section class="screen" aria-label={t('What changes')} ref={head}>
      <FormHead
        title={t('What changes in “{name}”', { name: before.name })}
        back={t('Back to the form')}
        onBack={props.onBack}
      />
      <div class="form-body">
        <p class="lead">{t('On {agent}. Nothing was sent yet.', { agent: props.agentName })}</p>
        {(secrets.length === 0 || compareContents(old, now).length > 0) && (
          <Differences
            before={old}
            after={now}
            words={{ before: t('There now'), after: t('Then') }}
          />
        )}
        {secrets.map((label) => (
          <p key={label}>{t('{field}: a new secret.', { field: label })}</p>
        ))}
      </div>
      <div class="footer">
        <p class="footer-say">{t('It is sent only if the action is still as it is shown here.')}</p>
        <Button kind="primary" wide busy={props.busy} buttonRef={button} onClick={props.onSend}>
          {t('Change action')}
        </Button>
      </div>
    </section>
  );
}

/** The names of what an action of this type refers to, as far as they are known. */
function useNames(locationId: string, { type }: ActionState): Names {
  const { send } = useServices();
  const [names, setNames] = useState<Names>(new Map());
  useEffect(() => {
    const field = actions[type].fields.find(({ kind }) => kind === 'reference');
    if (field?.kind !== 'reference') return;
    send('directory/list', { locationId, kind: field.reference, refresh: false }).then(
      ({ entries }) => setNames(new Map(entries.map(({ id, name }) => [id, name]))),
      () => undefined,
    );
  }, [send, locationId, type]);
  return names;
}

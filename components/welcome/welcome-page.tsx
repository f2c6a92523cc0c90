import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { voiceAiListUrl } from '../../lib/highlevel/crm-url.ts';
import { t } from '../../lib/i18n/t.ts';
import { TokenDialog } from '../connections/token-dialog.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.ts';
import { useAnswer } from '../use-answer.ts';
import { WelcomePicture } from './welcome-picture.tsx';
import './welcome.css';

/** The first minutes in three steps: what it does, the token, the first action. */
export function WelcomePage() {
  const { openPage } = useServices();
  const connections = useAnswer('connection/list', {});
  const history = useAnswer('history/list', {});
  const [asking, setAsking] = useState(false);
  const [added, setAdded] = useState<string>();
  const all = connections.answer?.connections ?? [];
  const connected = all.find(({ locationId }) => locationId === added) ?? all[0];
  const voiceAi = connected
    ? voiceAiListUrl(crmOrigins[0], connected.locationId)
    : `${crmOrigins[0]}/`;
  const hasCreated = (history.answer?.entries.length ?? 0) > 0;
  return (
    <div class="welcome">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Welcome to Switchboard')}</h1>
      </div>
      <ol class="welcome-steps">
        <Step number={1} title={t('What it does')}>
          <p>
            {t(
              'Open a Voice AI agent in HighLevel, click Switchboard, choose a template: the action is created on that agent. Over 80 templates are here to begin with, and every action can become one of yours.',
            )}
          </p>
          <WelcomePicture />
        </Step>
        <Step number={2} title={t('Connect a sub-account')} done={connected !== undefined}>
          <p>
            {t(
              'HighLevel asks for a token that is made in the sub-account. It is tested at once, stays in this browser, and goes to HighLevel only.',
            )}
          </p>
          <div role="status">
            {connected && (
              <p class="welcome-done">
                {rich('{name} is connected.', {
                  name: <strong>{connected.name ?? connected.locationId}</strong>,
                })}
              </p>
            )}
          </div>
          {!connected && (
            <p class="quiet">{t('Or go on: it is asked for with the first action.')}</p>
          )}
          <Button kind={connected ? 'plain' : 'primary'} onClick={() => setAsking(true)}>
            {connected ? t('Add another…') : t('Add a token…')}
          </Button>
        </Step>
        <Step number={3} title={t('Try it')} done={hasCreated}>
          <p>
            {rich(
              'Open an agent, then click the Switchboard icon in the toolbar or press {keys}.',
              {
                keys: <kbd>Alt+Shift+U</kbd>,
              },
            )}{' '}
            {t('If the icon is hidden, the puzzle piece in the toolbar has it: pin it there.')}
          </p>
          <Button kind={connected ? 'primary' : 'plain'} onClick={() => void openPage(voiceAi)}>
            {t('Open Voice AI in HighLevel')}
          </Button>
        </Step>
      </ol>
      <p class="quiet">
        {rich(
          'This page stays under “First steps”. {templates} shows what is here to begin with.',
          {
            templates: <a href="#/templates">{t('The list of templates')}</a>,
          },
        )}
      </p>
      {asking && (
        <TokenDialog
          onSaved={(_, locationId) => {
            setAsking(false);
            setAdded(locationId);
            void connections.again();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Step(props: {
  number: number;
  title: string;
  done?: boolean;
  children: ComponentChildren;
}) {
  return (
    <li class="welcome-step">
      <span class={`welcome-number${props.done ? ' is-done' : ''}`} aria-hidden="true">
        {props.done ? <Icon node={Check} /> : props.number}
      </span>
      <div class="welcome-body">
        <h2>
          {props.title}
          {props.done && <span class="visually-hidden"> {t('(done)')}</span>}
        </h2>
        {props.children}
      </div>
    </li>
  );
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { voiceAiListUrl } from '../../lib/highlevel/crm-url.ts';
import { t } from '../../lib/i18n/t.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { AgentView } from './agent-view.tsx';
import { Header } from './header.tsx';
import {
  AgentPicker,
  BrokenScreen,
  NamesTrouble,
  OfflineNote,
  SettingsScreen,
  TokenScreen,
} from './later.ts';
import type { Loaded } from './load-quick-add.ts';
import { type Place, targetOf } from './place.ts';
import type { TokenWish } from './token-screen.tsx';
import { useNames } from './use-names.ts';
import type { HeldForm } from './use-open-form.ts';

type Overlay = { kind: 'settings' } | { kind: 'agents' } | ({ kind: 'token' } & TokenWish);

/** Quick add inside one sub-account: header, the agent's view, and what lies over it at times. */
export function SubAccountView(props: {
  loaded: Loaded & { state: QuickAddState };
  locationId: string;
  place: Place;
  away: boolean;
  carried?: HeldForm | undefined;
  onHold: (held: HeldForm | undefined) => void;
  onBusy: (busy: boolean) => void;
  onGoOn: () => void;
  onPick: (agentId: string) => void;
}) {
  const { loaded, locationId } = props;
  const { state, spot } = loaded;
  const { send, openPage, openWorkspace, unlock } = useServices();
  const [target] = useState(() => targetOf(spot));
  const [connection, setConnection] = useState(state.connection);
  const access = connection?.state;
  const [launcherEnabled, setLauncherEnabled] = useState(state.launcherEnabled);
  const [overlay, setOverlay] = useState<Overlay>();
  const [again, setAgain] = useState(0);
  const names = useNames(locationId, target?.agentId, state, access === 'ready', again);
  const online = useOnline();
  const vaultTurn = useVaultTurn();
  useEffect(() => {
    if (vaultTurn === 0) return;
    send('quick-add/open', { locationId }).then(
      (next) => setConnection(next.connection),
      () => undefined,
    );
  }, [send, locationId, vaultTurn]);
  const askToken = useCallback((wish: TokenWish) => setOverlay({ kind: 'token', ...wish }), []);
  const close = () => setOverlay(undefined);
  const picked = spot.picked !== undefined;
  const origin = spot.place.origin ?? 'https://app.gohighlevel.com';
  const latest = useRef(overlay);
  latest.current = overlay;
  const root = useFocusAfter(overlay !== undefined);
  return (
    <div class="app" ref={root}>
      <Header
        where={{ ...names, locationId, agentId: target?.agentId }}
        connection={connection}
        onWorkspace={() => void openWorkspace('')}
        settingsOpen={overlay?.kind === 'settings'}
        onSettings={() =>
          setOverlay(overlay?.kind === 'settings' ? undefined : { kind: 'settings' })
        }
        onPickAgent={picked && !overlay ? () => setOverlay({ kind: 'agents' }) : undefined}
      />
      {!overlay && !online && <OfflineNote />}
      {!overlay && target && names.problem && names.problem.kind !== 'offline' && (
        <NamesTrouble
          problem={names.problem}
          asking={names.asking}
          onToken={(reason) => askToken({ reason })}
          onPickAgent={picked ? () => setOverlay({ kind: 'agents' }) : undefined}
          onShowAgents={() => void openPage(voiceAiListUrl(origin, locationId))}
          onRetry={() => setAgain(again + 1)}
        />
      )}
      {!overlay && target && access !== 'ready' && (
        <p class="calm-note">
          <span>
            {!access && t('No token yet: it is asked for when you create.')}
            {access === 'locked' && t('Locked: your passphrase is asked for when it is needed.')}
            {access === 'ended' && t('The token went with the last session.')}
          </span>
          <Button kind="link" onClick={() => (access === 'locked' ? void unlock() : askToken({}))}>
            {!access && t('Add a token')}
            {access === 'locked' && t('Unlock')}
            {access === 'ended' && t('Paste it again')}
          </Button>
        </p>
      )}
      {target ? (
        <AgentView
          loaded={loaded}
          carried={props.carried}
          target={target}
          names={names}
          place={props.place}
          picked={picked}
          away={props.away}
          again={again}
          shown={overlay === undefined}
          askToken={askToken}
          onHold={props.onHold}
          onBusy={props.onBusy}
          onGoOn={props.onGoOn}
        />
      ) : (
        !overlay && (
          <AgentPicker
            locationId={locationId}
            again={connection}
            onPick={props.onPick}
            onNeedToken={() => askToken({})}
          />
        )
      )}
      <ErrorBoundary key={overlay?.kind} screen={overlay?.kind ?? 'none'} broken={BrokenScreen}>
        {overlay?.kind === 'agents' && (
          <AgentPicker
            locationId={locationId}
            again={connection}
            onPick={props.onPick}
            onNeedToken={() => askToken({})}
            onClose={close}
          />
        )}
        {overlay?.kind === 'settings' && (
          <SettingsScreen
            locationId={locationId}
            locationName={names.locationName}
            connection={connection}
            launcherEnabled={launcherEnabled}
            onToken={() => askToken({})}
            onRemoved={() => setConnection(null)}
            onLauncher={setLauncherEnabled}
            onClose={close}
          />
        )}
        {overlay?.kind === 'token' && (
          <TokenScreen
            locationId={locationId}
            locationName={names.locationName}
            origin={origin}
            replace={connection !== null}
            next={overlay.next}
            reason={overlay.reason}
            ended={access === 'ended'}
            onSaved={(saved) => {
              setConnection(saved);
              setAgain((count) => count + 1);
              // Whoever went back while it was tested does not want what was to come after it.
              if (latest.current !== overlay) return;
              close();
              overlay.goOn?.();
            }}
            onClose={close}
          />
        )}
      </ErrorBoundary>
    </div>
  );
}

/** Once what lay over the view is gone, the keyboard goes on where it was before, or near it. */
function useFocusAfter(covered: boolean) {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const was = useRef(covered);
  // While drawing: what has the focus then is about to be hidden.
  if (covered && !was.current) before.current = document.activeElement;
  useEffect(() => {
    const { activeElement } = document;
    const there = before.current?.isConnected ? before.current : undefined;
    // The list takes the focus when it shows, which is meant for who has none.
    const toList = there && activeElement?.matches('.search-input');
    if (!covered && (toList || activeElement === document.body)) {
      const near = there ?? root.current?.querySelector('.form-title');
      if (near instanceof HTMLElement) near.focus();
    }
  }, [covered]);
  was.current = covered;
  return root;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine !== false);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine !== false);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return online;
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Services, ServicesProvider } from '../services.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import type { Brought } from './carry.ts';
import { Header } from './header.tsx';
import {
  BrokenScreen,
  laterParts,
  loadOutcomeParts,
  NoAnswer,
  NoPlace,
  ShortcutsHelp,
} from './later.ts';
import { type Loaded, loadQuickAdd } from './load-quick-add.ts';
import { isSameSpot, type Place, type Spot } from './place.ts';
import { SubAccountView } from './sub-account-view.tsx';
import type { HeldForm } from './use-open-form.ts';

interface Shown {
  loaded: Loaded;
  /** Values brought along from another agent's form. */
  carried?: HeldForm;
  /** Counts what has been shown, so that nothing of one agent's view stays in the next one's. */
  serial: number;
}

/**
 * Quick add, in the popup and in the side panel. `place` is where the active tab is; in the side
 * panel it changes, and quick add follows, unless a half-filled form belongs to the agent before.
 */
export function QuickAdd({
  services,
  place,
  first,
}: {
  services: Services;
  place: Place;
  first: Loaded;
}) {
  const [shown, setShown] = useState<Shown>({ loaded: first, serial: 0 });
  const held = useRef<HeldForm>(undefined);
  const [holding, setHolding] = useState((first.form ?? first.packForm)?.fromDraft ?? false);
  // A create was on its way when the tab moved on: its outcome is shown until the person goes on.
  const [busy, setBusy] = useState(false);
  const [lingering, setLingering] = useState(false);
  const wanted = useRef(0);
  const { loaded } = shown;
  const same = isSameSpot(loaded.spot, place);

  const show = useCallback(
    async (spot: Spot, { bring, isOver }: { bring?: Brought; isOver?: () => boolean } = {}) => {
      wanted.current += 1;
      const turn = wanted.current;
      const parts = bring && (await laterParts());
      const from = bring && (await parts?.openCarried(services, spot, bring));
      const next = from?.loaded ?? (await loadQuickAdd(services, spot));
      if (turn !== wanted.current || isOver?.()) return;
      held.current = from?.held;
      setHolding((next.form ?? next.packForm)?.fromDraft === true || from !== undefined);
      setBusy(false);
      setLingering(false);
      setShown(({ serial }) => ({
        loaded: next,
        serial: serial + 1,
        ...(from ? { carried: from.held } : {}),
      }));
    },
    [services],
  );

  useEffect(() => {
    if (same) setLingering(false);
    else if (busy) setLingering(true);
    if (same || holding || busy || lingering) return;
    let over = false;
    void show({ place }, { isOver: () => over });
    return () => {
      over = true;
    };
  }, [same, holding, busy, lingering, place, show]);

  useEffect(() => {
    // After the first paint, not before.
    let end: (() => void) | undefined;
    const timer = setTimeout(
      () =>
        void loadOutcomeParts()
          .then(laterParts)
          .then((parts) => {
            end = parts?.noteUncaught(services);
          })
          // The page is gone by then.
          .catch(() => undefined),
      50,
    );
    return () => {
      clearTimeout(timer);
      end?.();
    };
  }, [services]);

  const onHold = useCallback((form: HeldForm | undefined) => {
    held.current = form;
    setHolding(form?.changed === true);
  }, []);

  /** From what is stored: a form that broke comes back from its draft. */
  const onAgain = () => void show(loaded.spot);
  const locationId = loaded.spot.place.crm?.locationId;
  return (
    <ServicesProvider value={services}>
      {loaded.state && locationId ? (
        <ErrorBoundary key={shown.serial} screen="agent" broken={BrokenScreen} onAgain={onAgain}>
          <SubAccountView
            loaded={{ ...loaded, state: loaded.state }}
            locationId={locationId}
            place={place}
            away={!same}
            carried={shown.carried}
            onHold={onHold}
            onBusy={setBusy}
            onGoOn={() =>
              void show(
                { place },
                holding ? { bring: { form: held.current, from: loaded, locationId } } : {},
              )
            }
            onPick={(agentId) => void show({ place, picked: agentId })}
          />
        </ErrorBoundary>
      ) : (
        <div class="app">
          <Header where={{ asking: false }} />
          {loaded.failed ? (
            <NoAnswer noData={loaded.failed === 'storage'} onRetry={() => void show({ place })} />
          ) : (
            <NoPlace {...loaded.spot.place} />
          )}
        </div>
      )}
      <ShortcutsHelp />
    </ServicesProvider>
  );
}

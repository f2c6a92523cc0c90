import { ExternalLink, RefreshCw, Undo2, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { canMend, canUndo, isSettled, liveIds, wasSent } from '../../lib/runs/outcome.ts';
import { runText } from '../../lib/runs/outcome-text.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import { heard } from '../ui/rich.ts';
import { PackOutcome } from './pack-outcome.tsx';
import { TokenButton } from './token-button.tsx';

export interface OutcomeActions {
  /** Of one step, or of all. */
  undo: (run: Run, step?: Step) => void;
  stop: (run: Run) => void;
  check: (run: Run) => void;
  createAgain: (run: Run, step: Step) => void;
  removeCopies: (run: Run, step: Step) => void;
  /** Gives a step of a pack other content. */
  mend: (run: Run, step: Step) => void;
  /** Sends the steps of a pack that were not sent. */
  sendAgain: (run: Run) => void;
  openForm: (run: Run) => void;
  replaceToken: (run: Run) => void;
  dismiss: (run: Run) => void;
}

/** The time, once a second while something is counted down to. */
function useNow(ticking: boolean): number {
  const { now } = useServices();
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now();
}

/**
 * What became of a create, in a status region, and what can be done about it. It stands there
 * empty while there is no run, so that its first words are announced.
 */
export function OutcomeCard(props: {
  run: Run | undefined;
  /** Nobody answers about it any more. */
  lost: boolean;
  /** What is being done about the run right now. */
  busy?: string | undefined;
  /** The form of this run is open below: what was sent is still there. */
  inForm: boolean;
  /** The agent's page in the builder, where the tab does not show it. */
  builderUrl?: string | undefined;
  actions: OutcomeActions;
}) {
  const { run, lost } = props;
  const step = run?.steps[0];
  const waitsFor = run?.steps.flatMap((one) => one.retryAt ?? one.verification.nextAt ?? [])[0];
  const counting = Boolean(run && !lost && !isSettled(run) && waitsFor !== undefined);
  const now = useNow(counting);
  const [told, setTold] = useState({ key: '', now });
  const key = run ? `${run.id} ${run.revision}` : '';
  if (told.key !== key) setTold({ key, now });
  const section = useRef<HTMLElement>(null);
  const before = useRef(key);
  useEffect(() => {
    // A button that was pressed, here or in the list, and is gone must not leave the keyboard nowhere.
    const lostFocus = document.activeElement === document.body;
    if (before.current !== key && lostFocus) section.current?.focus();
    before.current = key;
  }, [key]);
  const text = run && runText(run, now);
  const spoken = run && counting ? runText(run, told.now).detail : undefined;
  return (
    <section
      ref={section}
      tabIndex={-1}
      class="outcome"
      data-tone={lost ? 'warning' : text?.tone}
      data-shown={run ? '' : undefined}
      aria-label={t('Last action')}
    >
      <div class="outcome-status" role="status">
        {run && step && text && (
          <>
            <ToneIcon tone={lost ? 'warning' : text.tone} />
            <div class="outcome-words">
              <p class="outcome-title">
                {lost ? t('The extension does not answer') : text.title}
                <span class="outcome-name" dir="auto">
                  {run.pack?.name ?? step.name}
                </span>
              </p>
              {lost ? (
                <p>
                  {t(
                    'What became of this action is kept in Switchboard’s journal. Close this and open it again to see it; creating it again may make a second one.',
                  )}
                </p>
              ) : (
                <p aria-hidden={spoken ? 'true' : undefined}>{text.detail}</p>
              )}
              {spoken && <p class="visually-hidden">{spoken}</p>}
            </div>
          </>
        )}
      </div>
      {run && step && (
        <>
          {isSettled(run) && (
            <IconButton icon={X} label={t('Hide')} onClick={() => props.actions.dismiss(run)} />
          )}
          {!lost &&
            (run.steps.length > 1 ? (
              <PackOutcome run={run} busy={props.busy} actions={props.actions} />
            ) : (
              <OutcomeButtons {...props} run={run} />
            ))}
          {!lost && <ShowIt run={run} builderUrl={props.builderUrl} />}
        </>
      )}
    </section>
  );
}

function OutcomeButtons({
  run,
  busy,
  inForm,
  actions,
}: {
  run: Run;
  busy?: string | undefined;
  inForm: boolean;
  actions: OutcomeActions;
}) {
  const { copy } = useServices();
  const step = run.steps[0];
  if (!step) return null;
  const { state, verification, removing, op } = step;
  const ids = liveIds(step);
  const there = (state === 'created' || state === 'uncertain') && ids.length > 0;
  const unsure = state === 'uncertain' && isSettled(run) && ids.length === 0;
  const copies = there && ids.length > 1 && removing.length === 0;
  const stopped = canMend(step) && step.stopped !== 'tab-moved';
  const button = (name: string, label: string, act: (run: Run, step: Step) => void) => (
    <Button small busy={busy === name} onClick={() => act(run, step)}>
      {label}
    </Button>
  );
  return (
    <div class="outcome-more">
      {there && (
        <ul class="outcome-ids">
          {ids.map((id) => (
            <li key={id}>
              {heard('Action ID {id}', { id: <code>{id}</code> })}
              <CopyButton text={id} label={t('Copy the action ID')} copy={copy} />
              {copies && id === ids[0] && <span class="mark">{t('Kept')}</span>}
            </li>
          ))}
        </ul>
      )}
      {step.library && there && (
        <p class="outcome-from">
          {t('From “{library}”, revision {revision}; the template’s version {version}.', {
            library: step.library.name,
            revision: step.library.revision,
            version: step.library.templateRevision,
          })}
        </p>
      )}
      <div class="outcome-buttons">
        {state === 'waiting' && button('stop', t('Cancel'), actions.stop)}
        {canUndo(run) && (
          <Button small icon={Undo2} busy={busy === 'undo'} onClick={() => actions.undo(run)}>
            {t('Undo')}
          </Button>
        )}
        {copies &&
          button(
            'copies',
            ids.length === 2 ? t('Remove the extra copy') : t('Remove the extra copies'),
            actions.removeCopies,
          )}
        {(unsure || (state === 'created' && verification.state === 'not-seen' && isSettled(run))) &&
          button('check', t('Check again'), actions.check)}
        {unsure && op === 'create' && button('again', t('Create again'), actions.createAgain)}
        <TokenButton run={run} onClick={() => actions.replaceToken(run)} />
        {stopped &&
          op === 'create' &&
          !inForm &&
          button('form', t('Open the form'), actions.openForm)}
        {stopped && op === 'update' && button('form', t('Edit it again'), actions.openForm)}
        {stopped &&
          op === 'remove' &&
          step.stopped !== 'changed' &&
          button('again', t('Remove it again'), actions.sendAgain)}
      </div>
    </div>
  );
}

/** The way to see in the builder what a run has made there. */
function ShowIt({ run, builderUrl }: { run: Run; builderUrl?: string | undefined }) {
  const { reloadTab, openPage } = useServices();
  const made = run.steps.filter(wasSent);
  const there = made.filter((step) => step.op !== 'create' || liveIds(step).length > 0).length;
  if (made.length === 0 || (there === 0 && !isSettled(run))) return null;
  return (
    <p class="outcome-reload">
      {builderUrl ? (
        <Button kind="link" icon={ExternalLink} onClick={() => void openPage(builderUrl)}>
          {t('Open the agent in the builder')}
        </Button>
      ) : (
        <>
          <span>
            {there > 1
              ? t('Save your changes in the builder, then reload to see them.')
              : there === 1
                ? t('Save your changes in the builder, then reload to see it.')
                : t('Save your changes in the builder, then reload to see whether it is there.')}
          </span>
          <Button kind="link" icon={RefreshCw} onClick={() => void reloadTab(run.tabId)}>
            {t('Reload the page')}
          </Button>
        </>
      )}
    </p>
  );
}

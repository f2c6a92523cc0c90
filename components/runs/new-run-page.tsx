import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { planHash } from '../workspace/route.ts';
import { BlanksPart } from './blanks-part.tsx';
import { whatOf } from './new-run-hash.ts';
import { nameOf } from './target-tree.ts';
import { mostTargets, type NewRun, type Part, useNewRun } from './use-new-run.ts';
import { type Targets, useTargets } from './use-targets.ts';
import { WhatPart } from './what-part.tsx';
import { WherePart, whereText } from './where-part.tsx';
import '../connections/connections.css';
import './runs.css';

/** Puts together what goes where, before there is a plan. Nothing is written in HighLevel. */
export function NewRunPage(props: { query: URLSearchParams; go: (hash: string) => void }) {
  const [asked] = useState(() => whatOf(props.query));
  const run = useNewRun(asked, (planId) => props.go(planHash(planId)));
  const targets = useTargets();
  return (
    <div class="runs">
      <div class="page-head">
        <BackLink href="#/runs" label={t('All runs')} />
        <h1 tabIndex={-1}>{t('New run')}</h1>
      </div>
      <p class="page-lead">
        {t(
          'Choose what goes onto which agents. Next you see what would change; until you start it, nothing is written in HighLevel.',
        )}
      </p>
      {run.wish ? <Parts {...{ run, targets }} /> : <Loading count={3} />}
    </div>
  );
}

function Parts({ run, targets }: { run: NewRun; targets: Targets }) {
  const { wish, blanks, counts, change, part, setPart } = run;
  const page = useRef<HTMLDivElement>(null);
  const names = useMemo(
    () => new Map((targets.locations ?? []).map((one) => [one.locationId, nameOf(one)])),
    [targets.locations],
  );
  if (!wish) return null;
  const open = (next: Part) => {
    setPart(next);
    // The keyboard goes along to what is open now.
    requestAnimationFrame(() => {
      const head = page.current?.querySelector<HTMLElement>(`[data-part="${next}"] h2`);
      head?.focus({ preventScroll: true });
      head?.scrollIntoView?.({ block: 'nearest' });
    });
  };
  const submit = async () => {
    if (await run.make()) return;
    open('blanks');
    requestAnimationFrame(() =>
      page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const tooMany = counts.agents > mostTargets;
  const hinder = !wish.what
    ? t('Choose what to apply.')
    : counts.agents === 0
      ? t('Choose at least one agent.')
      : tooMany
        ? t('One run takes {count} agents: choose fewer.', { count: mostTargets })
        : run.unfit
          ? t('Mend it first.')
          : undefined;
  const next: Part | undefined =
    part === 'what' ? 'where' : part === 'where' ? 'blanks' : undefined;
  const nothingToFill = blanks !== undefined && blanks.variables.length === 0;
  const isLast = next === undefined || (part === 'where' && nothingToFill);
  const canGoOn = part === 'what' ? wish.what !== undefined : hinder === undefined;
  return (
    <div class="run-parts" ref={page}>
      {run.back && (
        <Notice
          tone="info"
          title={t('As you left it')}
          actions={
            <Button small onClick={run.restart}>
              {t('Start afresh')}
            </Button>
          }
        >
          {counts.agents > 0 && `${t('{agents} are chosen.', { agents: whereText(wish.chosen) })} `}
          {t('What you typed is still there.')}
        </Notice>
      )}
      {run.unkept && (
        <Notice tone="warning" role="status" title={t('This is not kept')}>
          {t('The browser did not store what you chose: it is lost when the page closes.')}
        </Notice>
      )}
      <PartBox
        part="what"
        title={t('What')}
        summary={wish.what ? whatText(run) : t('Nothing chosen yet')}
        open={part === 'what'}
        onOpen={open}
      >
        <WhatPart what={wish.what} blanks={blanks} onWhat={(what) => change({ what })} />
      </PartBox>
      {run.failure && (
        <FailureNotice
          title={t('What it asks for could not be read')}
          failure={run.failure}
          onAgain={() => void run.readAgain()}
        />
      )}
      {run.unfit && (
        <Notice tone="error" role="alert" title={t('It cannot be applied like this')}>
          {run.unfit.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <PartBox
        part="where"
        title={t('Where')}
        summary={counts.agents > 0 ? whereText(wish.chosen) : t('No agent chosen yet')}
        open={part === 'where'}
        onOpen={open}
      >
        <WherePart
          targets={targets}
          chosen={wish.chosen}
          onChosen={(chosen) => change({ chosen })}
        />
      </PartBox>
      <PartBox
        part="blanks"
        title={t('Blanks')}
        summary={
          !blanks
            ? t('Depends on what is chosen')
            : nothingToFill
              ? t('Nothing has to be filled in')
              : plural(
                  blanks.variables.length,
                  '{count} blank, asked once for all',
                  '{count} blanks, asked once for all',
                )
        }
        open={part === 'blanks'}
        onOpen={open}
      >
        {blanks ? (
          <BlanksPart
            blanks={blanks}
            wish={wish}
            names={names}
            asked={run.checked}
            doings={run.doings}
          />
        ) : (
          <p class="quiet">{wish.what ? t('Reading…') : t('Choose what to apply first.')}</p>
        )}
      </PartBox>
      <section class="run-bar" aria-label={t('Go on')}>
        {run.trouble && (
          <Notice tone="error" role="alert" title={t('The plan was not made')}>
            {run.trouble}
          </Notice>
        )}
        <div class="run-bar-line">
          <p id="run-says" role="status">
            {counts.agents > 0 ? whereText(wish.chosen) : t('No agent chosen yet')}
            {hinder && <span class="quiet"> {hinder}</span>}
          </p>
          {isLast ? (
            <Button
              kind="primary"
              icon={Search}
              busy={run.busy}
              disabled={hinder !== undefined || !blanks}
              describedBy="run-says"
              onClick={() => void submit()}
            >
              {t('Show what would change')}
            </Button>
          ) : (
            <Button
              kind="primary"
              disabled={!canGoOn}
              describedBy="run-says"
              onClick={() => open(next)}
            >
              {next === 'where' ? t('Next: where') : t('Next: blanks')}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}

function whatText({ wish, blanks }: NewRun): string {
  if (!blanks) return t('Reading…');
  const count = plural(blanks.templates.length, '{count} action', '{count} actions');
  if (wish?.what?.kind === 'pack') return `${blanks.name}, ${count}`;
  return blanks.name;
}

/** One of the three parts: a line while it is closed, its content while it is open. */
function PartBox(props: {
  part: Part;
  title: string;
  summary: string;
  open: boolean;
  onOpen: (part: Part) => void;
  children: ComponentChildren;
}) {
  const { part, title, summary, open } = props;
  return (
    <section class="run-part" data-part={part} data-open={open ? '' : undefined} aria-label={title}>
      <div class="run-part-head">
        <h2 tabIndex={-1}>{title}</h2>
        {!open && (
          <>
            <span class="run-part-summary" dir="auto">
              {summary}
            </span>
            <Button
              kind="link"
              label={t('Change: {title}', { title })}
              onClick={() => props.onOpen(part)}
            >
              {t('Change')}
            </Button>
          </>
        )}
      </div>
      {open && props.children}
    </section>
  );
}

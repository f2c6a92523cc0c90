import { parseCrmUrl } from '../../../lib/highlevel/crm-url.ts';
import type { Key } from '../../../lib/i18n/catalog.ts';
import { languages } from '../../../lib/i18n/languages.ts';
import { speaking, t } from '../../../lib/i18n/t.ts';
import { launcherWords } from '../../../lib/launcher/words.ts';
import type { CheckedSender, Handlers } from '../../../lib/messaging/handle.ts';
import type { CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import { launcherOutcome } from '../../../lib/runs/launcher-outcome.ts';
import type { Run } from '../../../lib/runs/schema.ts';
import { spokenBy } from '../../../lib/templates/starter/as-template.ts';
import { offeredLanguages, toldLanguage } from '../../../lib/templates/starter/offered.ts';
import type { Services } from '../services.ts';
import { create } from './runs.ts';

type Names =
  | 'launcher/change'
  | 'launcher/create'
  | 'launcher/open'
  | 'launcher/state'
  | 'launcher/undo'
  | 'launcher/watch';

/** More than these nobody looks through beside a page; quick add has the rest. */
const mostReady = 12;

/** Why nothing was sent, in the launcher's few words; quick add is where it goes on. */
const elsewhere: Record<Exclude<CreateReply['kind'], 'started' | 'already'> | 'locked', Key> = {
  ask: 'An equal action was just created or may exist. Nothing was sent. Decide in quick add.',
  'other-content': 'This was sent before. Nothing was sent now.',
  invalid: 'Something is left to fill in. Nothing was sent.',
  'needs-token': 'This sub-account has no token yet. Nothing was sent.',
  locked: 'Switchboard is locked. Nothing was sent. Unlock it in quick add.',
  moved: 'The tab shows another agent now. Nothing was sent.',
};

/**
 * What a launcher may ask, for its own tab's address only. Names of ready templates and outcomes in
 * words go out, nothing else.
 */
export function launcherHandlers(services: Services): Pick<Handlers, Names> {
  const { catalog, directory, journal, policy, runs, settings, now } = services;

  const asked = new Set<string>();
  /** No other name is asked before this (ms since 1970). */
  let askAgainAt = 0;

  /** A run of this very tab that a launcher started; others are none of its business. */
  async function ownRun(runId: string, sender: CheckedSender): Promise<Run | undefined> {
    const run = await journal.get(runId);
    return run?.surface === 'launcher' && run.tabId === sender.tab?.id ? run : undefined;
  }

  /**
   * Asks for an agent's name once, so that the menu can say it when it is opened. One a second at
   * most: a page can show the address of any number of agents, and each costs a request.
   */
  function askName(locationId: string, agentId: string): void {
    if (asked.has(agentId) || now() < askAgainAt) return;
    asked.add(agentId);
    askAgainAt = now() + 1_000;
    directory.fetchNames(locationId, agentId).catch(() => undefined);
  }

  const outcomeOf = (run: Run) => launcherOutcome(run, now());

  return {
    async 'launcher/state'(_input, { tab }) {
      const { launcherEnabled, launcherPosition, starterPrompts } = await settings.read();
      const place = parseCrmUrl(tab?.url ?? '');
      const base = { enabled: launcherEnabled, position: launcherPosition };
      if (!launcherEnabled || !place?.agentId) {
        return { ...base, ready: [], ...launcherWords({ ready: [] }) };
      }
      const names = await directory.names(place.locationId, place.agentId);
      const { personalTemplates } = await policy.read();
      const templates = await catalog.ready(place.locationId, !personalTemplates);
      const offered = offeredLanguages(starterPrompts, speaking().language);
      if (!names.agentName && templates.length > 0) askName(place.locationId, place.agentId);
      const shown = {
        agentId: place.agentId,
        ...(names.agentName ? { agentName: names.agentName } : {}),
        ready: templates.slice(0, mostReady).map(({ id, name, type }) => {
          const language = toldLanguage(spokenBy(id), offered);
          return { id, name: language ? `${name} · ${languages[language]}` : name, type };
        }),
      };
      return { ...base, ...shown, ...launcherWords(shown) };
    },

    // Answered before the handlers are reached (open-quick-add.ts): a click does not last that long.
    'launcher/open': () => ({ opened: 'none' }),

    async 'launcher/create'({ draftId, templateId, shownAgentId }, { tab }) {
      const place = parseCrmUrl(tab?.url ?? '');
      if (!tab || place?.agentId !== shownAgentId) {
        return { kind: 'open-quick-add', text: t(elsewhere.moved) };
      }
      if (await services.connections.isLocked(place.locationId)) {
        return { kind: 'open-quick-add', text: t(elsewhere.locked) };
      }
      const reply = await create(services, {
        draftId,
        templateId,
        target: { locationId: place.locationId, agentId: shownAgentId },
        tabId: tab.id,
        picked: false,
        surface: 'launcher',
        anyway: false,
      });
      if (reply.kind === 'started' || reply.kind === 'already') {
        return { kind: 'run', outcome: outcomeOf(reply.run) };
      }
      return { kind: 'open-quick-add', text: t(elsewhere[reply.kind]) };
    },

    async 'launcher/watch'({ runId, seen }, sender) {
      if (!(await ownRun(runId, sender))) return null;
      const run = await journal.watch(runId, seen);
      return run ? outcomeOf(run) : null;
    },

    async 'launcher/undo'({ runId }, sender) {
      if (!(await ownRun(runId, sender))) return null;
      const reply = await runs.undo(runId, false);
      if (!reply) return null;
      const outcome = outcomeOf(reply.run);
      if (reply.kind === 'removed') return outcome;
      const text =
        reply.kind === 'changed'
          ? t('Somebody changed this action since. It was left alone.')
          : t('It was not removed. Open quick add to see why and try again.');
      return { ...outcome, tone: 'warning', text };
    },

    async 'launcher/change'({ position, off }) {
      await settings.change({
        ...(position ? { launcherPosition: position } : {}),
        ...(off ? { launcherEnabled: false } : {}),
      });
      return {};
    },
  };
}

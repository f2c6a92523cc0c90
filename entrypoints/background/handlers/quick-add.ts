import { speaking } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { starterPromptsOf } from '../../../lib/templates/starter/offered.ts';
import type { Services } from '../services.ts';

type Names = 'quick-add/open' | 'settings/change' | 'settings/read';

const day = 24 * 3_600_000;
/** Rows on quick add's first screen, and some to scroll to; it asks for the others once it is there. */
const firstRows = 20;

/** What quick add shows and keeps. */
export function quickAddHandlers(services: Services): Pick<Handlers, Names> {
  const { db, catalog, connections, directory, drafts, journal, list, names, policy, settings } =
    services;

  return {
    async 'quick-add/open'({ locationId, agentId }) {
      const target = locationId && agentId ? { locationId, agentId } : undefined;
      const [known, connection, here, recent, usedHere, settled, allowed] = await Promise.all([
        locationId ? directory.names(locationId, agentId) : {},
        locationId ? connections.view(locationId) : null,
        target ? drafts.list(target) : [],
        target ? journal.recent(target, day) : [],
        locationId ? catalog.usedHere(locationId) : undefined,
        settings.read(),
        policy.read(),
      ]);
      const draftIds = here.filter(({ leftOut }) => !leftOut).map(({ templateId }) => templateId);
      const first = { drafts: draftIds, ...(usedHere ? { recent: usedHere } : {}) };
      const { hits, total, folders } = allowed.personalTemplates
        ? await list.first(firstRows, first)
        : await list.withoutPersonal(firstRows, first);
      const rows = await catalog.rows(hits, { locationId, drafts: draftIds });
      const templates = await names.into(rows);
      // Counted last: what these reads had to set aside is told at once.
      const count = await db.count('setAside');
      const setAside = count > (settled.setAsideSeen ?? 0) ? count : 0;
      const open = here.find((draft) => draft.open);
      return {
        ...known,
        connection,
        templates,
        total,
        folders,
        // What takes another back is told by that one.
        recent: recent.filter(({ undoes }) => undoes === undefined),
        ...(open && !open.leftOut ? { openTemplateId: open.templateId } : {}),
        ...(open?.leftOut ? { openPackId: open.templateId } : {}),
        setAside,
        launcherEnabled: settled.launcherEnabled,
        ...(allowed.rememberedSecrets ? {} : { rememberSecrets: false as const }),
      };
    },

    async 'settings/change'(changes) {
      await settings.change(
        'hintSeen' in changes
          ? ({ hintsSeen }) => ({ hintsSeen: [...new Set([...hintsSeen, changes.hintSeen])] })
          : changes,
      );
      return {};
    },

    async 'settings/read'() {
      const { starterPrompts } = await settings.read();
      return { starterPrompts: starterPromptsOf(starterPrompts, speaking().language) };
    },
  };
}

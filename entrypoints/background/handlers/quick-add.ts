import { actions } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { isOnItsWay } from '../../../lib/runs/outcome.ts';
import type { Services } from '../services.ts';

type Names = 'quick-add/open' | 'form/open' | 'draft/save' | 'draft/close' | 'settings/change';

const day = 24 * 3_600_000;

/** What quick add shows and keeps. */
export function quickAddHandlers(services: Services): Pick<Handlers, Names> {
  const { db, catalog, connections, directory, drafts, journal, settings, now } = services;

  return {
    async 'quick-add/open'({ locationId, agentId }) {
      const target = locationId && agentId ? { locationId, agentId } : undefined;
      const [names, connection, templates, here, recent, { launcherEnabled }] = await Promise.all([
        locationId ? directory.names(locationId, agentId) : {},
        locationId ? connections.view(locationId) : null,
        catalog.list(locationId),
        target ? drafts.list(target) : [],
        target ? journal.recent(target, day) : [],
        settings.read(),
      ]);
      // Counted last: what these reads had to set aside is told at once.
      const setAside = await db.count('setAside');
      const open = here.find((draft) => draft.open);
      return {
        ...names,
        connection,
        templates: templates.map((template) => ({
          ...template,
          hasDraft: here.some((draft) => draft.templateId === template.id),
        })),
        recent,
        ...(open ? { openTemplateId: open.templateId } : {}),
        setAside,
        launcherEnabled,
      };
    },

    async 'form/open'({ target, templateId }) {
      const template = catalog.find(templateId);
      if (!template) return null;
      const place = { ...target, templateId };
      const draft = await drafts.read(place);
      const filled = await catalog.filled(template, target.locationId);
      const { name, parameters } = draft ?? filled;
      const referenceNames: Record<string, string> = {};
      for (const field of actions[template.type].fields) {
        const id = field.kind === 'reference' ? getPath(parameters, field.path) : undefined;
        if (field.kind !== 'reference' || typeof id !== 'string') continue;
        const entry = await directory.find(target.locationId, field.reference, id);
        if (entry) referenceNames[field.path] = entry.name;
      }
      // A draft that was sent gets a new id, or it could not be sent again after "not seen". One
      // that is on its way keeps its own: it is done once that is created.
      const made = draft ? await journal.ofDraft(draft.draftId) : [];
      const sent = made.some((run) => run.steps[0]?.sentAt !== undefined && !isOnItsWay(run));
      const draftId = draft && !sent ? draft.draftId : crypto.randomUUID();
      if (sent) await drafts.renew(place, draftId);
      const { id, type, description } = template;
      return {
        template: { id, type, name: template.name, description },
        draftId,
        name,
        parameters,
        remembered: draft ? [] : filled.remembered,
        referenceNames,
        fromDraft: draft !== undefined,
      };
    },

    async 'draft/save'({ draftId, target, templateId, name, parameters }) {
      const template = catalog.find(templateId);
      if (!template) return { savedAt: now() };
      const place = { ...target, templateId };
      return { savedAt: await drafts.save(place, template.type, { draftId, name, parameters }) };
    },

    async 'draft/close'({ target, templateId, discard }) {
      const place = { ...target, templateId };
      await (discard ? drafts.discard(place) : drafts.close(place));
      return {};
    },

    async 'settings/change'(changes) {
      await settings.change(changes);
      return {};
    },
  };
}

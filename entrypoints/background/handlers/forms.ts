import { type ActionParameters, actions } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { FormState } from '../../../lib/messaging/messages/form-open.ts';
import type { AgentAddress } from '../../../lib/messaging/messages/shapes.ts';
import type { Draft } from '../../../lib/templates/drafts.ts';
import type { Template } from '../../../lib/templates/schema.ts';
import { usedOnes } from '../../../lib/templates/variables.ts';
import type { Services } from '../services.ts';
import { copyOfAction } from './existing.ts';
import { freshDraftId } from './fresh-draft.ts';

type Names = 'form/open' | 'draft/save' | 'draft/close';

/** What a form is made of: a kept template, or a copy of an action. */
type FormOf = Pick<Template, 'id' | 'type' | 'name' | 'description' | 'variables'> & {
  template?: Template;
  /** A copy's own content. */
  content?: { name: string; parameters: Record<string, unknown> };
};

/** A draft holds all of its form: also what that began with. */
const isSame = (one: ActionParameters, other: ActionParameters, path: string) =>
  JSON.stringify(getPath(one, path)) === JSON.stringify(getPath(other, path));

/** Forms of templates on one agent, and their drafts. */
export function formHandlers(services: Services): Pick<Handlers, Names> {
  const { blanksOf, catalog, directory, drafts, marks, store, now } = services;

  async function formOf(
    target: AgentAddress,
    id: string,
    draft: Draft | undefined,
  ): Promise<FormOf | undefined> {
    const template = (await store.find(id))?.template;
    if (template) return { ...template, template };
    if (!id.startsWith('action:')) return undefined;
    const description = t('A copy of an action of this agent.');
    if (draft?.of) return { id, name: draft.name, description, ...draft.of };
    const copy = await copyOfAction(services, target, id.slice('action:'.length));
    return copy && { ...copy, id, description, content: copy };
  }

  /** Names of ids in reference fields, as far as they are cached. */
  async function namesOfIds(
    locationId: string,
    type: FormState['template']['type'],
    parameters: Record<string, unknown>,
  ) {
    const names: Record<string, string> = {};
    for (const field of actions[type].fields) {
      const id = field.kind === 'reference' ? getPath(parameters, field.path) : undefined;
      if (field.kind !== 'reference' || typeof id !== 'string') continue;
      const entry = await directory.find(locationId, field.reference, id);
      if (entry) names[field.path] = entry.name;
    }
    return names;
  }

  return {
    async 'form/open'({ target, templateId }) {
      const { locationId } = target;
      const place = { ...target, templateId };
      const draft = await drafts.read(place);
      const form = await formOf(target, templateId, draft);
      if (!form) return null;
      const fresh = form.template
        ? await catalog.asUsedHere(form.template, locationId)
        : { name: form.name, parameters: {}, remembered: [], ...form.content };
      const { name, parameters } = draft ?? fresh;
      const variables = usedOnes(form.variables, [name, parameters]);
      const blanks = await blanksOf({
        locationId,
        templateIds: [templateId],
        variables,
        ...(draft ? { drafted: draft.values } : {}),
        listAge: Number.POSITIVE_INFINITY,
      });
      const [referenceNames, mark, draftId] = await Promise.all([
        namesOfIds(locationId, form.type, parameters),
        marks.get(templateId),
        freshDraftId(services, place, draft),
      ]);
      const { id, type, description } = form;
      return {
        template: { id, type, name: form.name, description, favourite: mark.favourite === 1 },
        draftId,
        name,
        parameters,
        blanks,
        remembered: fresh.remembered.filter((path) => isSame(parameters, fresh.parameters, path)),
        referenceNames,
        fromDraft: draft !== undefined,
      };
    },

    async 'draft/save'({ draftId, target, templateId, content }) {
      const template = (await store.find(templateId))?.template;
      const { name, parameters, values, of } = content;
      if (!template && !of) return { savedAt: now() };
      // A secret is one by what the form says, and by what the template has become since.
      const variables = [...(of?.variables ?? []), ...(template?.variables ?? [])];
      const kind = { type: of?.type ?? template?.type, variables };
      const draft = { draftId, name, parameters, values, ...(template || !of ? {} : { of }) };
      return { savedAt: await drafts.save({ ...target, templateId }, kind, draft) };
    },

    async 'draft/close'({ target, templateId, discard }) {
      const place = { ...target, templateId };
      await (discard ? drafts.discard(place) : drafts.close(place));
      return {};
    },
  };
}

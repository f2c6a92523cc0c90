import { type ActionType, isActionType } from '../../../lib/actions/index.ts';
import { problemOf } from '../../../lib/highlevel/errors.ts';
import { problemText } from '../../../lib/highlevel/problem-text.ts';
import { plural, t } from '../../../lib/i18n/t.ts';
import type { PlanWhat } from '../../../lib/messaging/messages/plan-shapes.ts';
import { blanksOfPlan } from '../../../lib/runs/plan/contents.ts';
import type { Plan, PlanTemplate } from '../../../lib/runs/plan/schema.ts';
import { actionName } from '../../../lib/templates/catalog.ts';
import { templateFromAction } from '../../../lib/templates/from-action.ts';
import type { Values } from '../../../lib/templates/schema.ts';
import type { Services } from '../services.ts';
import { namesIn, readAction } from './existing.ts';
import { libraryOf, mayUse } from './runs.ts';

/** What a plan is made of, as it stands now. */
export interface PlanParts {
  kind: 'parts';
  name: string;
  pack?: NonNullable<Plan['pack']>;
  templates: PlanTemplate[];
  /** What the blanks of a copied action hold where it is. */
  locationValues: Record<string, Values>;
}

/** The templates that are wanted on agents, or why there are none. */
export async function partsOf(services: Services, what: PlanWhat) {
  const parts =
    what.kind === 'action' ? await ofAction(services, what) : await ofTemplates(services, what);
  if (parts.kind === 'invalid') return parts;
  const { issues } = blanksOfPlan(parts.templates);
  return issues.length > 0 ? { kind: 'invalid' as const, issues } : parts;
}

const invalid = (message: string, path = '') => ({
  kind: 'invalid' as const,
  issues: [{ path, message, level: 'error' as const }],
});

async function ofTemplates(
  services: Services,
  what: Exclude<PlanWhat, { kind: 'action' }>,
): Promise<PlanParts | ReturnType<typeof invalid>> {
  const { packs, store } = services;
  const pack = what.kind === 'pack' ? (await packs.find(what.packId))?.pack : undefined;
  if (what.kind === 'pack' && (!pack || pack.deletedAt !== undefined)) {
    return invalid(t('This pack is not there any more.'));
  }
  const ids = what.kind === 'pack' ? (pack?.templateIds ?? []) : what.templateIds;
  if (ids.length === 0) return invalid(t('Choose at least one template.'));
  const templates: PlanTemplate[] = [];
  for (const id of ids) {
    const template = (await store.find(id))?.template;
    if (!template || template.deletedAt !== undefined) {
      return invalid(t('A template is not there any more. Leave it out.'), `$step.${id}`);
    }
    if (!(await mayUse(services, template))) {
      return invalid(t('Your administrator has switched off templates of one’s own.'));
    }
    const { type, name, parameters, variables, revision } = template;
    templates.push({
      templateId: id,
      revision,
      ...(await libraryOf(services, template)),
      type,
      name,
      actionName: actionName(template),
      parameters,
      variables,
    });
  }
  const [first] = templates;
  const name =
    pack?.name ??
    (templates.length === 1
      ? (first?.name ?? '')
      : plural(templates.length, '{count} template', '{count} templates'));
  const of = pack ? { pack: { id: pack.id, name: pack.name } } : {};
  return { kind: 'parts', name, ...of, templates, locationValues: {} };
}

/** An action that an agent has, as a template: names stand for its ids, blanks for its secrets. */
async function ofAction(
  services: Services,
  { from, actionId }: Extract<PlanWhat, { kind: 'action' }>,
): Promise<PlanParts | ReturnType<typeof invalid>> {
  const { locationId } = from;
  try {
    const access = await services.connections.access(locationId);
    const { type, name = '', parameters } = await readAction(services, access, actionId);
    if (!isActionType(type))
      return invalid(t('Actions of this type cannot be created by HighLevel’s API.'));
    const nameOf = await namesIn(services, locationId, true);
    const action: { type: ActionType; name: string; parameters: typeof parameters } = {
      type,
      name,
      parameters,
    };
    const { content, values } = templateFromAction(action, nameOf);
    const template: PlanTemplate = {
      templateId: '',
      revision: 0,
      type,
      name,
      actionName: name,
      parameters: content.parameters,
      variables: content.variables,
    };
    return { kind: 'parts', name, templates: [template], locationValues: { [locationId]: values } };
  } catch (error) {
    const { title, detail } = problemText(problemOf(error), { doing: 'read' });
    return invalid(`${title}. ${detail}`.trim());
  }
}

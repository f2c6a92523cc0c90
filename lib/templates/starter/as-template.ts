import type { Pack, Template } from '../schema.ts';
import type { StarterTemplate } from './define.ts';
import { starterPacks } from './index.ts';

/** The starters in the shape of kept templates; their pack's name is their folder. */
export const starterTemplates: Template[] = starterPacks.flatMap(({ name, templates }) =>
  templates.map((template) => asTemplate(template, name)),
);

/** The packs that ship with the extension. */
export const starterPackList: Pack[] = starterPacks.map(({ id, name, description, templates }) => ({
  id,
  name,
  description,
  templateIds: templates.map((one) => one.id),
  revision: 1,
  createdAt: 0,
  changedAt: 0,
}));

const templatesById = new Map(starterTemplates.map((one) => [one.id, one]));
const packsById = new Map(starterPackList.map((one) => [one.id, one]));

export const findStarter = (id: string): Template | undefined => templatesById.get(id);
export const findStarterPack = (id: string): Pack | undefined => packsById.get(id);

/** Tells whether an id is one of the extension's own. */
export const isStarter = (id: string): boolean => templatesById.has(id) || packsById.has(id);

function asTemplate(template: StarterTemplate, folder: string): Template {
  return { ...template, folder, tags: [], revision: 1, createdAt: 0, changedAt: 0 };
}

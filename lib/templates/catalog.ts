import type { TemplateSummary } from '../messaging/messages/shapes.ts';
import type { Database } from '../storage/database.ts';
import { type Filled, fill, isReady, toRemember } from './fill.ts';
import type { StarterTemplate } from './starter/define.ts';
import { starters } from './starter/index.ts';

/** The templates there are, and what each held last in a sub-account. */
export function createCatalog(db: Database, now: () => number) {
  const keyOf = (locationId: string, templateId: string) => `${locationId}/${templateId}`;

  return {
    find: (templateId: string): StarterTemplate | undefined =>
      starters.find((one) => one.id === templateId),

    /** A template's action with what was used last in this sub-account. */
    async filled(template: StarterTemplate, locationId: string): Promise<Filled> {
      return fill(template, await db.get('remembered', keyOf(locationId, template.id)));
    },

    /** All templates for a list; without a sub-account none is ready. */
    async list(locationId: string | undefined): Promise<Omit<TemplateSummary, 'hasDraft'>[]> {
      const all = locationId === undefined ? [] : await db.getAll('remembered');
      const byKey = new Map(all.map((record) => [record.key, record]));
      return starters.map((template) => {
        const last =
          locationId === undefined ? undefined : byKey.get(keyOf(locationId, template.id));
        const { id, type, name, description } = template;
        return {
          id,
          type,
          name,
          description,
          ready: last !== undefined && isReady(template, fill(template, last)),
          ...(last ? { lastUsedAt: last.usedAt } : {}),
        };
      });
    },

    /** Remembers what was sent, secrets left out. Unknown templates are none of ours. */
    async remember(
      locationId: string,
      templateId: string,
      sent: { name: string; parameters: Record<string, unknown> },
    ): Promise<void> {
      const template = this.find(templateId);
      if (!template) return;
      await db.put('remembered', {
        version: 1,
        key: keyOf(locationId, templateId),
        ...toRemember(template, sent),
        usedAt: now(),
      });
    },
  };
}
export type Catalog = ReturnType<typeof createCatalog>;

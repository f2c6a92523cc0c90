import type { PlanWhat } from '../../lib/messaging/messages/plan-shapes.ts';

/** So many ids fit into an address that can be read, kept and gone back to. */
const mostInAddress = 50;

/** Templates that are too many for an address, while this page lives. */
const held = new Map<string, string[]>();

/** The hash of a new run of a pack, of templates, or of an action that an agent has. */
export function newRunHash(what: PlanWhat): string {
  const query = (key: string, value: string) => `#/runs/new?${new URLSearchParams([[key, value]])}`;
  switch (what.kind) {
    case 'pack':
      return query('pack', what.packId);
    case 'action':
      return query('action', [what.from.locationId, what.from.agentId, what.actionId].join('/'));
    case 'templates': {
      if (what.templateIds.length <= mostInAddress) {
        return query('templates', what.templateIds.join(','));
      }
      const key = String(held.size + 1);
      held.set(key, what.templateIds);
      return query('held', key);
    }
  }
}

/** What an address asks for; undefined when nothing, or when it is not known any more. */
export function whatOf(query: URLSearchParams): PlanWhat | undefined {
  const packId = query.get('pack');
  if (packId) return { kind: 'pack', packId };
  const [locationId, agentId, actionId] = (query.get('action') ?? '').split('/');
  if (locationId && agentId && actionId) {
    return { kind: 'action', from: { locationId, agentId }, actionId };
  }
  const given = (query.get('templates') ?? '').split(',').filter(Boolean);
  const templateIds = held.get(query.get('held') ?? '') ?? given;
  return templateIds.length > 0 ? { kind: 'templates', templateIds } : undefined;
}

import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { blanksOfPlan } from '../../../lib/runs/plan/contents.ts';
import type { Plan } from '../../../lib/runs/plan/schema.ts';
import type { Services } from '../services.ts';
import { planRunHandlers } from './plan-runs.ts';
import { partsOf } from './plan-what.ts';

type Names = Extract<keyof Handlers, `plan/${string}`>;

/** Plans over many targets, and the runs that they become. */
export function planHandlers(services: Services): Pick<Handlers, Names> {
  const { plans, vault } = services;

  /** How a wish to change a plan was taken; `after` is undefined where it had begun. */
  async function reply(planId: string, after: Plan | undefined) {
    if (after) return { kind: 'ok' as const, plan: after };
    const plan = await plans.store.head(planId);
    return plan ? { kind: 'not-now' as const, plan } : null;
  }

  return {
    ...planRunHandlers(services),
    async 'plan/make'({ planId, kind, what, targets, values, locationValues }) {
      // What is kept under a passphrase is part of what comes out.
      if ((await vault.view()).locked) throw new VaultLocked();
      const parts = await partsOf(services, what);
      if (parts.kind === 'invalid') return parts;
      const { name, pack, templates } = parts;
      const isCopy = kind === 'apply' && what.kind === 'action';
      await plans.make(
        {
          id: planId,
          kind: isCopy ? 'copy' : kind,
          name,
          ...(pack ? { pack } : {}),
          templates,
          targets: targets.map((target) => ({ target })),
        },
        { values, locationValues: withBoth(parts.locationValues, locationValues) },
      );
      return { kind: 'made', planId };
    },

    async 'plan/blanks'({ what, locationIds }) {
      const parts = await partsOf(services, what);
      if (parts.kind === 'invalid') return parts;
      const { name, templates, locationValues } = parts;
      const { variables } = blanksOfPlan(templates);
      const source = { version: 1 as const, planId: '', templates, values: {}, locationValues };
      const contents = await plans.contentsOf(source);
      const known: Record<string, Record<string, unknown>> = {};
      const keptSecrets: Record<string, string[]> = {};
      for (const locationId of locationIds) {
        const here = await contents.known(locationId);
        known[locationId] = here.values;
        keptSecrets[locationId] = here.keptSecrets;
      }
      return {
        kind: 'blanks',
        name,
        templates: templates.map(({ templateId, name, type }) => ({ id: templateId, name, type })),
        variables,
        known,
        keptSecrets,
      };
    },

    'plan/open': async ({ planId }) => (await plans.open(planId)) ?? null,
    'plan/rows': (wish) => plans.store.rows(wish),
    'plan/target': async ({ planId, place }) => (await plans.target(planId, place)) ?? null,
    'plan/choose': async ({ planId, filter, choice }) =>
      reply(planId, await plans.choose(planId, filter, choice)),
    'plan/fill': async ({ planId, locationId, values }) =>
      reply(planId, await plans.fill(planId, values, locationId)),
    'plan/read-again': async ({ planId, places }) =>
      reply(planId, await plans.readAgain(planId, places)),
    'plan/cells': async ({ fleetId, planId, cells }) =>
      (await plans.ofCells(fleetId, planId, cells)) ? { planId } : null,
    'plan/undo': async ({ planId, of, places }) =>
      (await plans.undo(planId, of, places)) ? { planId } : null,
    'plan/export': async ({ planId, from }) => (await plans.exportPage(planId, from)) ?? null,
  };
}

/** Values of both, by sub-account; the second ones come first. */
function withBoth(
  one: Record<string, Record<string, unknown>>,
  other: Record<string, Record<string, unknown>>,
): Record<string, Record<string, unknown>> {
  const both = { ...one };
  for (const [locationId, values] of Object.entries(other)) {
    both[locationId] = { ...both[locationId], ...values };
  }
  return both;
}

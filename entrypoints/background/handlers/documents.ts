import { malformedAuthorization } from '../../../lib/connections/logins.ts';
import { Secret } from '../../../lib/connections/secret.ts';
import type { Key } from '../../../lib/i18n/catalog.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { judge } from '../../../lib/sharing/judge.ts';
import { asPinned } from '../../../lib/sharing/looking.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import { takeDocument } from '../../../lib/sharing/updates.ts';
import type { Services } from '../services.ts';

type Names =
  | 'document/stage'
  | 'document/preview'
  | 'document/items'
  | 'document/item'
  | 'document/take'
  | 'address/preview'
  | 'address/add';

/** Documents that are looked at before they are taken, from a file, a code or an address. */
export function documentHandlers(services: Services): Pick<Handlers, Names> {
  const { clock, file, libraries, logins, looking, policy, stages, subscription, views, now } =
    services;

  return {
    'document/stage': ({ stageId, index, text }) => ({ kind: stages.add(stageId, index, text) }),

    'document/preview': ({ stageId }) => looking.preview(stageId),

    async 'document/items'({ stageId, state, offset, limit }) {
      const looked = await looking.get(stageId);
      if (!looked) return null;
      const fitting = looked.items.filter((one) => state === undefined || one.state === state);
      const items = fitting
        .slice(offset, offset + limit)
        .map(({ localId: _, differences: __, sensitive, ...one }) => ({
          ...one,
          sensitive: sensitive(),
        }));
      return { items, total: fitting.length };
    },

    async 'document/item'({ stageId, id }) {
      const item = (await looking.get(stageId))?.items.find((one) => one.id === id);
      return item ? { differences: item.differences() } : null;
    },

    async 'document/take'({ stageId, ...wish }) {
      const looked = await looking.get(stageId);
      if (!looked) return { kind: 'gone' };
      if (!(await policy.read()).personalTemplates) {
        return { kind: 'problem', problem: noPersonal() };
      }
      const { document, known } = looked;
      const judged = await judge(asPinned(known), document, wish.approvedKey);
      if (judged.kind === 'refused') return { kind: 'problem', problem: judged.problem };
      if (judged.kind === 'new-key') return { kind: 'problem', problem: unseenKey() };
      const taken = await file.take(document, wish);
      looking.changed();
      return { kind: 'taken', ...taken };
    },

    async 'address/preview'({ address, authorization }) {
      const malformed = malformedAuthorization(authorization ?? '');
      if (malformed) return { kind: 'unreadable', problem: problem('needs-login', malformed) };
      const given = authorization ? { authorization: new Secret(authorization) } : {};
      const fetched = await subscription.read({ id: '', address, ...given });
      if (fetched.kind !== 'document') {
        return {
          kind: 'unreadable',
          problem: fetched.kind === 'problem' ? fetched.problem : problem('empty', t(nothingThere)),
        };
      }
      const { text, validators } = fetched;
      const from = { address: new URL(address).href, ...(authorization ? { authorization } : {}) };
      const stageId = stages.keep({ text, from, ...(validators ? { validators } : {}) });
      return looking.preview(stageId);
    },

    async 'address/add'({ stageId, apply, everyHours, approvedKey }) {
      const looked = await looking.get(stageId);
      if (!looked?.from) return { kind: 'gone' };
      const { document, from, validators } = looked;
      const { address, authorization } = from;
      const twice = (await libraries.list()).find((one) => one.address === address);
      if (twice) {
        const message = t(
          '“{name}” is subscribed to already, at this very address. Nothing was added.',
          { name: twice.head.name },
        );
        return { kind: 'problem', problem: problem('other-library', message) };
      }
      const judged = await judge(undefined, document, approvedKey);
      if (judged.kind === 'refused') return { kind: 'problem', problem: judged.problem };
      if (judged.kind === 'new-key') return { kind: 'problem', problem: unseenKey() };
      const id = `subscription:${crypto.randomUUID()}`;
      // First: a library without its login could not be read again, a login without one is none.
      if (authorization) await logins.keep(id, authorization);
      const at = now();
      const library = await takeDocument(libraries, id, document, at, approvedKey, {
        version: 1,
        id,
        source: 'subscription',
        addedAt: at,
        changedAt: at,
        apply,
        everyHours,
        address,
        ...(validators ? { validators } : {}),
        check: { triedAt: at, readAt: at, nextAt: at + everyHours * 3_600_000 },
        conflicts: [],
      });
      stages.forget(stageId);
      await clock.plan();
      return { kind: 'added', library: await views.row(library) };
    },
  };
}

const nothingThere: Key = 'There is nothing at this address. Nothing was added.';

const unseenKey = () =>
  problem(
    'other-key',
    t(
      'This library is signed with a key that you have not approved. Compare its fingerprint and approve it first; nothing was taken.',
    ),
  );

export const noPersonal = () =>
  problem(
    'policy',
    t(
      'Your administrator has switched off templates of one’s own in this browser. Nothing was taken.',
    ),
  );

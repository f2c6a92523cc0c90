import { basicAuthorization, malformedAuthorization } from '../../../lib/connections/logins.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { LibraryRow, SharingProblem } from '../../../lib/messaging/messages/share-shapes.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Library } from '../../../lib/sharing/schema.ts';
import { showChanges } from '../../../lib/sharing/updates.ts';
import type { Services } from '../services.ts';

type Names =
  | 'library/list'
  | 'library/open'
  | 'library/check'
  | 'library/create'
  | 'library/change'
  | 'library/remove'
  | 'update/open'
  | 'update/answer';

/** Templates and packs that the page of a library shows. */
const itemsShown = 500;

/** Libraries: what there are, how they are kept, and updates that wait. */
export function libraryHandlers(services: Services): Pick<Handlers, Names> {
  const { checks, clock, keys, libraries, logins, own, policy, updates, views } = services;

  const rowOf = async (libraryId: string): Promise<LibraryRow | null> => {
    const library = await libraries.get(libraryId);
    return library ? views.row(library) : null;
  };
  const changed = async (libraryId: string) => {
    const library = await rowOf(libraryId);
    return library
      ? ({ kind: 'changed', library } as const)
      : ({ kind: 'problem', problem: gone() } as const);
  };
  const refuse = (why: SharingProblem) => ({ kind: 'problem', problem: why }) as const;

  return {
    async 'library/list'() {
      const [all, { managed, personalTemplates, exports, rememberedSecrets }] = await Promise.all([
        libraries.list(),
        policy.read(),
      ]);
      const rows = await Promise.all(all.map(views.row));
      return {
        libraries: rows.sort((a, b) => a.name.localeCompare(b.name)),
        policy: { managed, personalTemplates, exports, rememberedSecrets },
      };
    },

    async 'library/open'({ libraryId }) {
      const library = await libraries.get(libraryId);
      if (!library) return null;
      const items = await views.items(library);
      const row = await views.row(library);
      return { library: row, items: items.slice(0, itemsShown), total: items.length };
    },

    async 'library/check'({ libraryId }) {
      await checks.check(libraryId, { asked: true });
      await clock.plan();
      return rowOf(libraryId);
    },

    async 'library/create'({ ids, ...details }) {
      if (!(await policy.read()).exports) return refuse(noExports());
      return { kind: 'created', library: await views.row(await own.create(details, ids)) };
    },

    async 'library/change'({ libraryId, change }) {
      const library = await libraries.get(libraryId);
      if (!library) return refuse(gone());
      const wrong = await misfit(library, change.kind, 'key' in change ? change.key : '');
      if (wrong) return refuse(wrong);
      switch (change.kind) {
        case 'apply':
          await libraries.change(libraryId, (one) => ({ ...one, apply: change.apply }));
          break;
        case 'every':
          await libraries.change(libraryId, (one) => ({ ...one, everyHours: change.hours }));
          await clock.plan();
          break;
        case 'me':
          await libraries.change(libraryId, (one) => ({ ...one, me: change.me.trim() || one.me }));
          break;
        case 'authorization': {
          const malformed = malformedAuthorization(change.value);
          if (malformed) return refuse(problem('needs-login', malformed));
          await logins.keep(libraryId, change.value);
          break;
        }
        case 'login':
          await logins.keep(
            libraryId,
            basicAuthorization(change.user, change.password),
            change.user,
          );
          break;
        case 'details':
          await own.rename(libraryId, change);
          break;
        case 'items':
          await own.changeItems(libraryId, change.add, change.remove);
          break;
        case 'sign':
          await libraries.change(libraryId, ({ signWith: _, ...one }) =>
            change.key === '' ? one : { ...one, signWith: change.key },
          );
          break;
      }
      return changed(libraryId);
    },

    async 'library/remove'({ libraryId, copies }) {
      // What an administrator gave goes with the policy.
      if (libraryId.startsWith('managed:')) return { removed: false };
      const mayCopy = copies && (await policy.read()).personalTemplates;
      return { removed: await libraries.remove(libraryId, mayCopy) };
    },

    async 'update/open'({ libraryId, offset }) {
      const known = await updates.waiting(libraryId);
      if (!known) return null;
      const { changes, document, library, pending } = known;
      return {
        revision: pending.revision,
        hash: pending.hash,
        foundAt: pending.foundAt,
        signature: await views.signature(document.signature, library.pin),
        newKey: pending.newKey !== undefined,
        items: showChanges(changes, offset),
        total: changes.length,
      };
    },

    async 'update/answer'({ libraryId, ...answer }) {
      const done = await updates.answer(libraryId, answer);
      if (typeof done === 'object') return refuse(done);
      const library = await rowOf(libraryId);
      if (done === 'changed-meanwhile' || !library) return { kind: 'changed-meanwhile' };
      return { kind: done, library };
    },
  };

  /** Why a change does not fit a library; undefined when it does. */
  async function misfit(
    library: Library,
    kind: string,
    key: string,
  ): Promise<SharingProblem | undefined> {
    const { source } = library;
    const isOwn = ['details', 'items', 'sign'].includes(kind);
    const isFolder = ['me', 'login'].includes(kind);
    const fits = isOwn
      ? source === 'file'
      : isFolder
        ? source === 'folder'
        : kind === 'authorization'
          ? source === 'subscription' || source === 'managed'
          : source === 'subscription' || (source === 'folder' && kind === 'apply');
    if (!fits)
      return problem('read-only', t('This library cannot be changed that way. Nothing was.'));
    if (kind === 'sign' && key !== '' && !(await keys.has(key))) {
      return problem(
        'unsigned',
        t('This key is not in this browser any more. Nothing was changed.'),
      );
    }
    return undefined;
  }
}

export const gone = () =>
  problem('not-found', t('This library is not here any more. Nothing was changed.'));

export const noExports = () =>
  problem(
    'policy',
    t('Your administrator has switched off exports in this browser. Nothing was exported.'),
  );

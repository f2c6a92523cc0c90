import { basicAuthorization } from '../../../lib/connections/logins.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { comparePackContents } from '../../../lib/sharing/compare-library.ts';
import { LibraryPack, LibraryTemplate } from '../../../lib/sharing/document.ts';
import { localId } from '../../../lib/sharing/items.ts';
import { readDocument } from '../../../lib/sharing/read-document.ts';
import type { Conflict, Library } from '../../../lib/sharing/schema.ts';
import { compareShared } from '../../../lib/sharing/sensitive.ts';
import { PackContent, TemplateContent } from '../../../lib/templates/schema.ts';
import type { Services } from '../services.ts';

type Names = 'folder/look' | 'folder/add' | 'conflict/list' | 'conflict/resolve';

/** Shared folders: looking into one, using it, and what was changed on both sides. */
export function folderHandlers(services: Services): Pick<Handlers, Names> {
  const { checks, clock, db, folders, libraries, stages, views } = services;

  /** What is here of an item that was changed on both sides, beside what is there. */
  async function conflictOf({ id: libraryId }: Library, { item, theirs, at, waits }: Conflict) {
    const id = localId(libraryId, item);
    const [template, pack] = await Promise.all([db.get('templates', id), db.get('packs', id)]);
    const theirTemplate = LibraryTemplate.safeParse(theirs);
    const theirPack = LibraryPack.safeParse(theirs);
    const about = theirTemplate.success ? theirTemplate.data : theirPack.data;
    const mine = template && TemplateContent.parse(template);
    const differences = theirTemplate.success
      ? compareShared(mine, TemplateContent.parse(theirTemplate.data))
      : theirPack.success
        ? comparePackContents(
            pack && ofDocument(PackContent.parse(pack), libraryId),
            PackContent.parse(theirPack.data),
            (one) => one,
          )
        : [];
    const here = template ?? pack;
    // Changed here while it waited, it is a conflict like any other.
    const isWaiting = waits === true && (here?.changedAt ?? 0) <= at;
    return {
      item,
      id,
      ...(isWaiting ? { waits: here ? ('changed' as const) : ('new' as const) } : {}),
      kind: theirPack.success ? ('pack' as const) : ('template' as const),
      ...(theirTemplate.success ? { type: theirTemplate.data.type } : {}),
      name: template?.name ?? pack?.name ?? about?.name ?? item,
      ...(about?.changedBy === undefined ? {} : { by: about.changedBy }),
      changedAt: about?.changedAt ?? 0,
      differences,
    };
  }

  return {
    async 'folder/look'({ address, user, password }) {
      const authorization = basicAuthorization(user, password);
      const looked = await folders.look(address, authorization);
      if (looked.kind === 'problem') return looked;
      const from = { address: looked.address, authorization, user };
      const text = looked.kind === 'library' ? looked.text : '';
      const stageId = stages.keep({ text, from });
      if (looked.kind === 'empty') return { kind: 'empty', stageId };
      const { head, templates, packs } = looked.library;
      return {
        kind: 'library',
        stageId,
        head,
        templates: templates.length,
        packs: packs.length,
      };
    },

    async 'folder/add'({ stageId, apply, me, name }) {
      const stage = stages.get(stageId);
      if (!stage?.from) return { kind: 'gone' };
      const { address, authorization = '', user = '' } = stage.from;
      const read = stage.text === '' ? undefined : readDocument(stage.text);
      const found = read?.kind === 'read' ? read.library : undefined;
      const wish = { address, authorization, user, apply, me, name, found };
      const added = await folders.connect(wish, (id) => checks.check(id, { asked: true }));
      if (added.kind === 'problem') return added;
      stages.forget(stageId);
      await clock.plan();
      return { kind: 'added', library: await views.row(added.library) };
    },

    async 'conflict/list'({ libraryId }) {
      const library = await libraries.get(libraryId);
      if (!library) return { conflicts: [] };
      const all = library.conflicts.map((one) => conflictOf(library, one));
      return { conflicts: await Promise.all(all) };
    },

    async 'conflict/resolve'({ libraryId, item, choice }) {
      const resolved = await folders.resolve(libraryId, item, choice);
      if (resolved) void checks.check(libraryId).catch(() => undefined);
      const library = await libraries.get(libraryId);
      return library ? views.row(library) : null;
    },
  };
}

/** A pack with its templates called as in the document. */
function ofDocument(pack: PackContent, libraryId: string): PackContent {
  const start = `${libraryId}/`;
  const templateIds = pack.templateIds.map((id) =>
    id.startsWith(start) ? id.slice(start.length) : id,
  );
  return { ...pack, templateIds };
}

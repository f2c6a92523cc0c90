import { maskSecrets } from '../../../lib/actions/secrets.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import { actionName } from '../../../lib/templates/catalog.ts';
import { fill } from '../../../lib/templates/fill.ts';
import { prepareAction } from '../../../lib/templates/prepare.ts';
import type { Services } from '../services.ts';

type Names =
  | 'template/list'
  | 'template/open'
  | 'template/save'
  | 'template/change'
  | 'template/duplicate'
  | 'template/versions'
  | 'template/preview'
  | 'edit/open'
  | 'edit/save'
  | 'edit/discard';

/** Lists, kept templates, their versions, and what is typed in their editors. */
export function templateHandlers(services: Services): Pick<Handlers, Names> {
  const { blanksOf, catalog, checks, drafts, edits, list, marks, names, origins, packs } = services;
  const { policy, store } = services;

  const changedHere = (ids: string[], changed: number) => {
    if (changed > 0) checks.changedHere(ids);
    return { changed };
  };

  return {
    async 'template/list'({ locationId, agentId, ...query }) {
      const target = locationId && agentId ? { locationId, agentId } : undefined;
      const [here, recent, { personalTemplates }] = await Promise.all([
        target ? drafts.list(target) : [],
        locationId ? catalog.usedHere(locationId) : undefined,
        policy.read(),
      ]);
      const draftIds = here.filter(({ leftOut }) => !leftOut).map(({ templateId }) => templateId);
      const first = { drafts: draftIds, ...(recent ? { recent } : {}) };
      const asked = { ...query, first, withoutPersonal: !personalTemplates };
      const { hits, libraries, ...rest } = await list.page(asked);
      const [named, rows] = await Promise.all([
        names.of(libraries),
        catalog.rows(hits, { locationId, drafts: draftIds }).then(names.into),
      ]);
      const page = { ...rest, libraries: named };
      if (locationId) return { rows, ...page };
      const unsaved = await Promise.all(rows.map(({ id }) => edits.has(id)));
      return {
        rows: rows.map((row, at) => (unsaved[at] ? { ...row, unsaved: true as const } : row)),
        ...page,
      };
    },

    async 'template/open'({ templateId }) {
      const [known, mark] = await Promise.all([store.find(templateId), marks.get(templateId)]);
      if (!known) return null;
      const [library, originMoved] = await Promise.all([
        names.one(known.template.library),
        origins.moved(known.template),
      ]);
      return {
        ...known,
        ...(library ? { library } : {}),
        ...(originMoved === undefined ? {} : { originMoved }),
        favourite: mark.favourite === 1,
        uses: mark.uses,
        ...(mark.lastUsedAt > 0 ? { lastUsedAt: mark.lastUsedAt } : {}),
      };
    },

    async 'template/save'(wish) {
      const { personalTemplates } = await policy.read();
      const isPersonal = !wish.templateId?.includes('/');
      if (isPersonal && !personalTemplates) return { kind: 'read-only' };
      const reply = await store.save(wish);
      if (reply.kind === 'saved') checks.changedHere([reply.template.id]);
      return reply;
    },

    async 'template/change'({ ids, change }) {
      switch (change.kind) {
        case 'favourite': {
          const marked = await marks.favourite(ids, change.on);
          await list.onMarked(marked);
          return { changed: marked.length };
        }
        case 'purge':
          return changedHere(ids, (await store.purge(ids)) + (await packs.purge(ids)));
        case 'delete':
        case 'restore': {
          const binned = await packs.bin(ids, change.kind === 'delete');
          return changedHere(ids, binned + (await store.change(ids, change)));
        }
        default:
          return changedHere(ids, await store.change(ids, change));
      }
    },

    async 'template/duplicate'({ templateId }) {
      if (!(await policy.read()).personalTemplates) return null;
      return (await store.duplicate(templateId)) ?? null;
    },

    async 'template/versions'({ templateId }) {
      const versions = await store.versions(templateId);
      return {
        versions: versions.map(({ revision, savedAt, content }) => ({
          revision,
          savedAt,
          content,
        })),
      };
    },

    async 'template/preview'({ templateId, content, locationId }) {
      const { type, variables, parameters } = content;
      const name = actionName(content);
      const blanks = await blanksOf({
        locationId,
        templateIds: templateId ? [templateId] : [],
        variables,
        listAge: Number.POSITIVE_INFINITY,
      });
      const filled = prepareAction({ type, name, parameters }, variables, blanks.values, {
        strict: false,
      });
      const { missing } = fill({ name, parameters }, variables, blanks.values);
      return {
        blanks,
        name: filled.name,
        parameters: maskSecrets(type, filled.parameters),
        missing: missing.filter((one) => !blanks.keptSecrets.includes(one)),
      };
    },

    async 'edit/open'({ of }) {
      return { edits: await edits.list(of) };
    },
    async 'edit/save'({ of, editorId, base, content }) {
      return { savedAt: await edits.save(of, editorId, base, content) };
    },
    async 'edit/discard'({ of, editorId }) {
      await edits.discard(of, editorId);
      return {};
    },
  };
}

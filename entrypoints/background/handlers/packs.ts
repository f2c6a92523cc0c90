import type { Issue } from '../../../lib/actions/index.ts';
import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { PackForm } from '../../../lib/messaging/messages/pack-open.ts';
import type { PackRow } from '../../../lib/messaging/messages/template-shapes.ts';
import { blankOf } from '../../../lib/templates/blank-path.ts';
import { withoutSecrets } from '../../../lib/templates/blank-secrets.ts';
import { actionName } from '../../../lib/templates/catalog.ts';
import { ofThisField } from '../../../lib/templates/field-facts.ts';
import { mergeVariables } from '../../../lib/templates/merge-variables.ts';
import { noBlanks } from '../../../lib/templates/no-blanks.ts';
import { maskedParameters, prepareAction } from '../../../lib/templates/prepare.ts';
import type { Origin, Pack, Template, Variable } from '../../../lib/templates/schema.ts';
import { spokenBy } from '../../../lib/templates/starter/as-template.ts';
import type { PromptLanguage } from '../../../lib/templates/starter/define.ts';
import { isOffered, toldLanguage } from '../../../lib/templates/starter/offered.ts';
import { usedOnes } from '../../../lib/templates/variables.ts';
import type { Services } from '../services.ts';
import { freshDraftId } from './fresh-draft.ts';
import { hasBegun, libraryOf, mayUse, pick } from './runs.ts';

type Names =
  | 'pack/list'
  | 'pack/open'
  | 'pack/save'
  | 'pack/duplicate'
  | 'pack/draft'
  | 'pack/apply';

/** A pack as lists show it. */
async function packRow(
  { marks, names, store }: Services,
  { pack, origin }: { pack: Pack; origin: Origin },
  offered: readonly PromptLanguage[],
): Promise<PackRow> {
  const [mark, library, ...templates] = await Promise.all([
    marks.get(pack.id),
    names.one(pack.library),
    ...pack.templateIds.map(async (id) => {
      const template = (await store.find(id))?.template;
      if (!template || template.deletedAt !== undefined)
        return { id, name: t('Not there any more') };
      return { id, name: template.name, type: template.type };
    }),
  ]);
  const { id, name, description, deletedAt } = pack;
  const speaks = toldLanguage(spokenBy(id), offered);
  return {
    id,
    name,
    description,
    origin,
    ...(library ? { library } : {}),
    ...(speaks ? { speaks } : {}),
    favourite: mark.favourite === 1,
    ...(mark.lastUsedAt > 0 ? { lastUsedAt: mark.lastUsedAt } : {}),
    ...(deletedAt === undefined ? {} : { deletedAt }),
    templates,
  };
}

/** Packs, and applying one to an agent. */
export function packHandlers(services: Services): Pick<Handlers, Names> {
  const {
    blanksOf,
    catalog,
    checks,
    connections,
    directory,
    drafts,
    marks,
    now,
    packs,
    policy,
    runs,
    store,
  } = services;

  /** A pack's templates in order, with the variables that each one uses. */
  async function membersOf(pack: Pack): Promise<{ id: string; template: Template | undefined }[]> {
    return Promise.all(
      pack.templateIds.map(async (id) => {
        const template = (await store.find(id))?.template;
        return { id, template: template?.deletedAt === undefined ? template : undefined };
      }),
    );
  }
  const usedBy = (template: Template) =>
    usedOnes(template.variables, [actionName(template), template.parameters]);

  return {
    async 'pack/list'({ bin }) {
      const [all, { personalTemplates }, offered] = await Promise.all([
        packs.list(bin === true),
        policy.read(),
        services.starterLanguages(),
      ]);
      const shown = all.filter(({ origin }) => personalTemplates || origin !== 'personal');
      const rows = await Promise.all(shown.map((known) => packRow(services, known, offered)));
      // Starters of other languages are left out, but for what was starred.
      return {
        packs: rows.filter(({ id, favourite }) => favourite || isOffered(spokenBy(id), offered)),
      };
    },

    async 'pack/open'({ packId, target }) {
      const known = await packs.find(packId);
      if (!known) return null;
      const members = await membersOf(known.pack);
      const present = members.flatMap(({ template }) => template ?? []);
      const merged = mergeVariables(
        present.map((template) => ({ name: template.name, variables: usedBy(template) })),
      );
      const draft = target && (await drafts.read({ ...target, templateId: packId }));
      const blanks: PackForm['blanks'] = target
        ? await blanksOf({
            locationId: target.locationId,
            templateIds: present.map(({ id }) => id),
            variables: merged.variables,
            ...(draft ? { drafted: draft.values } : {}),
            listAge: Number.POSITIVE_INFINITY,
          })
        : noBlanks(merged.variables);
      const mark = await marks.get(packId);
      return {
        view: { ...known, favourite: mark.favourite === 1 },
        templates: members.map(({ id, template }) => ({
          id,
          ...(template ? { type: template.type } : {}),
          name: template?.name ?? t('Not there any more'),
          description: template?.description ?? '',
          uses: template ? usedBy(template).map(({ name }) => name) : [],
        })),
        blanks,
        issues: merged.issues,
        draftId: target
          ? await freshDraftId(services, { ...target, templateId: packId }, draft)
          : crypto.randomUUID(),
        leftOut: draft?.leftOut ?? [],
        fromDraft: draft !== undefined,
      };
    },

    async 'pack/save'(wish) {
      const { personalTemplates } = await policy.read();
      const isPersonal = !wish.packId?.includes('/');
      if (isPersonal && !personalTemplates) return { kind: 'read-only' };
      const reply = await packs.save(wish);
      if (reply.kind === 'saved') checks.changedHere([reply.pack.id]);
      return reply;
    },

    async 'pack/duplicate'({ packId }) {
      if (!(await policy.read()).personalTemplates) return null;
      return (await packs.duplicate(packId)) ?? null;
    },

    async 'pack/draft'({ draftId, target, packId, values, leftOut }) {
      const known = await packs.find(packId);
      if (!known) return { savedAt: now() };
      const members = await membersOf(known.pack);
      const variables = members.flatMap(({ template }) => template?.variables ?? []);
      const place = { ...target, templateId: packId };
      const draft = { draftId, name: known.pack.name, parameters: {}, values, leftOut };
      return { savedAt: await drafts.save(place, { variables }, draft) };
    },

    async 'pack/apply'(wish) {
      const { packId, target, templateIds, values, keepSecrets, leftOut, ...rest } = wish;
      const { locationId, agentId } = target;
      const invalid = (path: string, message: string) => ({
        kind: 'invalid' as const,
        issues: [{ path, message, level: 'error' as const }],
      });
      const known = await packs.find(packId);
      if (!known) return invalid('', t('This pack is not there any more.'));
      const wanted = (await membersOf(known.pack)).filter(({ id }) => !leftOut.includes(id));
      if (!isEqualList(wanted, templateIds)) {
        return invalid('', t('This pack was changed since it was opened here. Open it again.'));
      }
      if (wanted.length === 0) return invalid('', t('Choose at least one action.'));
      const gone = wanted.find(({ template }) => !template);
      if (gone) {
        return invalid(`$step.${gone.id}`, t('This template is not there any more. Leave it out.'));
      }
      const templates = wanted.flatMap(({ template }) => template ?? []);
      const allowed = await Promise.all(templates.map((one) => mayUse(services, one)));
      if (allowed.includes(false)) {
        return invalid('', t('Your administrator has switched off templates of one’s own.'));
      }
      // Before anything is judged: secrets that are kept cannot be read either.
      const connection = await connections.view(locationId);
      if (connection?.state === 'locked') throw new VaultLocked();
      const ids = templates.map(({ id }) => id);
      const merged = mergeVariables(
        templates.map((template) => ({ name: template.name, variables: usedBy(template) })),
      );
      if (merged.issues.length > 0) return { kind: 'invalid', issues: merged.issues };
      // What stood in the form is all there is: what was emptied there is not looked up again.
      const given = await catalog.withKeptSecrets(locationId, ids, merged.variables, values);
      const prepared = templates.map((template) => {
        const variables = merged.variables.filter(({ name }) =>
          usedBy(template).some((one) => one.name === name),
        );
        const { type, parameters } = template;
        const content = { type, name: actionName(template), parameters };
        return {
          template,
          variables,
          ...prepareAction(content, variables, given, { strict: true }),
          masked: maskedParameters(content, variables, given),
        };
      });
      const issues = prepared.flatMap(({ template, ok, issues: its }) =>
        ok
          ? []
          : its
              .filter(({ level }) => level === 'error')
              .map((issue) =>
                blankOf(issue.path) !== undefined
                  ? issue
                  : { ...issue, path: `$step.${template.id}` },
              ),
      );
      if (issues.length > 0) return { kind: 'invalid', issues: onceEach(issues) };
      const [shown, names] = await Promise.all([
        services.tabShows({ ...rest, target }),
        directory.names(locationId, agentId),
      ]);
      if (connection?.state !== 'ready') return { kind: 'needs-token' };
      if (!shown) return { kind: 'moved' };
      const reply = await runs.create({
        ...rest,
        target: { ...target, ...names },
        pack: { id: packId, name: known.pack.name },
        steps: await Promise.all(
          prepared.map(async ({ template, variables, name, parameters, masked }) => ({
            templateId: template.id,
            ...(await libraryOf(services, template)),
            type: template.type,
            name,
            parameters: await ofThisField(directory, locationId, parameters),
            masked,
            values: withoutSecrets(variables, pick(given, variables)),
          })),
        ),
      });
      if (reply.kind === 'started') {
        await hasBegun(marks.used(packId));
        await hasBegun(keepWanted(services, locationId, prepared, values, keepSecrets));
      }
      return reply;
    },
  };
}

/** A blank that several templates use is wrong once. */
const onceEach = (issues: Issue[]) =>
  issues.filter(
    ({ path, message }, index) =>
      issues.findIndex((one) => one.path === path && one.message === message) === index,
  );

const isEqualList = (members: { id: string }[], ids: string[]) =>
  members.length === ids.length && members.every(({ id }, index) => id === ids[index]);

/** Keeps the secrets that a person wants kept, for each template that uses them. */
async function keepWanted(
  { connections }: Services,
  locationId: string,
  steps: { template: Template; variables: Variable[] }[],
  values: Record<string, unknown>,
  keepSecrets: string[],
): Promise<void> {
  const secrets: Record<string, string> = {};
  for (const { template, variables } of steps) {
    for (const { name, kind } of variables) {
      const value = values[name];
      const keep = kind === 'secret' && keepSecrets.includes(name);
      if (keep && typeof value === 'string' && value !== '') {
        secrets[`${template.id}/${name}`] = value;
      }
    }
  }
  await connections.keepSecrets(locationId, secrets);
}

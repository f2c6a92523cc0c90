import { getPath, setPath } from '../actions/paths.ts';
import type { Database } from '../storage/database.ts';
import type { TemplateRecord } from '../storage/template-records.ts';
import { same } from '../templates/compare-words.ts';
import { type Template, TemplateContent, type Variable } from '../templates/schema.ts';
import type { SaveReply, TemplateStore } from '../templates/store.ts';
import { usedVariables } from '../templates/variables.ts';
import { compareShared, type SharedDifference } from './sensitive.ts';

/** What a copied template's origin has become, and what taking that would make of the copy. */
export interface OriginOffer {
  libraryName: string;
  revision: number;
  /** What the origin has changed since it was copied. */
  theirs: SharedDifference[];
  /** What would change in the copy. */
  result: SharedDifference[];
  /** Paths that both have changed: the origin's would take their place. */
  both: string[];
}

/** Copies of team templates ("Customize") and what became of their origins since. */
export function createOrigins(db: Database, store: TemplateStore) {
  async function find(templateId: string) {
    const copy = await db.get('templates', templateId);
    const origin = copy?.origin?.kind === 'copy' ? copy.origin : undefined;
    const now = origin && (await db.get('templates', origin.templateId));
    if (!copy || !origin || !now || now.deletedAt !== undefined) return undefined;
    if (now.revision <= origin.revision) return undefined;
    return { copy, origin, now };
  }

  return {
    /** The origin's version that is offered; undefined when there is nothing to take. */
    async moved(template: Template): Promise<number | undefined> {
      if (template.origin?.kind !== 'copy') return undefined;
      const known = await find(template.id);
      const isNew = known && !same(known.origin.content, TemplateContent.parse(known.now));
      return isNew ? known.now.revision : undefined;
    },

    async open(templateId: string): Promise<OriginOffer | null> {
      const known = await find(templateId);
      if (!known) return null;
      const { copy, origin, now } = known;
      const { content, both } = mergeContents(origin.content, copy, now);
      return {
        libraryName: origin.libraryName,
        revision: now.revision,
        theirs: compareShared(origin.content, TemplateContent.parse(now)),
        result: compareShared(TemplateContent.parse(copy), content),
        both,
      };
    },

    /** Takes the changes as a new version, or leaves them: they are not offered again. */
    async answer(
      templateId: string,
      { revision, choice }: { revision: number; choice: 'take' | 'leave' },
    ): Promise<SaveReply | 'changed-meanwhile'> {
      const known = await find(templateId);
      if (!known || known.now.revision !== revision) return 'changed-meanwhile';
      const { copy, origin, now } = known;
      const next = { ...origin, revision, content: TemplateContent.parse(now) };
      const content =
        choice === 'take'
          ? mergeContents(origin.content, copy, now).content
          : TemplateContent.parse(copy);
      return store.replant(copy.id, copy.revision, content, next);
    },
  };
}

/** What a copy says with its origin's changes laid over it; its own changes stay where both did not. */
export function mergeContents(
  base: TemplateContent,
  mine: TemplateContent | TemplateRecord,
  theirs: TemplateContent | TemplateRecord,
): { content: TemplateContent; both: string[] } {
  const [copy, origin] = [TemplateContent.parse(mine), TemplateContent.parse(theirs)];
  const changedHere = (path: string) => !same(getPath(base, path), getPath(copy, path));
  const both: string[] = [];
  const paths = fieldPaths(base, origin);
  // Another type has other fields: they only make sense together.
  if (origin.type !== copy.type) {
    return { content: { ...origin, folder: copy.folder, tags: copy.tags }, both: ['type'] };
  }
  const content = paths.reduce((all, path) => {
    if (same(getPath(base, path), getPath(origin, path))) return all;
    if (changedHere(path) && !same(getPath(copy, path), getPath(origin, path))) both.push(path);
    return setPath(all, path, getPath(origin, path));
  }, copy);
  const variables = mergeVariables(base.variables, copy.variables, origin.variables, content);
  return { content: { ...content, variables }, both };
}

/** Blanks by name: the origin's where it changed them, else the copy's; none that a text still uses goes. */
function mergeVariables(
  base: Variable[],
  mine: Variable[],
  theirs: Variable[],
  content: TemplateContent,
): Variable[] {
  const named = (all: Variable[]) => new Map(all.map((one) => [one.name, one]));
  const [was, here, there] = [named(base), named(mine), named(theirs)];
  const used = new Set(usedVariables([content.actionName, content.parameters]));
  const names = new Set([...there.keys(), ...here.keys()]);
  return [...names].flatMap((name) => {
    const [old, own, other] = [was.get(name), here.get(name), there.get(name)];
    if (!other) return own && (!old || used.has(name)) ? [own] : [];
    if (!own) return !old || used.has(name) || !same(old, other) ? [other] : [];
    return [same(old, other) ? own : other];
  });
}

/** What is taken as a whole: the words around a template, and each parameter. */
function fieldPaths(base: TemplateContent, theirs: TemplateContent): string[] {
  const keys = new Set([...Object.keys(base.parameters), ...Object.keys(theirs.parameters)]);
  const parameters = [...keys].map((key) => `parameters.${key.replace(/[\\.]/g, '\\$&')}`);
  return ['name', 'actionName', 'description', ...parameters];
}

import type { Issue } from '../../actions/index.ts';
import { maskedPaths, overlayMasks } from '../../actions/masks.ts';
import { maskSecrets, secretPaths } from '../../actions/secrets.ts';
import type { Directory } from '../../highlevel/directory.ts';
import { t } from '../../i18n/t.ts';
import { blankOf } from '../../templates/blank-path.ts';
import type { BlanksOf, BlanksWish } from '../../templates/blanks.ts';
import { type Catalog, sendingListAge } from '../../templates/catalog.ts';
import { ofThisField } from '../../templates/field-facts.ts';
import { isBlank } from '../../templates/fill.ts';
import { mergeVariables } from '../../templates/merge-variables.ts';
import { maskedParameters, type Prepared, prepareAction } from '../../templates/prepare.ts';
import { type Resolved, resolveReference } from '../../templates/resolve.ts';
import {
  isReference,
  type ReferenceVariableKind,
  type Values,
  type Variable,
} from '../../templates/schema.ts';
import { usedOnes } from '../../templates/variables.ts';
import { canonical } from '../fingerprint.ts';
import { planContentsKey } from './keys.ts';
import type { PlanContents, PlanSource, PlanTemplate } from './schema.ts';
import { hushedNames, openValues, type Typed } from './typed.ts';
import { unresolvedText } from './unresolved-text.ts';

export interface ContentsDependencies {
  catalog: Pick<Catalog, 'withKeptSecrets' | 'standIns'>;
  blanksOf: BlanksOf;
  directory: Directory;
}

/** Lists younger than this are not read again for what was not found in them, in ms. */
const justRead = 30_000;
/** More filled templates are not kept to be used again. */
const mostKept = 1000;

/** One of a plan's templates as it is in one sub-account, masks in place of secrets. */
export type Content = PlanContents['contents'][number];

/** A template's content to be filled, with those of the plan's blanks that it uses. */
interface Part {
  template: PlanTemplate;
  content: Parameters<typeof prepareAction>[0];
  variables: Variable[];
}

/** What blanks hold in one sub-account, and the names that mean nothing, or too much, there. */
interface Here {
  values: Values;
  unresolved: Record<string, { name: string; count: number }>;
  /** Secret blanks whose value is kept beside the token there. */
  keptSecrets: string[];
}

/** The blanks that a template uses. */
export const blanksIn = ({ variables, actionName, parameters }: PlanTemplate): Variable[] =>
  usedOnes(variables, [actionName, parameters]);

/** The blanks of a plan's templates, each asked once; two that do not go together are told. */
export const blanksOfPlan = (templates: PlanTemplate[]) =>
  mergeVariables(templates.map((one) => ({ name: one.name, variables: blanksIn(one) })));

/**
 * What a plan's templates are in its sub-accounts. What a person has typed comes first, then what the
 * template was filled with there the last time, names, defaults, and kept secrets. In every
 * sub-account a typed reference is looked up by its name, unless it was chosen there.
 */
export function createContents(
  dependencies: ContentsDependencies,
  source: PlanSource,
  typed: Typed,
) {
  const { catalog, blanksOf, directory } = dependencies;
  const { variables } = blanksOfPlan(source.templates);
  const hushed = hushedNames(source.templates);
  const ids = [...new Set(source.templates.map((one) => one.templateId).filter(Boolean))];
  const parts = source.templates.map((template): Part => {
    const { type, actionName: name, parameters } = template;
    const names = new Set(blanksIn(template).map((one) => one.name));
    return {
      template,
      content: { type, name, parameters },
      variables: variables.filter((one) => names.has(one.name)),
    };
  });
  /** Sub-accounts that fill a template alike get one and the same; most templates are so. */
  const prepared = new Map<string, Filled>();

  async function valuesIn(locationId: string, listAge: BlanksWish['listAge']): Promise<Here> {
    const blanks = await blanksOf({ locationId, templateIds: ids, variables, listAge });
    const { unresolved, keptSecrets } = blanks;
    const here: Here = { values: {}, unresolved: { ...unresolved }, keptSecrets };
    for (const [name, value] of Object.entries(blanks.values)) {
      // What another template was given is no answer that nobody has seen.
      if (blanks.sources[name] !== 'here-elsewhere') here.values[name] = value;
    }
    const own = typed.locationValues[locationId] ?? {};
    for (const variable of variables) {
      const { name, kind } = variable;
      const isOwn = Object.hasOwn(own, name) && !isBlank(own[name]);
      const value = isOwn ? own[name] : typed.values[name];
      if (isBlank(value)) continue;
      if (isReference(kind))
        await refer(here, locationId, { ...variable, kind }, `${value}`, isOwn);
      else here.values[name] = value;
    }
    return here;
  }

  /** The same as far as it is known; asked once for all steps of a target. */
  const asked = new Map<string, Promise<Here>>();
  const valuesNow = (locationId: string): Promise<Here> => {
    const here = asked.get(locationId) ?? valuesIn(locationId, 'cached');
    asked.set(locationId, here);
    return here;
  };

  /** Puts in what a typed reference means in a sub-account. */
  async function refer(
    here: Here,
    locationId: string,
    { name, kind }: { name: string; kind: ReferenceVariableKind },
    value: string,
    isOwn: boolean,
  ): Promise<void> {
    const { entries, fetchedAt } = await directory.known(locationId, kind);
    const isId = entries.some(({ id }) => id === value);
    const found: Resolved = isId ? { kind: 'none' } : resolveReference([value], entries);
    delete here.unresolved[name];
    if (found.kind === 'one') here.values[name] = found.entry.id;
    // Without a list nobody can tell; what was chosen for this sub-account is an id of it.
    else if (isId || (isOwn && fetchedAt === undefined)) here.values[name] = value;
    else {
      delete here.values[name];
      const count = found.kind === 'several' ? found.count : 0;
      here.unresolved[name] = { name: value, count };
    }
  }

  function fillIn(part: Part, index: number, values: Values): Filled {
    const own: Values = {};
    for (const { name } of part.variables) if (!isBlank(values[name])) own[name] = values[name];
    const key = `${index} ${JSON.stringify(own)}`;
    const known = prepared.get(key);
    if (known) return known;
    const filled = fillOnce(part, own, hushed);
    if (prepared.size >= mostKept) prepared.clear();
    prepared.set(key, filled);
    return filled;
  }

  async function contentOf(part: Part, index: number, here: Here, locationId: string) {
    const filled = fillIn(part, index, here.values);
    const { masked } = filled;
    const parameters = await ofThisField(directory, locationId, masked);
    const paths =
      parameters === masked ? filled.secretPaths : pathsOf(part.template.type, parameters);
    const content: Content = {
      name: filled.name,
      parameters,
      secretPaths: paths,
      values: filled.values,
    };
    const wrong = filled.issues.find(({ level }) => level === 'error');
    return wrong ? { ...content, ...reasonOf(wrong, part, here, filled.missing) } : content;
  }

  return {
    /** What blanks hold in a sub-account before anything is typed or asked of HighLevel. */
    known: (locationId: string) => valuesIn(locationId, 'cached'),

    /** What the templates are in a sub-account; its lists are read again when they are old. */
    async in(locationId: string): Promise<PlanContents> {
      let here = await valuesIn(locationId, sendingListAge);
      // What is not found may have been added since the lists were read.
      const isOpen = Object.keys(here.unresolved).length > 0;
      if (isOpen) here = await valuesIn(locationId, justRead);
      // That there are secrets is enough to see what would come out.
      const values = await catalog.withKeptSecrets(
        locationId,
        ids,
        variables,
        here.values,
        catalog.standIns,
      );
      const contents: Content[] = [];
      for (const [index, part] of parts.entries()) {
        contents.push(await contentOf(part, index, { ...here, values }, locationId));
      }
      const { planId } = source;
      return { version: 1, key: planContentsKey(planId, locationId), planId, contents };
    },

    /**
     * A template's parameters with the secrets that `content` has masks for; undefined when they are
     * not there any more, or would not give what was shown. Throws `VaultLocked`.
     */
    async whole(
      locationId: string,
      index: number,
      content: Content,
    ): Promise<Record<string, unknown> | undefined> {
      const part = parts[index];
      if (!part) return undefined;
      if (content.secretPaths.length === 0) return content.parameters;
      const here = await valuesNow(locationId);
      const values = await catalog.withKeptSecrets(locationId, ids, variables, {
        ...here.values,
        ...content.values,
      });
      const filled = fillIn(part, index, values);
      if (filled.issues.some(({ level }) => level === 'error')) return undefined;
      const parameters = await ofThisField(directory, locationId, filled.parameters);
      const masked = await ofThisField(directory, locationId, filled.masked);
      return isSameJson(masked, content.parameters) ? parameters : undefined;
    },
  };
}
export type Contents = ReturnType<typeof createContents>;

interface Filled extends Pick<Prepared, 'name' | 'parameters' | 'issues' | 'missing'> {
  masked: Record<string, unknown>;
  secretPaths: string[];
  /** What may be stored of the values. */
  values: Values;
}

function fillOnce({ content, variables }: Part, values: Values, hushed: Set<string>): Filled {
  const { type } = content;
  // Nobody sees each text before it is sent: a name in braces that is no blank is an error.
  const made = prepareAction(content, variables, values, { strict: true });
  const { name, parameters, issues, missing } = made;
  const masked = overlayMasks(
    maskSecrets(type, parameters),
    maskedParameters(content, variables, values),
  );
  return {
    name,
    parameters,
    issues,
    missing,
    masked,
    secretPaths: pathsOf(type, masked),
    values: openValues(hushed, values),
  };
}

const pathsOf = (type: PlanTemplate['type'], masked: Record<string, unknown>): string[] => [
  ...new Set([...secretPaths(type, masked), ...maskedPaths(masked)]),
];

/** Why a template cannot be made in a sub-account, in plain words. */
function reasonOf(issue: Issue, { variables }: Part, { unresolved }: Here, missing: string[]) {
  const blank = blankOf(issue.path);
  const variable = variables.find(({ name }) => name === blank);
  if (!variable) return { why: 'content' as const, about: issue.message };
  if (!isReference(variable.kind)) {
    const why = missing.includes(variable.name) ? ('blank' as const) : ('content' as const);
    return { why, about: issue.message };
  }
  const wanted = unresolved[variable.name];
  const about = wanted
    ? unresolvedText(variable.kind, wanted)
    : t('Choose “{label}”.', { label: variable.label });
  return { why: 'reference' as const, about };
}

const isSameJson = (one: unknown, other: unknown) => canonical(one) === canonical(other);

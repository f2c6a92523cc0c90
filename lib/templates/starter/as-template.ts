import { type Language, languages } from '../../i18n/languages.ts';
import { speaking } from '../../i18n/t.ts';
import type { Pack, Template } from '../schema.ts';
import {
  type PromptLanguage,
  type Prompts,
  promptLanguages,
  type StarterPack,
  type Texts,
} from './define.ts';
import { starterPacks } from './index.ts';
import { spanishPrompts } from './prompts/es/index.ts';
import { spanishTexts } from './texts/es/index.ts';
import { portugueseTexts } from './texts/pt-BR/index.ts';
import { keyOf, languageOf, withPrompts, withTexts } from './translate.ts';

const texts: Partial<Record<Language, Texts>> = { es: spanishTexts, 'pt-BR': portugueseTexts };
const prompts: Partial<Record<PromptLanguage, Prompts>> = { es: spanishPrompts };

/** The starters in the shape of kept templates, in one language of the interface. */
interface Library {
  templates: Map<string, Template>;
  packs: Map<string, Pack>;
}

const made = new Map<Language, Library>();

function libraryIn(language: Language): Library {
  const known = made.get(language) ?? makeLibrary(language);
  made.set(language, known);
  return known;
}

/** Those whose agents speak the language of the interface come first. */
function makeLibrary(language: Language): Library {
  const speaks = promptLanguages.toSorted(
    (a, b) => Number(b === language) - Number(a === language),
  );
  const all = speaks.flatMap((one) => starterPacks.map((pack) => packIn(pack, one, language)));
  return {
    templates: new Map(all.flatMap(({ templates }) => templates).map((one) => [one.id, one])),
    packs: new Map(all.map(({ pack }) => [pack.id, pack])),
  };
}

/** A pack whose agents speak one language, for people who read that or another. */
function packIn(pack: StarterPack, speaks: PromptLanguage, language: Language) {
  const key = keyOf(pack.id);
  const read = withTexts(pack, texts[language]?.[key]);
  const said = withPrompts(read, speaks, prompts[speaks]?.[key]);
  // The action is called what its agent would call it, whoever adds it.
  const called = withTexts(pack, texts[speaks]?.[key]).templates.map(({ name }) => name);
  const { id, name, description, templates } = said;
  const unchanged = { revision: 1, createdAt: 0, changedAt: 0 };
  return {
    pack: { id, name, description, templateIds: templates.map((one) => one.id), ...unchanged },
    templates: templates.map((one, at): Template => {
      const actionName = called[at] ?? one.name;
      const named = actionName === one.name ? {} : { actionName };
      return { ...one, ...named, folder: name, tags: [], ...unchanged };
    }),
  };
}

const library = () => libraryIn(speaking().language);

const those = <One extends { id: string }>(all: Map<string, One>, speaks: Speaks): One[] =>
  [...all.values()].filter(({ id }) => speaks.includes(languageOf(id)));
type Speaks = readonly PromptLanguage[];

/** The templates that ship with the extension, of all languages or some; a pack's name is their folder. */
export const starterTemplates = (speaks: Speaks = promptLanguages): Template[] =>
  those(library().templates, speaks);
/** The packs that ship with it. */
export const starterPackList = (speaks: Speaks = promptLanguages): Pack[] =>
  those(library().packs, speaks);

export const findStarter = (id: string): Template | undefined => library().templates.get(id);
export const findStarterPack = (id: string): Pack | undefined => library().packs.get(id);

/** Tells whether an id is one of the extension's own. */
export const isStarter = (id: string): boolean =>
  library().templates.has(id) || library().packs.has(id);

/** What agents speak with a starter template or pack; undefined for what is none. */
export const spokenBy = (id: string): PromptLanguage | undefined =>
  isStarter(id) ? languageOf(id) : undefined;

/** The same starter as people of each language read it. */
export const readings = (id: string): { templates: Template[]; packs: Pack[] } => {
  const all = (Object.keys(languages) as Language[]).map(libraryIn);
  return {
    templates: all.flatMap(({ templates }) => templates.get(id) ?? []),
    packs: all.flatMap(({ packs }) => packs.get(id) ?? []),
  };
};

import type { ActionParameters } from '../../actions/define.ts';
import { isReference, type Variable } from '../schema.ts';
import {
  type BlankTexts,
  type PackPrompts,
  type PackTexts,
  type PromptLanguage,
  promptLanguages,
  type StarterPack,
  type StarterTemplate,
  type TemplatePrompts,
} from './define.ts';

/** `dental-emergency` of `starter:dental-emergency`: what texts and prompts go by. */
export const keyOf = (id: string): string => id.slice('starter:'.length);

/** The ids of starters whose agents speak another language: `starter:es.dental-emergency`. */
const idIn = (language: PromptLanguage, id: string): string => `starter:${language}.${keyOf(id)}`;

/** What agents speak with a starter. */
export const languageOf = (id: string): PromptLanguage =>
  promptLanguages.find((one) => id.startsWith(`starter:${one}.`)) ?? 'en';

/** An English pack as people read it in another language; what its agents say and do stays. */
export function withTexts(pack: StarterPack, texts: PackTexts | undefined): StarterPack {
  if (!texts) return pack;
  return {
    id: pack.id,
    name: texts.name,
    description: texts.description,
    templates: pack.templates.map((template) => ({
      ...template,
      ...texts.templates[keyOf(template.id)],
      variables: template.variables.map((one) => withLabel(one, texts.blanks[one.name])),
    })),
  };
}

function withLabel(variable: Variable, texts: BlankTexts | undefined): Variable {
  const { label = variable.label, help = variable.help, choices = [] } = texts ?? {};
  return {
    ...variable,
    label,
    ...(help === undefined ? {} : { help }),
    ...(variable.choices
      ? {
          choices: variable.choices.map((one, at) => ({ ...one, label: choices[at] ?? one.label })),
        }
      : {}),
  };
}

/** An English pack whose agents speak another language: templates of their own. What people read stays. */
export function withPrompts(
  pack: StarterPack,
  language: PromptLanguage,
  prompts: PackPrompts | undefined,
): StarterPack {
  if (!prompts) return pack;
  const asked = (template: StarterTemplate): StarterTemplate => ({
    ...template,
    id: idIn(language, template.id),
    parameters: asSaid(template.parameters, prompts.templates[keyOf(template.id)] ?? {}),
    variables: template.variables.map((one) => asNamed(one, language, prompts.blanks[one.name])),
  });
  return { ...pack, id: idIn(language, pack.id), templates: pack.templates.map(asked) };
}

function asSaid(parameters: ActionParameters, prompts: TemplatePrompts): ActionParameters {
  const { apiParameters = {}, ...texts } = prompts;
  const { apiDetails } = parameters as { apiDetails?: { parameters: { name: string }[] } };
  if (!apiDetails) return { ...parameters, ...texts };
  const asked = apiDetails.parameters.map((one) => ({ ...one, ...apiParameters[one.name] }));
  return { ...parameters, ...texts, apiDetails: { ...apiDetails, parameters: asked } };
}

/**
 * A reference goes by its names in that language first, then by the English ones: what is in a
 * sub-account may be named in either. Words are of their language.
 */
function asNamed(
  variable: Variable,
  language: PromptLanguage,
  given: PackPrompts['blanks'][string] | undefined,
): Variable {
  if (!given) return variable;
  if (!isReference(variable.kind))
    return { ...variable, language, sample: given.default, ...given };
  const { default: own, aliases = [] } = variable;
  const names = [...(given.aliases ?? []), ...(typeof own === 'string' ? [own] : []), ...aliases];
  const others = [...new Set(names)].filter((name) => name !== given.default);
  return {
    ...variable,
    sample: given.default,
    ...given,
    ...(others.length > 0 ? { aliases: others } : {}),
  };
}

import type { Language } from '../../i18n/languages.ts';
import type { StarterPrompts } from '../../storage/settings.ts';
import { type PromptLanguage, promptLanguages } from './define.ts';

/** What starters are listed as: what was chosen, else those of the interface's language, or English ones. */
export const starterPromptsOf = (
  chosen: StarterPrompts | undefined,
  language: Language,
): StarterPrompts => chosen ?? promptLanguages.find((one) => one === language) ?? 'en';

/** The languages of those that are listed. */
export function offeredLanguages(
  chosen: StarterPrompts | undefined,
  language: Language,
): readonly PromptLanguage[] {
  const speaks = starterPromptsOf(chosen, language);
  return speaks === 'both' ? promptLanguages : [speaks];
}

/** `speaks`: undefined for what is no starter. */
export const isOffered = (
  speaks: PromptLanguage | undefined,
  offered: readonly PromptLanguage[],
): boolean => speaks === undefined || offered.includes(speaks);

/** The language, where it is to be told: it is not that of all starters that are listed. */
export const toldLanguage = (
  speaks: PromptLanguage | undefined,
  offered: readonly PromptLanguage[],
): PromptLanguage | undefined =>
  offered.length === 1 && speaks === offered[0] ? undefined : speaks;

import type { ComponentType } from 'preact';
import type { Run } from '../../lib/runs/schema.ts';
import { lazy } from '../ui/lazy.tsx';
import type { toldBy } from './told-by.ts';

/*
 * What is not on the first screen. It is asked for right after that has been painted, so that it
 * is there when it is wanted; until then it costs the first paint nothing.
 */

/** A module that is fetched once; asked for again when that failed. */
function later<Module>(fetch: () => Promise<Module>) {
  let loaded: Module | undefined;
  let loading: Promise<unknown> | undefined;
  return {
    get: () => loaded,
    /** Never rejects: what is not there is asked for again when it is to be drawn. */
    load: (): Promise<unknown> => {
      loading ??= fetch().then(
        (module) => {
          loaded = module;
        },
        () => {
          loading = undefined;
        },
      );
      return loading;
    },
    part<Props extends object>(pick: (module: Module) => ComponentType<Props>) {
      return lazy<Props>(() => loaded && pick(loaded), this.load);
    },
  };
}

const parts = later(() => import('./later-parts.ts'));
const outcomeParts = later(() => import('./outcome-parts.ts'));

export const loadParts = parts.load;
export const loadOutcomeParts = outcomeParts.load;

/** HighLevel's own words as issues; a form that was sent has been drawn, so this is there. */
export const toldByHighLevel = (...told: Parameters<typeof toldBy>) =>
  parts.get()?.toldBy(...told) ?? [];

/** All that comes later, once it is there; undefined when it could not be fetched. */
export const laterParts = () => parts.load().then(parts.get);

export const TemplateForm = parts.part((module) => module.TemplateForm);
export const OpenPackForm = parts.part((module) => module.OpenPackForm);
export const AgentScreen = parts.part((module) => module.AgentScreen);
export const TokenScreen = parts.part((module) => module.TokenScreen);
export const AgentPicker = parts.part((module) => module.AgentPicker);
export const SettingsScreen = parts.part((module) => module.SettingsScreen);
export const ShortcutsHelp = parts.part((module) => module.ShortcutsHelp);
export const NoPlace = parts.part((module) => module.NoPlace);
export const AskAnother = parts.part((module) => module.AskAnother);
export const AskRemoval = parts.part((module) => module.AskRemoval);
export const BrokenScreen = parts.part((module) => module.BrokenScreen);
export const NoAnswer = parts.part((module) => module.NoAnswer);
export const SetAsideNotice = parts.part((module) => module.SetAsideNotice);
export const AwayBanner = parts.part((module) => module.AwayBanner);

/** What another token is wanted for; the run has been drawn, so this is there. */
export const tokenWishOf = (run: Run) => outcomeParts.get()?.tokenWish(run);

export const ConnectionFacts = outcomeParts.part((module) => module.ConnectionFacts);
export const ConnectionMark = outcomeParts.part((module) => module.ConnectionMark);
export const NamesTrouble = outcomeParts.part((module) => module.NamesTrouble);
export const OfflineNote = outcomeParts.part((module) => module.OfflineNote);
export const OutcomeCard = outcomeParts.part((module) => module.OutcomeCard);
export const RecentList = outcomeParts.part((module) => module.RecentList);
export const WordNotice = outcomeParts.part((module) => module.WordNotice);

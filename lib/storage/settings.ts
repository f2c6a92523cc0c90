import * as z from 'zod/mini';
import { type Language, languages } from '../i18n/languages.ts';
import { createTurns } from '../runs/turns.ts';
import { promptLanguages } from '../templates/starter/define.ts';
import { settingsKey as key, themes } from './appearance.ts';
import { Hint } from './hints.ts';

/** How long ended runs may be kept, in days. */
export const KeepDays = z.literal([7, 30, 90, 365]);
export type KeepDays = z.infer<typeof KeepDays>;

export const Theme = z.enum(themes);
/** `auto` follows the browser. */
export const LanguageChoice = z.enum(['auto', ...Object.keys(languages)] as [
  'auto',
  ...Language[],
]);

/** The languages in which agents speak with the starters that are listed. */
export const StarterPrompts = z.enum([...promptLanguages, 'both']);
export type StarterPrompts = z.infer<typeof StarterPrompts>;

const Settings = z.object({
  launcherEnabled: z.catch(z.boolean(), true),
  /** Distance of the launcher from the right and bottom edge, in px. */
  launcherPosition: z.catch(z.object({ right: z.number(), bottom: z.number() }), {
    right: 24,
    bottom: 96,
  }),
  /** How many records that did not parse there were when the notice about them was hidden. */
  setAsideSeen: z.catch(z.optional(z.number()), undefined),
  /** How long ended runs are kept in the history. */
  keepDays: z.catch(KeepDays, 30),
  theme: z.catch(Theme, 'system'),
  language: z.catch(LanguageChoice, 'auto'),
  /** The version whose news were seen last; absent before the first page was shown. */
  newsSeen: z.catch(z.optional(z.string()), undefined),
  /** Shortcuts of single letters: who speaks to the computer may not want them. */
  shortcuts: z.catch(z.boolean(), true),
  /** Hints that did their work. */
  hintsSeen: z.catch(z.array(Hint), []),
  /** Without it the language of the interface, where there are starters in it, or English. */
  starterPrompts: z.catch(z.optional(StarterPrompts), undefined),
});
export type Settings = z.infer<typeof Settings>;

/** The part of `browser.storage.local` that settings need. */
export interface SettingsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** Settings in `storage.local`; each that does not parse falls back to its default. */
export function createSettings(area: SettingsArea) {
  const read = async (): Promise<Settings> => {
    const stored = (await area.get(key))[key];
    const parsed = Settings.safeParse(stored);
    return parsed.success ? parsed.data : Settings.parse({});
  };
  const turns = createTurns();
  return {
    read,
    /** Stores changes, or what `changes` makes of the settings as they are; one after the other. */
    change: (changes: Partial<Settings> | ((now: Settings) => Partial<Settings>)): Promise<void> =>
      turns.inTurn(key, async () => {
        const now = await read();
        const changed = typeof changes === 'function' ? changes(now) : changes;
        await area.set({ [key]: { ...now, ...changed } });
      }),
  };
}

import browser from 'webextension-polyfill';
import { speakInWorker } from '../../lib/i18n/worker.ts';
import { settingsKey, toAppearance } from '../../lib/storage/appearance.ts';

/** Speaks the language that was chosen from now on; done when it is known at first. Never rejects. */
export async function followLanguage(): Promise<void> {
  const speak = (stored: unknown) =>
    speakInWorker(toAppearance(stored), [browser.i18n.getUILanguage(), ...navigator.languages]);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[settingsKey]) speak(changes[settingsKey].newValue);
  });
  const stored = await browser.storage.local.get(settingsKey).catch(() => undefined);
  speak(stored?.[settingsKey]);
}

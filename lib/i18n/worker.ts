import type { Appearance } from '../storage/appearance.ts';
import es from './es/worker.ts';
import { languageOf } from './languages.ts';
import ptBr from './pt-BR/worker.ts';
import { speak } from './t.ts';

/** The background cannot load modules later, so it has its own texts of every language with it. */
const texts = { es, 'pt-BR': ptBr };

/** Speaks the language that was chosen, or the browser's (its tags in order of preference). */
export function speakInWorker(
  { language: wanted }: Pick<Appearance, 'language'>,
  browserTags: readonly string[],
): void {
  const { language, locale } = languageOf(wanted, browserTags);
  speak({ language, locale, ...(language === 'en' ? {} : { texts: texts[language] }) });
}

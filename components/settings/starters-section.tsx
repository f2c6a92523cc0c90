import { languages } from '../../lib/i18n/languages.ts';
import { t } from '../../lib/i18n/t.ts';
import type { StarterPrompts } from '../../lib/storage/settings.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { NotSaved } from '../not-saved.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { useSetting } from './use-setting.ts';

const choices: StarterPrompts[] = ['en', 'es', 'both'];

/** What agents speak with the starters that are listed, whatever the interface does. */
export function StartersSection() {
  const { answer, failure, again } = useAnswer('settings/read', {});
  const { chosen, failed, change } = useSetting<StarterPrompts>(
    (starterPrompts) => ({ starterPrompts }),
    again,
  );
  return (
    <section class="settings-section" aria-labelledby="settings-starters">
      <h2 class="section-title" id="settings-starters">
        {t('Starter templates')}
      </h2>
      {failure && (
        <FailureNotice
          title={t('What starter templates speak could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {failed && <NotSaved />}
      {!answer && !failure && <Loading shape="lines" />}
      {answer && (
        <div class="field">
          <label class="field-label" for="starter-prompts">
            {t('Starter templates speak')}
          </label>
          <select
            id="starter-prompts"
            class="input"
            aria-describedby="starter-prompts-help"
            value={chosen ?? answer.starterPrompts}
            onChange={(event) => void change(event.currentTarget.value as StarterPrompts)}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {one === 'both' ? t('English and Spanish') : languages[one]}
              </option>
            ))}
          </select>
          <p class="field-note" id="starter-prompts-help">
            {t(
              'What agents are told and say is in this language, whatever Switchboard’s own is. Favourites and half-filled forms in the other one stay in the lists.',
            )}
          </p>
        </div>
      )}
    </section>
  );
}

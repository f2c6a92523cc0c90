import { languages } from '../../lib/i18n/languages.ts';
import { t } from '../../lib/i18n/t.ts';
import type { StarterPrompts } from '../../lib/storage/settings.ts';
import { useAnswer } from '../use-answer.ts';
import { ChoiceSection } from './choice-section.tsx';
import { useSetting } from './use-setting.ts';

const choices: StarterPrompts[] = ['en', 'es', 'both'];

const choiceWords = (one: StarterPrompts): string =>
  one === 'both' ? t('English and Spanish') : languages[one];

/** What agents speak with the starters that are listed, whatever the interface does. */
export function StartersSection() {
  const { answer, failure, again } = useAnswer('settings/read', {});
  const { chosen, failed, change } = useSetting<StarterPrompts>(
    (starterPrompts) => ({ starterPrompts }),
    again,
  );
  return (
    <ChoiceSection
      id="starter-prompts"
      title={t('Starter templates')}
      label={t('Starter templates speak')}
      note={t(
        'What agents are told and say is in this language, whatever Switchboard’s own is. Favourites and half-filled forms in the other one stay in the lists.',
      )}
      value={chosen ?? answer?.starterPrompts}
      choices={choices.map((one) => [one, choiceWords(one)])}
      onChoose={(one) => void change(one)}
      failure={failure}
      unread={t('What starter templates speak could not be read')}
      onAgain={() => void again()}
      notSaved={failed}
    />
  );
}

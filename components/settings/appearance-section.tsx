import { useEffect, useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { type Language, languages } from '../../lib/i18n/languages.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { speaking, t } from '../../lib/i18n/t.ts';
import type { Appearance } from '../../lib/storage/appearance.ts';
import { NotSaved } from '../not-saved.tsx';
import { useServices } from '../services.ts';
import { Segments } from '../ui/segments.tsx';

const themes: Record<Appearance['theme'], Key> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The pages begin anew in another language: whoever changed it goes on where that was done. */
const changedHere = 'language-changed';

/** What the interface speaks, and whether it is light or dark. `wanted`: somebody came for it. */
export function AppearanceSection({ wanted }: { wanted: boolean }) {
  const { send, appearance } = useServices();
  const [present] = useState(appearance);
  const [chosen, setChosen] = useState<Appearance>(present);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const isBack = sessionStorage.getItem(changedHere) !== null;
    sessionStorage.removeItem(changedHere);
    if (wanted || isBack) document.getElementById('language')?.focus();
  }, [wanted]);

  const change = async (
    what: { language: Appearance['language'] } | { theme: Appearance['theme'] },
  ) => {
    const before = chosen;
    setChosen({ ...chosen, ...what });
    if ('language' in what) {
      const next = what.language === 'auto' ? present.ofBrowser : what.language;
      if (next !== speaking().language) sessionStorage.setItem(changedHere, '');
    }
    const done = await send('settings/change', what).catch(() => undefined);
    setFailed(!done);
    if (done) return;
    sessionStorage.removeItem(changedHere);
    setChosen(before);
  };
  return (
    <section class="settings-section" aria-labelledby="settings-appearance">
      <h2 class="section-title" id="settings-appearance">
        {t('Language and appearance')}
      </h2>
      {failed && <NotSaved />}
      <div class="field">
        <label class="field-label" for="language">
          {t('Language')}
        </label>
        <select
          id="language"
          class="input"
          value={chosen.language}
          onChange={(event) =>
            void change({ language: event.currentTarget.value as Appearance['language'] })
          }
        >
          <option value="auto">
            {t('Follow the browser ({language})', { language: languages[present.ofBrowser] })}
          </option>
          {(Object.keys(languages) as Language[]).map((one) => (
            <option key={one} value={one} lang={one}>
              {languages[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <span class="field-label" aria-hidden="true">
          {t('Theme')}
        </span>
        <Segments
          label={t('Theme')}
          choices={spokenTable(themes)}
          chosen={chosen.theme}
          onChoose={(theme) => void change({ theme })}
        />
      </div>
    </section>
  );
}

import { t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { NotSaved } from '../not-saved.tsx';
import { Loading } from '../ui/loading.tsx';
import { Switch } from '../ui/switch.tsx';
import { useAnswer } from '../use-answer.ts';
import { useSetting } from './use-setting.ts';

/** The button on HighLevel's own pages, on or off. */
export function LauncherSection() {
  const { answer, failure, again } = useAnswer('quick-add/open', {});
  const { chosen, failed, change } = useSetting<boolean>(
    (launcherEnabled) => ({ launcherEnabled }),
    again,
  );
  return (
    <section class="settings-section" aria-labelledby="settings-launcher">
      <h2 class="section-title" id="settings-launcher">
        {t('Button on Voice AI pages')}
      </h2>
      {failed && <NotSaved />}
      {failure && (
        <FailureNotice
          title={t('The settings could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!answer && !failure && <Loading shape="lines" count={1} />}
      {answer && (
        <Switch
          id="launcher"
          label={t('Show the button')}
          help={t(
            'Opens quick add from HighLevel’s own page, and adds ready templates in one click.',
          )}
          checked={chosen ?? answer.launcherEnabled}
          onChange={(checked) => void change(checked)}
        />
      )}
    </section>
  );
}

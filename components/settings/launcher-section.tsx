import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Switch } from '../ui/switch.tsx';
import { useAnswer } from '../use-answer.ts';

/** The button on HighLevel's own pages, on or off. */
export function LauncherSection() {
  const { send } = useServices();
  const { answer, again } = useAnswer('quick-add/open', {});
  const [wanted, setWanted] = useState<boolean>();
  const [failed, setFailed] = useState(false);
  const change = async (launcherEnabled: boolean) => {
    setWanted(launcherEnabled);
    const done = await send('settings/change', { launcherEnabled }).catch(() => undefined);
    setFailed(!done);
    await again();
    setWanted(undefined);
  };
  return (
    <section class="settings-section" aria-labelledby="settings-launcher">
      <h2 class="section-title" id="settings-launcher">
        {t('Button on Voice AI pages')}
      </h2>
      {failed && (
        <Notice tone="error" role="alert" title={t('That was not saved')}>
          {t('The extension did not take the change. Try again.')}
        </Notice>
      )}
      {!answer && <Loading shape="lines" count={1} />}
      {answer && (
        <Switch
          id="launcher"
          label={t('Show the button')}
          help={t(
            'Opens quick add from HighLevel’s own page, and adds ready templates in one click.',
          )}
          checked={wanted ?? answer.launcherEnabled}
          onChange={(checked) => void change(checked)}
        />
      )}
    </section>
  );
}

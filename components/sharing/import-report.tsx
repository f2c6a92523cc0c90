import { CircleCheck } from 'lucide';
import { list } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { partsOf } from './library-words.ts';
import type { Taken } from './looked-at.ts';
import { RefusedList } from './refused-list.tsx';

/** What came of an import, and the way to it. */
export function ImportReport(props: {
  taken: Taken;
  name: string;
  go: (hash: string) => void;
  onAnother: () => void;
}) {
  const { taken, name } = props;
  const { templates, packs, same, left, refused } = taken;
  const what = list(partsOf({ templates, packs }));
  return (
    <section class="import-report" aria-label={t('What was taken')}>
      <h2 class="import-done" tabIndex={-1} data-step>
        <Icon node={CircleCheck} />
        {t('Took {what} from “{name}”', { what, name })}
      </h2>
      <ul>
        {same > 0 && (
          <li>
            {plural(
              same,
              '{count} was here already, and stays as it is.',
              '{count} were here already, and stay as they are.',
            )}
          </li>
        )}
        {left > 0 && <li>{plural(left, '{count} was left.', '{count} were left.')}</li>}
        {templates + packs === 0 && <li>{t('Nothing here has changed.')}</li>}
      </ul>
      <RefusedList refused={refused} title={t('Could not be taken')} />
      <div class="notice-actions">
        <Button kind="primary" onClick={() => props.go('#/templates')}>
          {t('See the templates')}
        </Button>
        {packs > 0 && <Button onClick={() => props.go('#/packs')}>{t('See the packs')}</Button>}
        <Button onClick={props.onAnother}>{t('Import another')}</Button>
      </div>
    </section>
  );
}

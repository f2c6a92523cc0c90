import { t } from '../../lib/i18n/t.ts';
import { Button } from './button.tsx';
import './nothing-fits.css';

/** In place of a list of which a search or filter shows nothing. */
export function NothingFits(props: { text: string; onShowAll?: () => void }) {
  return (
    <div class="nothing-fits">
      <p>{props.text}</p>
      {props.onShowAll && (
        <Button small onClick={props.onShowAll}>
          {t('Show all')}
        </Button>
      )}
    </div>
  );
}

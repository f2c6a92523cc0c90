import { Clock, SearchX, Star } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { ListQuery } from './list-query.ts';

/** In place of the list when nothing fits: why, and the way back to all. */
export function NoTemplates({ query, onAll }: { query: ListQuery; onAll: () => void }) {
  const back = <Button onClick={onAll}>{t('Show all templates')}</Button>;
  const text = query.text.trim();
  if (query.view === 'favourites' && !text) {
    return (
      <EmptyState icon={Star} title={t('No favourites here')} actions={back}>
        {t('Press the star beside a template. Favourites come first in quick add.')}
      </EmptyState>
    );
  }
  if (query.view === 'recent' && !text) {
    return (
      <EmptyState icon={Clock} title={t('Nothing was used yet')} actions={back}>
        {t('What you create actions from is listed here.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={t('No template fits')} actions={back}>
      {text ? t('Nothing here says “{text}”.', { text }) : t('None is like that.')}
    </EmptyState>
  );
}

import { Clock, SearchX, Star } from 'lucide';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { ListQuery } from './list-query.ts';

/** In place of the list when nothing fits: why, and the way back to all. */
export function NoTemplates({ query, onAll }: { query: ListQuery; onAll: () => void }) {
  const back = <Button onClick={onAll}>Show all templates</Button>;
  const text = query.text.trim();
  if (query.view === 'favourites' && !text) {
    return (
      <EmptyState icon={Star} title="No favourites here" actions={back}>
        Press the star beside a template. Favourites come first in quick add.
      </EmptyState>
    );
  }
  if (query.view === 'recent' && !text) {
    return (
      <EmptyState icon={Clock} title="Nothing was used yet" actions={back}>
        What you create actions from is listed here.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title="No template fits" actions={back}>
      {text ? `Nothing here says “${text}”.` : 'None is like that.'}
    </EmptyState>
  );
}

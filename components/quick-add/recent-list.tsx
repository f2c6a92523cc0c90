import { ChevronRight, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { ago } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { canUndo } from '../../lib/runs/outcome.ts';
import { runText } from '../../lib/runs/outcome-text.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ToneIcon } from '../ui/notice.tsx';

const shownAtFirst = 2;

/** The creates and changes of the last 24 hours on this agent, small; one click shows all there is to one. */
export function RecentList(props: {
  runs: Run[];
  busy: (run: Run) => string | undefined;
  onUndo: (run: Run) => void;
  onShow: (run: Run) => void;
}) {
  const { now } = useServices();
  const [all, setAll] = useState(false);
  if (props.runs.length === 0) return null;
  const shown = all ? props.runs : props.runs.slice(0, shownAtFirst);
  const more = props.runs.length - shownAtFirst;
  return (
    <section class="recent" aria-label={t('Done in the last 24 hours')}>
      <ul>
        {shown.map((run) => {
          const text = runText(run, now());
          const id = `recent-${run.id}`;
          return (
            <li key={run.id} class="recent-row" data-tone={text.tone}>
              <ToneIcon tone={text.tone} />
              <button type="button" class="recent-text" id={id} onClick={() => props.onShow(run)}>
                <span class="recent-name" dir="auto">
                  {run.pack?.name ?? run.steps[0]?.name}
                </span>
                <span class="recent-what">
                  {text.title} · {ago(run.createdAt, now())}
                </span>
              </button>
              {canUndo(run) && (
                <Button
                  small
                  kind="quiet"
                  icon={Undo2}
                  busy={props.busy(run) === 'undo'}
                  describedBy={id}
                  onClick={() => props.onUndo(run)}
                >
                  {run.steps.length > 1 ? t('Undo all') : t('Undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <button type="button" class="recent-more" aria-expanded={all} onClick={() => setAll(!all)}>
          <Icon node={ChevronRight} size={14} />
          {all ? t('Show fewer') : t('{count} more from the last 24 hours', { count: more })}
        </button>
      )}
    </section>
  );
}

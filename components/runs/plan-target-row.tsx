import { ChevronRight } from 'lucide';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { type PlanTarget, verdicts } from '../../lib/runs/plan/schema.ts';
import { countIn } from '../../lib/runs/plan/tally.ts';
import { verdictLabels } from '../../lib/runs/plan/words.ts';
import { stepWords } from '../../lib/runs/step-word.ts';
import { problemWords, stepLabel } from '../../lib/runs/step-words.ts';
import { Icon } from '../ui/icon.tsx';
import { upper, verdictTones } from './plan-words.ts';

interface Part {
  key: string;
  words: string;
  count: number;
  tone: string | undefined;
}

const goodWords = ['created', 'updated', 'removed', 'verified', 'found'];

/** The parts of a tally in one order: verdicts before it begins, step words afterwards. */
function partsOf({ tally }: PlanTarget): Part[] {
  const byVerdict = verdicts.map((verdict) => ({
    key: verdict as string,
    words: t(verdictLabels[verdict]),
    // “cannot tell” is a verdict and a step's word.
    count: countIn(tally, verdict) - (tally[verdict] ?? 0),
    tone: verdictTones[verdict],
  }));
  const byWord = stepWords.map((word) => ({
    key: `step ${word}`,
    words: upper(stepLabel(word)),
    count: tally[word] ?? 0,
    tone: problemWords.includes(word)
      ? 'warning'
      : goodWords.includes(word)
        ? 'success'
        : word === 'sending' || word === 'waiting'
          ? 'progress'
          : undefined,
  }));
  return [...byVerdict, ...byWord].filter(({ count }) => count > 0);
}

/** One agent of a plan: its name, its sub-account's, and how many steps stand where. */
export function PlanTargetRow(props: {
  row: PlanTarget;
  tab: number;
  open: boolean;
  onOpen: () => void;
}) {
  const { row, tab, open } = props;
  const { target, state, problem } = row;
  const agent = target.agentName ?? target.agentId;
  const location = target.locationName ?? target.locationId;
  return (
    <div class="plan-row">
      <button
        type="button"
        class="connection-open"
        data-row-focus
        tabIndex={tab}
        aria-expanded={open}
        onClick={props.onOpen}
      >
        <Icon node={ChevronRight} size={14} />
        <span class="row-text">
          <span class="row-name" dir="auto" title={agent}>
            {agent}
          </span>
          <span class="row-description" dir="auto" title={location}>
            {location}
          </span>
        </span>
      </button>
      <span class="plan-tally">
        {state === 'unread' && <span class="badge">{t('Not read yet')}</span>}
        {problem && (
          <span class="badge" data-tone="error">
            {problemText(problem).title}
          </span>
        )}
        {state !== 'unread' &&
          partsOf(row).map(({ key, words, count, tone }) => (
            <span key={key} class="badge" data-tone={tone}>
              {words} {number(count)}
            </span>
          ))}
      </span>
    </div>
  );
}

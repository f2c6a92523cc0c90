import { t } from '../../lib/i18n/t.ts';
import type { PlanStepDetail } from '../../lib/messaging/messages/plan-shapes.ts';
import { changedParts } from '../sharing/shared-differences.tsx';
import { DifferenceList, type Part } from '../templates/versions/differences.tsx';

/** With less in common than this, words crossed out between others tell nobody anything. */
const leastInCommon = 0.4;

/** What changed between two texts; both whole, one below the other, where they have little in common. */
export function clearParts(before: string, after: string): Part[] {
  const parts = changedParts(before, after);
  const length = (some: Part[]) => some.reduce((sum, { value }) => sum + value.trim().length, 0);
  const common = length(parts.filter(({ added, removed }) => !added && !removed));
  if (common >= leastInCommon * Math.max(before.length, after.length)) return parts;
  return [
    { value: before, removed: true },
    { value: before && after ? '\n' : '' },
    { value: after, added: true },
  ];
}

/** From what is on the agent to what would be there, field by field. */
export function FieldDifferences({
  differences,
  after = t('Afterwards'),
}: Pick<PlanStepDetail, 'differences'> & {
  /** What people read for what would be there. */
  after?: string;
}) {
  const words = { before: t('On the agent now'), after };
  return <DifferenceList all={differences} words={words} parts={clearParts} />;
}

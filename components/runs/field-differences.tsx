import type { PlanStepDetail } from '../../lib/messaging/messages/plan-shapes.ts';
import { changedParts } from '../sharing/shared-differences.tsx';
import { Change } from '../templates/versions/differences.tsx';
import '../templates/versions/differences.css';

/** From what is on the agent to what would be there, field by field. */
export function FieldDifferences({ differences }: Pick<PlanStepDetail, 'differences'>) {
  return (
    <div class="differences">
      <p class="difference-legend">
        <del>On the agent now</del> <ins>Afterwards</ins>
      </p>
      <dl>
        {differences.map((one) => (
          <div key={`${one.path} ${one.label}`} class="difference">
            <dt>{one.label}</dt>
            <dd>
              {changedParts(one.before ?? '', one.after ?? '').map((part, place) => (
                <Change key={place} {...part} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

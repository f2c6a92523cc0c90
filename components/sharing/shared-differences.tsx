import { TriangleAlert } from 'lucide';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SharedDifference } from '../../lib/messaging/messages/share-shapes.ts';
import { Change, type Part, partsOf } from '../templates/versions/differences.tsx';
import '../templates/versions/differences.css';
import { Icon } from '../ui/icon.tsx';

/** The mark of what can divert a call: a sign and words, not a colour alone. */
export function CheckMark({ children = t('Check this') }: { children?: string }) {
  return (
    <span class="check-mark">
      <Icon node={TriangleAlert} size={14} />
      {children}
    </span>
  );
}

/** What is marked, said once above a list. */
export const checkLegend: Key =
  'Phone numbers, addresses, headers, workflow names and message texts are marked: they can change where a call goes or what a caller gets.';

/** What can divert a call stands first; the rest stays in its order. */
export const sensitiveFirst = (differences: SharedDifference[]) => [
  ...differences.filter(({ sensitive }) => sensitive),
  ...differences.filter(({ sensitive }) => !sensitive),
];

/** A number, an address, a name in one word. */
const isOneThing = (text: string) => !/\s/.test(text) || !/\p{Letter}/u.test(text);

/**
 * What changed between two texts, word by word. Numbers and addresses are shown whole: nobody should
 * have to put one together from its pieces.
 */
export function changedParts(before: string, after: string): Part[] {
  if (!isOneThing(before) || !isOneThing(after)) return partsOf(before, after);
  if (before === after) return [{ value: after }];
  return [
    { value: before, removed: true },
    { value: after, added: true },
  ];
}

/** What differs, field by field. Of something new only what it says is shown. */
export function SharedDifferences(props: {
  differences: SharedDifference[];
  /** It is new: everything in it is, and nothing need be marked as added. */
  plain?: boolean;
}) {
  const { differences, plain } = props;
  if (differences.length === 0) return <p class="quiet">{t('There is no difference.')}</p>;
  return (
    <dl class="differences">
      {sensitiveFirst(differences).map((one) => (
        <div
          key={`${one.path} ${one.label}`}
          class="difference shared-difference"
          data-sensitive={one.sensitive ? '' : undefined}
        >
          <dt>
            {one.label}
            {one.sensitive && <CheckMark />}
          </dt>
          <dd>
            {plain
              ? one.after
              : changedParts(one.before ?? '', one.after ?? '').map((part, place) => (
                  <Change key={place} {...part} />
                ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Notice } from '../ui/notice.tsx';

/** Refused ones that are listed; the others are counted. */
const listed = 100;

/** Parts of a document that cannot be used, each with why; nothing without any. */
export function RefusedList(props: {
  title: string;
  refused: { name: string; message: string }[];
}) {
  const { refused, title } = props;
  if (refused.length === 0) return null;
  return (
    <Notice tone="warning" title={`${title} (${number(refused.length)})`}>
      <ul class="refused">
        {refused.slice(0, listed).map(({ name, message }, at) => (
          <li key={at}>
            <strong>{name}</strong>: {message}
          </li>
        ))}
        {refused.length > listed && (
          <li>{t('and {count} more', { count: refused.length - listed })}</li>
        )}
      </ul>
    </Notice>
  );
}

import { t } from '../../lib/i18n/t.ts';
import './loading.css';

/**
 * In place of what is being read: grey bars as large as what comes, so that nothing jumps when it
 * is there. They show after a moment only: an answer that comes at once is not preceded by a flicker.
 */
export function Loading(props: {
  /** Rows of a list, lines of a text, or fields of a form. */
  shape?: 'rows' | 'lines' | 'fields';
  count?: number;
  /** What is going on, for those who do not see it. */
  label?: string;
}) {
  const { shape = 'rows', count = 3, label = t('Reading…') } = props;
  return (
    <div class="loading" data-shape={shape} role="status">
      <span class="visually-hidden">{label}</span>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} class="loading-item" />
      ))}
    </div>
  );
}

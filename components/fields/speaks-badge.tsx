import { languages } from '../../lib/i18n/languages.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';

/** What agents speak with a starter, where lists hold starters of several languages. */
export const SpeaksBadge = ({ speaks }: Pick<TemplateRow, 'speaks'>) =>
  speaks ? (
    <span class="badge" lang={speaks}>
      {languages[speaks]}
    </span>
  ) : null;

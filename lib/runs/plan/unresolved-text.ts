import type { ReferenceKind } from '../../actions/index.ts';
import type { TextKey } from '../../i18n/catalog.ts';
import { plural, t } from '../../i18n/t.ts';

const none = {
  contactField: 'No contact field is called “{name}” here.',
  workflow: 'No workflow is called “{name}” here.',
  calendar: 'No calendar is called “{name}” here.',
  knowledgeBase: 'No knowledge base is called “{name}” here.',
} as const satisfies Record<ReferenceKind, TextKey>;

/**
 * Why a name did not lead to one thing of a sub-account. Kept with the plan's steps, in the language
 * of the moment in which they were judged.
 */
export function unresolvedText(
  kind: ReferenceKind,
  { name, count }: { name: string; count: number },
): string {
  if (count === 0) return t(none[kind], { name });
  switch (kind) {
    case 'contactField':
      return plural(
        count,
        '{count} contact field is called “{name}” here.',
        '{count} contact fields are called “{name}” here.',
        { name },
      );
    case 'workflow':
      return plural(
        count,
        '{count} workflow is called “{name}” here.',
        '{count} workflows are called “{name}” here.',
        { name },
      );
    case 'calendar':
      return plural(
        count,
        '{count} calendar is called “{name}” here.',
        '{count} calendars are called “{name}” here.',
        { name },
      );
    case 'knowledgeBase':
      return plural(
        count,
        '{count} knowledge base is called “{name}” here.',
        '{count} knowledge bases are called “{name}” here.',
        { name },
      );
  }
}

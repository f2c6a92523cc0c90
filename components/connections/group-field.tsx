import { t } from '../../lib/i18n/t.ts';
import { SuggestField } from '../fields/suggest-field.tsx';
import type { FieldTexts } from '../ui/field.tsx';

/** A group's name: one that there is, or a new one. */
export function GroupField({
  groups,
  ...props
}: FieldTexts & { value: string; groups: string[]; onText: (text: string) => void }) {
  return (
    <SuggestField
      {...props}
      suggestions={groups}
      maxLength={60}
      placeholder={t('Dental clients')}
    />
  );
}

import fc from 'fast-check';
import type { TemplateContent, Variable, VariableKind } from '../../../lib/templates/schema.ts';

/** A required blank that says nothing more than its name. */
export const blank = (name: string, kind: VariableKind = 'text'): Variable => ({
  name,
  label: name,
  kind,
  required: true,
});

/** Texts in which braces stand everywhere they should not. */
export const hostileTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '{{',
        '{{{',
        '}',
        '}}',
        '{{a}}',
        '{{ b }}',
        '{{a',
        '{{ ',
        'a}}',
        '{{a.b}}',
      ),
      fc.constantFrom('\n', '\t', '\0', '$&', '\\', '‮', '👩‍👧', '\ud800', 'שלום', 'é'),
      fc.string(),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** A template that may be saved. */
export const smsTemplate: TemplateContent = {
  type: 'SMS',
  name: 'Directions',
  description: 'Texts the way to us.',
  parameters: {
    triggerPrompt: 'When the caller asks where we are',
    triggerMessage: 'I am sending it.',
    messageBody: 'We are at {{street}}, {{contact.first_name}}.',
  },
  variables: [{ ...blank('street'), label: 'Street' }],
  folder: '',
  tags: [],
};

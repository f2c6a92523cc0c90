import type { StarterTemplate } from './define.ts';

/** Saves the caller’s e-mail address on the contact straight away. */
export const saveItDuringTheCall: StarterTemplate = {
  id: 'starter:save-it-during-the-call',
  type: 'IN_CALL_DATA_EXTRACTION',
  name: 'Save it during the call',
  description: 'Saves the caller’s e-mail address on the contact straight away.',
  parameters: {
    description:
      'The caller’s e-mail address, after they have confirmed it letter by letter. Lower case, no spaces, with @ and a dot instead of the spoken words “at” and “dot”.',
    examples: ['maria.lopez@example.com', 'j.smith@example.org'],
    overwriteExistingValue: false,
  },
};

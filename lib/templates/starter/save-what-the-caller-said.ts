import type { StarterTemplate } from './define.ts';

/** After the call, saves what the caller wanted on the contact. */
export const saveWhatTheCallerSaid: StarterTemplate = {
  id: 'starter:save-what-the-caller-said',
  type: 'DATA_EXTRACTION',
  name: 'Save what the caller said',
  description: 'After the call, saves what the caller wanted on the contact.',
  parameters: {
    description:
      'The main reason the caller called, in one short phrase in the caller’s own words. If there were several, the one they spent most time on. Leave it empty if they gave no reason.',
    examples: ['Book a teeth cleaning', 'Question about an invoice', 'Change of address'],
    overwriteExistingValue: false,
  },
};

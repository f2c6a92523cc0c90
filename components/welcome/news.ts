import type { Key } from '../../lib/i18n/catalog.ts';

/**
 * What people are told after an update, newest first: what they can do now, one line each. A release
 * without an entry here does not pass `tests/rules/news.test.ts`.
 */
export const news: { version: string; items: Key[] }[] = [
  {
    version: '0.1.0',
    items: [
      'Create actions from templates in one click, from the popup, the side panel or the button on the page.',
      'Put a pack on hundreds of agents: see first what would change, then run it, and take it back.',
      'Share templates with your team: as a file, by subscription, or in a shared folder.',
      'Switchboard speaks English, Spanish and Portuguese, and has a light and a dark theme.',
    ],
  },
];

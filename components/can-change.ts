import type { TemplateRow } from '../lib/messaging/messages/template-shapes.ts';

type Kept = Pick<TemplateRow, 'origin' | 'library'>;

/** Whether it can be changed: one’s own, and what is in a folder that several people edit. */
export const canChange = ({ origin, library }: Kept): boolean =>
  origin === 'personal' || (origin === 'team' && library?.id.startsWith('folder:') === true);

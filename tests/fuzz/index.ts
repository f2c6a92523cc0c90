import { answers } from './answers.ts';
import type { Boundary } from './boundary.ts';
import { crmAddresses } from './crm-addresses.ts';
import { documents } from './documents.ts';
import { messages } from './messages.ts';

/** Every boundary: one file, and one line here. */
export const boundaries: Boundary[] = [crmAddresses, messages, answers, documents];

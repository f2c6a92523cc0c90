import { answers } from './answers.ts';
import type { Boundary } from './boundary.ts';
import { crmAddresses } from './crm-addresses.ts';
import { documents } from './documents.ts';
import { messages } from './messages.ts';
import { tables } from './tables.ts';
import { vault } from './vault.ts';

/** Every boundary: one file, and one line here. */
export const boundaries: Boundary[] = [crmAddresses, messages, answers, tables, vault, documents];

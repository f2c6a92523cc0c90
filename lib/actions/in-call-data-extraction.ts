import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { extractionFields, extractionParameters, extractionSample } from './extraction.ts';

/** Reads a value while the call goes on and saves it on the contact at once. */
export const inCallDataExtraction = {
  type: 'IN_CALL_DATA_EXTRACTION',
  label: 'Save it during the call',
  builderLabel: 'Update Contact Field',
  description: 'While the call goes on, saves something the caller said in a contact field.',
  fields: extractionFields,
  parameters: extractionParameters,
  sample: extractionSample,
} satisfies ActionDefinitionRest<Key>;

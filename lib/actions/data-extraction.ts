import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { extractionFields, extractionParameters, extractionSample } from './extraction.ts';

/** Reads a value from the finished call and saves it on the contact. */
export const dataExtraction = {
  type: 'DATA_EXTRACTION',
  label: 'Save what the caller said',
  builderLabel: 'Update Contact Field',
  description: 'After the call, saves something the caller said in a contact field.',
  fields: extractionFields,
  parameters: extractionParameters,
  sample: extractionSample,
  // Seen live: 201 with these keys after generic 422s without them; the spec knows none of them.
  builderShape(parameters, { contactField: { key, name, dataType } = {} }) {
    if (!key || !name || !dataType) return undefined;
    const shape = {
      contactFieldKey: key,
      contactFieldName: name,
      contactFieldDataType: dataType,
      saveAsAdditional: false,
      actionType: 'DATA_EXTRACTION',
    };
    if (Object.keys(shape).every((extra) => Object.hasOwn(parameters, extra))) return undefined;
    return { ...shape, ...parameters };
  },
} satisfies ActionDefinitionRest<Key>;

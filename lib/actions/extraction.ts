import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { Field } from './define.ts';
import { text } from './fields.ts';

/** HighLevel takes one to five examples of a value to extract. */
const exampleLimit = 5;

/** The parameters that both kinds of data extraction share, as HighLevel documents them. */
export const extractionParameters = z.looseObject({
  contactFieldId: text(),
  description: text(),
  examples: z.array(text()).check(z.minLength(1), z.maxLength(exampleLimit)),
  overwriteExistingValue: z.exactOptional(z.boolean()),
});

/** The form of both kinds of data extraction. */
export const extractionFields: Field<Key>[] = [
  {
    kind: 'reference',
    path: 'contactFieldId',
    label: 'Contact field',
    help: 'Where the answer is saved on the caller’s contact.',
    required: true,
    reference: 'contactField',
  },
  {
    kind: 'longText',
    path: 'description',
    label: 'What to listen for',
    help: 'Describe the piece of information and the form it should be saved in.',
    required: true,
    placeholder: 'The service the caller is interested in, in a few words',
  },
  {
    kind: 'textList',
    path: 'examples',
    label: 'Examples',
    help: 'One to five values as they should look when saved.',
    required: true,
    placeholder: 'Teeth whitening',
    min: 1,
    max: exampleLimit,
    itemLabel: 'example',
  },
  {
    kind: 'boolean',
    path: 'overwriteExistingValue',
    label: 'Replace what is there',
    help: 'If the field already has a value, replace it with what was said in this call.',
    required: false,
    default: false,
  },
];

/** A valid data extraction. */
export const extractionSample = {
  contactFieldId: '507f1f77bcf86cd799439011',
  description: "Caller's phone number",
  examples: ['+1234567890', '+9876543210'],
  overwriteExistingValue: false,
};

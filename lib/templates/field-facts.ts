import type { ActionParameters, ContactFieldFacts } from '../actions/index.ts';

/** Undocumented keys with which HighLevel's builder repeats what `contactFieldId` means. */
const repeated = {
  contactFieldKey: 'key',
  contactFieldName: 'name',
  contactFieldDataType: 'dataType',
} as const satisfies Record<string, keyof ContactFieldFacts>;

/** Tells whether an action repeats what its contact field is. */
const repeatsField = (parameters: ActionParameters): boolean =>
  Object.keys(repeated).some((key) => Object.hasOwn(parameters, key));

/**
 * An action made from one of another sub-account may still say what the field was there. What it
 * says is that of its own field, as far as that is known; the rest is left out.
 */
function withFieldFacts(
  parameters: ActionParameters,
  facts: ContactFieldFacts | undefined,
): ActionParameters {
  const pairs = Object.entries(parameters).flatMap(([key, value]) => {
    if (!Object.hasOwn(repeated, key)) return [[key, value]];
    const fact = facts?.[repeated[key as keyof typeof repeated]];
    return fact === undefined ? [] : [[key, fact]];
  });
  return Object.fromEntries(pairs);
}

/** The parameters, with what they repeat of their contact field brought in line with it. */
export async function ofThisField(
  directory: {
    contactFieldFacts(locationId: string, id: string): Promise<ContactFieldFacts | undefined>;
  },
  locationId: string,
  parameters: ActionParameters,
): Promise<ActionParameters> {
  const { contactFieldId } = parameters;
  if (typeof contactFieldId !== 'string' || !repeatsField(parameters)) return parameters;
  return withFieldFacts(parameters, await directory.contactFieldFacts(locationId, contactFieldId));
}

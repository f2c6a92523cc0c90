import type { Values, Variable } from '../../lib/templates/schema.ts';
import { withPhoneValues } from '../quick-add/with-phones.ts';
import type { Wish } from './wish.ts';

/** A wish with its phone numbers in HighLevel's form; the same object when nothing changes. */
export async function withAllPhones(
  variables: Variable[],
  wish: Wish,
  language: string,
): Promise<Wish> {
  const values = await withPhoneValues(variables, wish.values, language);
  const locationValues: Record<string, Values> = {};
  let changed = values !== wish.values;
  for (const [locationId, own] of Object.entries(wish.locationValues)) {
    const read = await withPhoneValues(variables, own, language);
    changed ||= read !== own;
    locationValues[locationId] = read;
  }
  return changed ? { ...wish, values, locationValues } : wish;
}

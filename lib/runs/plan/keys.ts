/** Where a target of a plan is stored; the leading zeros keep the order of the places. */
export const planTargetKey = (planId: string, place: number): string =>
  `${planId}/${`${place}`.padStart(5, '0')}`;

/** Where it is stored what a plan's templates are in one sub-account. */
export const planContentsKey = (planId: string, locationId: string): string =>
  `${planId}/${locationId}`;

/** Who the secrets that were typed for a plan belong to, in `storage.session`. */
export const planSecretsOwner = (planId: string): string => `plan/${planId}`;

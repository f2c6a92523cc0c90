import * as z from 'zod/mini';
import type { Call } from './api.ts';

/** A text that may be missing or of another form. */
const Text = z.catch(z.optional(z.string()), undefined);
const Seconds = z.catch(z.optional(z.number().check(z.positive())), undefined);

/** What is asked with an agency's token, or to get one (HighLevel's oauth.json and locations.json). */
export const agencyCalls = {
  searchLocations: {
    method: 'GET',
    path: '/locations/search',
    version: '2021-07-28',
    scope: 'locations.readonly',
    answer: z.object({
      locations: z.array(z.looseObject({ id: z.string(), name: Text, companyId: Text })),
    }),
  },
  locationToken: {
    method: 'POST',
    path: '/oauth/locationToken',
    version: '2021-07-28',
    scope: 'oauth.write',
    answer: z.looseObject({
      access_token: z.string().check(z.minLength(1)),
      expires_in: Seconds,
      locationId: Text,
    }),
  },
  /** Without `Authorization`: the form has the app's secrets. */
  refreshToken: {
    method: 'POST',
    path: '/oauth/token',
    version: '2021-07-28',
    scope: 'oauth.write',
    answer: z.looseObject({
      access_token: z.string().check(z.minLength(1)),
      refresh_token: z.string().check(z.minLength(1)),
      expires_in: Seconds,
      userType: Text,
      companyId: Text,
    }),
  },
} as const satisfies Record<string, Call<z.ZodMiniType>>;

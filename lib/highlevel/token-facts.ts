import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import { calls } from './api.ts';

/** What a token's form says of it. Hints only: nobody has checked the signature. */
export interface TokenFacts {
  /** `private`: a private integration's. `jwt`: an OAuth access token, as they are seen. */
  kind: 'private' | 'jwt' | 'other';
  /** When a JWT says that it ends (ms since 1970). */
  endsAt?: number;
  /** The agency, or the sub-account, that a JWT says it is for. */
  companyId?: string;
  locationId?: string;
}

/** Takes any text; never throws. */
export function tokenFacts(token: string): TokenFacts {
  if (/^pit-/i.test(token)) return { kind: 'private' };
  const claims = claimsOf(token);
  if (!claims) return { kind: 'other' };
  // Seen, not documented: `authClass` is "Company" or "Location", `authClassId` its id.
  const { exp, authClass, authClassId } = claims;
  const id = typeof authClassId === 'string' && /^[A-Za-z0-9]{1,64}$/.test(authClassId);
  return {
    kind: 'jwt',
    ...(typeof exp === 'number' && exp > 0 && exp < 1e11 ? { endsAt: exp * 1000 } : {}),
    ...(id && authClass === 'Company' ? { companyId: authClassId } : {}),
    ...(id && authClass === 'Location' ? { locationId: authClassId } : {}),
  };
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined || token.length > 20_000) return undefined;
  try {
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What each scope of a sub-account's token is for, in people's words. */
const features: Record<string, Key> = {
  [calls.createAction.scope]: 'Creating and removing actions',
  [calls.readAction.scope]: 'Reading single actions, to check what was created',
  [calls.readAgent.scope]: 'Agents, and the actions that they have',
  [calls.readLocation.scope]: 'The sub-account’s name',
  [calls.listContactFields.scope]: 'Lists of contact fields to choose from',
  [calls.listWorkflows.scope]: 'Lists of workflows to choose from',
  [calls.listCalendars.scope]: 'Lists of calendars to choose from',
  [calls.listKnowledgeBases.scope]: 'Lists of knowledge bases to choose from',
};

/** What does not work without the scope; the scope itself when that is not known. */
export const featureOf = (scope: string): string => (features[scope] ? t(features[scope]) : scope);

/** Each scope that a sub-account's token should have, with what it is for. */
export const scopeFeatures: readonly { scope: string; feature: Key }[] = Object.entries(
  features,
).map(([scope, feature]) => ({ scope, feature }));

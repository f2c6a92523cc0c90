import { hexId, shortId, uuid } from './ids.ts';
import type { TokenRecord } from './types.ts';

/** Every scope that the extension can ask a sub-account's private integration for. */
export const LOCATION_SCOPES: readonly string[] = [
  'voice-ai-agents.readonly',
  'voice-ai-agent-goals.readonly',
  'voice-ai-agent-goals.write',
  'locations.readonly',
  'locations/customFields.readonly',
  'workflows.readonly',
  'calendars.readonly',
  'knowledge-bases.readonly',
];

export const COMPANY_ID = shortId('company Brightreach');

/** Ids of the seeded sub-accounts. */
export const locationIds = {
  harbor: shortId('location Harbor Dental'),
  northside: shortId('location Northside Plumbing'),
  bluebird: shortId('location Bluebird Med Spa'),
  cedar: shortId('location Cedar Grove Realty'),
} as const;

const pit = (seed: string) => `pit-${uuid(`token ${seed}`)}`;
const jwt = (seed: string) =>
  [{ alg: 'RS256', typ: 'JWT' }, { sub: seed }, { signature: seed }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

/** Tokens that the sandbox knows. Those not named for a sub-account are Harbor Dental's. */
export const tokens = {
  /** All scopes, one per sub-account. */
  full: {
    harbor: pit('harbor'),
    northside: pit('northside'),
    bluebird: pit('bluebird'),
    cedar: pit('cedar'),
  },
  /** A second one for Harbor Dental with all scopes, as during a rotation's overlap. */
  rotated: pit('harbor rotated'),
  /** Everything may be read, no action may be written. */
  readOnly: pit('read only'),
  noAgentsScope: pit('no agents'),
  /** Cannot read a single action (voice-ai-agent-goals.readonly). */
  noActionsScope: pit('no actions'),
  noLocationScope: pit('no location'),
  noFieldsScope: pit('no fields'),
  noWorkflowsScope: pit('no workflows'),
  noCalendarsScope: pit('no calendars'),
  noKnowledgeBasesScope: pit('no knowledge bases'),
  /** Actions and agents only: none of the lists that the pickers read. */
  actionsOnly: pit('actions only'),
  expired: pit('expired'),
  /** Right in form, known to nobody. */
  unknown: pit('unknown'),
  /** Another sub-account's (Northside Plumbing's) token. */
  foreign: pit('northside'),
  /** An agency's private integration token: lists sub-accounts, reads nothing inside them. */
  agency: pit('agency'),
  /** An agency's OAuth access token: may also ask for a sub-account's token. */
  agencyOAuth: jwt('agency'),
  /** A sub-account's OAuth access token (Harbor Dental's). */
  oauth: jwt('harbor'),
} as const;

/** The agency's own marketplace app. */
export const agencyApp = {
  clientId: `${hexId('app of Brightreach')}-m1k2n3p4`,
  clientSecret: uuid('client secret of Brightreach'),
  /** The first one, as it is shown after the app was installed. */
  refreshToken: jwt('refresh of Brightreach'),
} as const;

/** What an agency's app may do. */
export const AGENCY_SCOPES: readonly string[] = ['locations.readonly', 'oauth.write'];

function record(token: string, locationId: string, without: readonly string[] = []): TokenRecord {
  const scopes = LOCATION_SCOPES.filter((scope) => !without.includes(scope));
  return { token, kind: 'location', companyId: COMPANY_ID, locationId, scopes, expired: false };
}

/** The token records of a new world. */
export function seedTokens(): TokenRecord[] {
  const { full } = tokens;
  const home = locationIds.harbor;
  const agency = {
    kind: 'agency',
    companyId: COMPANY_ID,
    locationId: null,
    expired: false,
  } as const;
  return [
    ...(Object.keys(full) as (keyof typeof full)[]).map((key) =>
      record(full[key], locationIds[key]),
    ),
    record(tokens.rotated, home),
    record(tokens.oauth, home),
    record(tokens.readOnly, home, ['voice-ai-agent-goals.write']),
    record(tokens.noAgentsScope, home, ['voice-ai-agents.readonly']),
    record(tokens.noActionsScope, home, ['voice-ai-agent-goals.readonly']),
    record(tokens.noLocationScope, home, ['locations.readonly']),
    record(tokens.noFieldsScope, home, ['locations/customFields.readonly']),
    record(tokens.noWorkflowsScope, home, ['workflows.readonly']),
    record(tokens.noCalendarsScope, home, ['calendars.readonly']),
    record(tokens.noKnowledgeBasesScope, home, ['knowledge-bases.readonly']),
    record(tokens.actionsOnly, home, LOCATION_SCOPES.slice(3)),
    { ...record(tokens.expired, home), expired: true },
    { ...agency, token: tokens.agency, scopes: ['locations.readonly'] },
    { ...agency, token: tokens.agencyOAuth, scopes: [...AGENCY_SCOPES] },
  ];
}

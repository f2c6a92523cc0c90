/** The data that the embedded HighLevel holds. Flat lists: tests read and change them freely. */
export interface World {
  companyId: string;
  locations: Location[];
  agents: Agent[];
  actions: Action[];
  /** Custom contact fields: what the API lists. */
  customFields: ContactField[];
  /** First name, e-mail …: their ids are accepted by a create, but no call lists them. */
  standardFields: ContactField[];
  workflows: Workflow[];
  calendars: Calendar[];
  knowledgeBases: KnowledgeBase[];
  tokens: TokenRecord[];
  /** The agency's own marketplace app, with its refresh tokens. */
  app: AgencyApp;
}

export interface AgencyApp {
  clientId: string;
  clientSecret: string;
  companyId: string;
  /** Single use: each renewal uses one up and adds the next. The last good one is the one to use. */
  refreshTokens: { token: string; used: boolean }[];
}

export interface Location {
  /** 20 characters of `[A-Za-z0-9]`. */
  id: string;
  companyId: string;
  name: string;
  timezone: string;
  city: string;
  email: string;
  phone: string;
}

export interface Agent {
  /** 24 hexadecimal digits. */
  id: string;
  locationId: string;
  agentName: string;
  businessName: string;
  welcomeMessage: string;
  agentPrompt: string;
  language: string;
  timezone: string;
  inboundNumber: string | null;
}

export interface Action {
  /** 24 hexadecimal digits. */
  id: string;
  agentId: string;
  locationId: string;
  /** One of the eight of the spec, or a type that only the CRM makes (CAP, AGENT_TRANSFER …). */
  actionType: string;
  name: string;
  actionParameters: Record<string, unknown>;
}

export interface ContactField {
  id: string;
  locationId: string;
  name: string;
  fieldKey: string;
  dataType: string;
}

export interface Workflow {
  id: string;
  locationId: string;
  name: string;
  status: 'published' | 'draft';
}

export interface Calendar {
  id: string;
  locationId: string;
  name: string;
  isActive: boolean;
  calendarType: string;
}

export interface KnowledgeBase {
  id: string;
  locationId: string;
  name: string;
  createdAt: string;
}

export interface TokenRecord {
  token: string;
  kind: 'location' | 'agency';
  companyId: string;
  /** The sub-account of a token of kind `location`; an agency's token has none. */
  locationId: string | null;
  scopes: string[];
  /** Expired, rotated away or deleted: answered like an unknown token. */
  expired: boolean;
}

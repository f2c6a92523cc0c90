import { type Place, placeOf } from '../../../../components/quick-add/place.ts';
import type { FormState } from '../../../../lib/messaging/messages/form-open.ts';
import type { QuickAddState } from '../../../../lib/messaging/messages/quick-add-open.ts';
import type {
  BlankState,
  TemplateRow,
} from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import { oneOfEach } from '../../../../lib/templates/starter/one-of-each.ts';

export const locationId = 'AbCdEfGhIjKlMnOpQrSt';
export const agentId = '0123456789abcdef01234567';
export const otherAgentId = 'fedcba9876543210fedcba98';
export const now = 1_800_000_000_000;

/** The tab on an agent's page, or on the agent list without one. */
export function placeAt(agent?: string, location = locationId): Place {
  const page = `https://app.gohighlevel.com/v2/location/${location}/ai-agents/voice-ai`;
  return placeOf({ id: 7, url: agent ? `${page}/builder/${agent}` : page });
}

/** One template of each type, as the list shows them; the first is ready. */
export const rows: TemplateRow[] = oneOfEach.templates.map(
  ({ id, type, name, description }, index) => ({
    id,
    type,
    name,
    description,
    origin: 'starter',
    folder: '',
    tags: [],
    favourite: false,
    uses: 0,
    ready: index === 0,
    hasDraft: false,
  }),
);

export const connectionOf = (
  changes: Partial<NonNullable<QuickAddState['connection']>> = {},
): NonNullable<QuickAddState['connection']> => ({
  via: 'token',
  state: 'ready',
  last4: 'a1b2',
  addedAt: now,
  missingScopes: [],
  writes: 'yes',
  groups: [],
  ...changes,
});

export const openState = (changes: Partial<QuickAddState> = {}): QuickAddState => ({
  locationName: 'Harbor Dental',
  agentName: 'Front desk',
  connection: connectionOf(),
  templates: rows,
  total: rows.length,
  folders: [],
  recent: [],
  setAside: 0,
  launcherEnabled: true,
  ...changes,
});

export const blanksOf = (changes: Partial<BlankState> = {}): BlankState => ({
  variables: [],
  values: {},
  sources: {},
  offers: {},
  unresolved: {},
  names: {},
  keptSecrets: [],
  ...changes,
});

/** The form of a starter: with its blanks, or without any for parameters of one's own. */
export function formOf(
  templateId: string,
  {
    blanks,
    ...changes
  }: Partial<Omit<FormState, 'blanks'>> & { blanks?: Partial<BlankState> } = {},
): FormState {
  const template = oneOfEach.templates.find(({ id }) => id === templateId);
  if (!template) throw new Error(templateId);
  const { id, type, name, description, parameters } = template;
  const variables = changes.parameters ? [] : template.variables;
  return {
    template: { id, type, name, description, favourite: false },
    draftId: `draft of ${id}`,
    name,
    parameters,
    blanks: blanksOf({ variables, ...blanks }),
    remembered: [],
    referenceNames: {},
    fromDraft: false,
    ...changes,
  };
}

export function runOf(step: Partial<Step>, changes: Partial<Run> = {}): Run {
  return {
    version: 4,
    id: 'run-1',
    revision: 1,
    draftId: 'draft-1',
    target: { locationId, agentId, agentName: 'Front desk' },
    tabId: 7,
    picked: false,
    surface: 'popup',
    createdAt: now,
    activeAt: now,
    open: 1,
    alone: 1,
    steps: [
      {
        id: 'step-1',
        op: 'create',
        templateId: 'starter:transfer-to-a-person',
        values: {},
        mends: 0,
        type: 'CALL_TRANSFER',
        name: 'Transfer to a person',
        parameters: { triggerPrompt: 'x' },
        secretPaths: [],
        fingerprint: 'f',
        state: 'created',
        attempts: 1,
        waits: 0,
        shape: 'documented',
        actionId: 'action-1',
        verification: { state: 'one', ids: ['action-1'], seen: {}, reads: 1 },
        removed: [],
        removing: [],
        ...step,
      },
    ],
    ...changes,
  };
}

import type { Location } from '../world/types.ts';
import { Checker, type Fields } from './check.ts';
import { Refusal } from './errors.ts';
import type { Answer, Call, Route } from './types.ts';

/** The API's page of knowledge bases is never longer than this, whatever `limit` says. */
const KNOWLEDGE_PAGE = 20;

const queryLocation: Route['locationId'] = ({ request }) => request.query.locationId;
const pathLocation: Route['locationId'] = ({ params }) => params[0];

function required(call: Call, ...names: string[]): void {
  const checker = new Checker(call.request.query);
  for (const name of names) checker.text(name);
  checker.done();
}

function customFields(call: Call): Answer {
  const model = call.request.query.model ?? 'contact';
  if (!['contact', 'opportunity', 'all'].includes(model)) {
    throw new Refusal(422, [
      'model must be one of the following values: contact, opportunity, all',
    ]);
  }
  const fields = call.world.customFields.filter((field) => field.locationId === call.params[0]);
  const customFields = model === 'opportunity' ? [] : fields;
  const more = { model: 'contact', placeholder: '', position: 0 };
  return {
    status: 200,
    body: { customFields: customFields.map((field) => ({ ...field, ...more })) },
  };
}

function workflows(call: Call): Answer {
  required(call, 'locationId');
  const { locationId } = call.request.query;
  const times = { createdAt: '2026-01-12T09:30:00.000Z', updatedAt: '2026-01-12T09:30:00.000Z' };
  const found = call.world.workflows.filter((entry) => entry.locationId === locationId);
  return {
    status: 200,
    body: { workflows: found.map((entry) => ({ ...entry, version: 1, ...times })) },
  };
}

function calendars(call: Call): Answer {
  required(call, 'locationId');
  const { locationId, showDrafted } = call.request.query;
  const found = call.world.calendars.filter(
    (entry) => entry.locationId === locationId && (showDrafted !== 'false' || entry.isActive),
  );
  return { status: 200, body: { calendars: found } };
}

function knowledgeBases(call: Call): Answer {
  required(call, 'locationId');
  const { locationId, limit, lastKnowledgeBaseId, query } = call.request.query;
  const size = limit === undefined ? KNOWLEDGE_PAGE : Number(limit);
  if (!Number.isInteger(size) || size < 1) {
    throw new Refusal(422, ['limit must not be less than 1']);
  }
  const wanted = (query ?? '').toLowerCase();
  const found = call.world.knowledgeBases.filter(
    (entry) => entry.locationId === locationId && entry.name.toLowerCase().includes(wanted),
  );
  const start = lastKnowledgeBaseId
    ? found.findIndex((entry) => entry.id === lastKnowledgeBaseId) + 1
    : 0;
  if (lastKnowledgeBaseId && start === 0) throw new Refusal(400, 'Invalid lastKnowledgeBaseId');
  const page = found.slice(start, start + Math.min(size, KNOWLEDGE_PAGE));
  const last = page.at(-1);
  const data = {
    knowledgeBases: page.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    activeCount: found.length,
    hasMore: start + page.length < found.length,
    ...(last ? { lastKnowledgeBaseId: last.id } : {}),
  };
  return { status: 200, body: { success: true, data } };
}

function showLocation(location: Location): Fields {
  return { ...location, address: '', country: 'US', website: '', settings: {}, social: {} };
}

function locationById(call: Call): Answer {
  const found = call.world.locations.find((entry) => entry.id === call.params[0]);
  if (!found || found.companyId !== call.token.companyId) {
    throw new Refusal(404, 'Location not found');
  }
  return { status: 200, body: { location: showLocation(found) } };
}

function searchLocations(call: Call): Answer {
  const { companyId, skip = '0', limit = '10', order = 'asc' } = call.request.query;
  if (companyId !== undefined && companyId !== call.token.companyId) {
    throw new Refusal(403, 'The token does not have access to this company.');
  }
  if (![skip, limit].every((text) => /^\d+$/.test(text))) {
    throw new Refusal(422, ['skip and limit must be number strings']);
  }
  const own = call.token.locationId;
  const found = call.world.locations
    .filter((entry) => (own === null ? entry.companyId === call.token.companyId : entry.id === own))
    .sort((a, b) => a.name.localeCompare(b.name) * (order === 'desc' ? -1 : 1));
  const page = found.slice(Number(skip), Number(skip) + Number(limit));
  return { status: 200, body: { locations: page.map(showLocation) } };
}

const older = { method: 'GET', version: '2021-04-15', access: 'location' } as const;
const newer = { ...older, version: '2021-07-28' } as const;

export const directoryRoutes: Route[] = [
  {
    ...newer,
    path: /^\/locations\/search$/,
    scope: 'locations.readonly',
    access: 'both',
    locationId: () => undefined,
    handle: searchLocations,
  },
  {
    ...newer,
    path: /^\/locations\/([^/]+)$/,
    scope: 'locations.readonly',
    access: 'both',
    locationId: pathLocation,
    handle: locationById,
  },
  {
    ...newer,
    path: /^\/locations\/([^/]+)\/customFields$/,
    scope: 'locations/customFields.readonly',
    locationId: pathLocation,
    handle: customFields,
  },
  {
    ...newer,
    path: /^\/workflows\/$/,
    scope: 'workflows.readonly',
    locationId: queryLocation,
    handle: workflows,
  },
  {
    ...older,
    path: /^\/calendars\/$/,
    scope: 'calendars.readonly',
    locationId: queryLocation,
    handle: calendars,
  },
  {
    ...older,
    path: /^\/knowledge-bases\/$/,
    scope: 'knowledge-bases.readonly',
    locationId: queryLocation,
    handle: knowledgeBases,
  },
];

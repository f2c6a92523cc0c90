import type { ActionType } from '../../lib/actions/define.ts';
import { isActionType } from '../../lib/actions/looks.ts';

/** A place in the workspace, as the hash of its address says it. */
export type Route =
  | { page: 'templates'; query: URLSearchParams }
  | { page: 'template'; id: string; start: { type?: ActionType; editorId?: string } }
  | { page: 'versions'; id: string }
  | { page: 'packs' }
  | { page: 'pack'; id: string }
  | { page: 'agents' }
  | { page: 'agent'; id: string; target: { locationId: string; agentId: string } }
  | { page: 'bin' }
  | { page: 'backup' }
  | { page: 'welcome' }
  | { page: 'news' }
  | { page: 'paste' }
  | { page: 'sharing' }
  | { page: 'library'; id: string }
  | { page: SharingPart }
  | { page: 'settings'; query: URLSearchParams }
  | { page: 'connections'; query: URLSearchParams }
  | { page: 'connections-table' }
  | { page: 'connections-agency' }
  | { page: 'export'; query: URLSearchParams }
  | { page: 'run-new'; query: URLSearchParams }
  | { page: 'run'; id: string }
  | { page: 'runs'; query: URLSearchParams }
  | { page: 'run-single'; id: string }
  | { page: 'fleet' }
  | { page: 'fleet-view'; id: string }
  | { page: 'nowhere' };

/** The pages below “Sharing” that need no more than their name. */
const sharingParts = ['subscribe', 'folder', 'keys', 'new', 'import'] as const;
type SharingPart = `sharing-${(typeof sharingParts)[number]}`;

/** Reads a hash such as `#/templates?folder=Dental` or `#/packs/new`; none is the list. Never throws. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = split(hash.replace(/^#/, ''), '?');
  const [page, id, part, ...more] = path.split('/').filter(Boolean).map(decode);
  const query = new URLSearchParams(search);
  if (more.length > 0) return { page: 'nowhere' };
  if (id === undefined) {
    switch (page) {
      case undefined:
      case 'templates':
        return { page: 'templates', query };
      case 'agent':
        return { page: 'agents' };
      case 'settings':
      case 'connections':
      case 'runs':
        return { page, query };
      case 'packs':
      case 'bin':
      case 'backup':
      case 'welcome':
      case 'news':
      case 'paste':
      case 'sharing':
      case 'fleet':
        return { page };
    }
    return { page: 'nowhere' };
  }
  if (page === 'connections' && part === undefined) {
    if (id === 'table') return { page: 'connections-table' };
    if (id === 'agency') return { page: 'connections-agency' };
  }
  if (page === 'agent' && part !== undefined) {
    return { page: 'agent', id: `${id}/${part}`, target: { locationId: id, agentId: part } };
  }
  if (page === 'sharing') return sharingRoute(id, part, query);
  if (page === 'runs' && part === undefined) {
    return id === 'new' ? { page: 'run-new', query } : { page: 'run', id };
  }
  if (page === 'runs' && id === 'single' && part) return { page: 'run-single', id: part };
  if (page === 'templates' && part === 'versions') return { page: 'versions', id };
  if (part !== undefined) return { page: 'nowhere' };
  if (page === 'templates') return { page: 'template', id, start: startOf(query) };
  if (page === 'fleet') return { page: 'fleet-view', id };
  return page === 'packs' ? { page: 'pack', id } : { page: 'nowhere' };
}

/** The hash of a template, or of a part of its pages. */
export const templateHash = (id: string, part?: 'versions') =>
  `#/templates/${encodeURIComponent(id)}${part ? `/${part}` : ''}`;

/** The hash of a plan, which is also the page of the run that it becomes. */
export const planHash = (id: string) => `#/runs/${encodeURIComponent(id)}`;

/** The hash of an agent's page: what it has. */
export const agentHash = ({ locationId, agentId }: { locationId: string; agentId: string }) =>
  `#/agent/${encodeURIComponent(locationId)}/${encodeURIComponent(agentId)}`;

/** The hash of a fleet's overview. */
export const fleetHash = (id: string) => `#/fleet/${encodeURIComponent(id)}`;

export const packHash = (id: string) => `#/packs/${encodeURIComponent(id)}`;

/** The hash of a new template's editor: empty, or with what was kept as the edit `editorId`. */
export function newTemplateHash(start: { type: ActionType } | { editorId: string }): string {
  const [key, value] = 'type' in start ? ['type', start.type] : ['editor', start.editorId];
  return `#/templates/new?${new URLSearchParams([[key, value]])}`;
}

export const libraryHash = (id: string) => `#/sharing/library/${encodeURIComponent(id)}`;

function sharingRoute(name: string, id: string | undefined, query: URLSearchParams): Route {
  if (id !== undefined) return name === 'library' ? { page: 'library', id } : { page: 'nowhere' };
  if (name === 'export') return { page: 'export', query };
  const part = sharingParts.find((one) => one === name);
  return { page: part ? `sharing-${part}` : 'nowhere' };
}

function startOf(query: URLSearchParams): { type?: ActionType; editorId?: string } {
  const type = query.get('type');
  const editorId = query.get('editor');
  return { ...(isActionType(type) ? { type } : {}), ...(editorId ? { editorId } : {}) };
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What happens to one request. */
export type Fault =
  /** Nothing is wrong with this one; a later one is meant. */
  | 'fine'
  /** The browser sends it again: stored twice, the second answer comes. */
  | 'twice'
  /** Stored twice, no answer. */
  | 'twice-cut'
  /** The connection breaks before the request arrives. */
  | 'cut-before'
  /** It is done, and the connection breaks before the answer. */
  | 'cut-after'
  /** The connection breaks, and it is done only `lateBy` ms later. */
  | 'late-commit'
  /** Done, but the answer is an HTML page, or half of one. */
  | 'html'
  | 'half'
  /** Not done: 429 with the documented headers. */
  | 'limit'
  | 'daily'
  /** The first sending was stored and the browser's second one is refused with 429. */
  | 'twice-limit'
  /** Not answered until `release` is called; done when it arrives. */
  | 'held'
  /** Not answered until `release` is called, with 429 then. */
  | 'held-limit'
  | { status: number; body: string; headers?: Record<string, string> };

export type Kind = 'create' | 'update' | 'readAgent' | 'readAction' | 'delete' | 'other';

interface Stored {
  id: string;
  agentId: string;
  actionType: string;
  name: string;
  actionParameters: Record<string, unknown>;
}

export interface Logged {
  kind: Kind;
  method: string;
  url: URL;
  headers: Headers;
  body: Record<string, unknown> | undefined;
  /** Why nothing was stored; undefined when it was, or may have been. */
  refused: boolean;
}

const lateBy = 20_000;

/**
 * HighLevel's side of creating, in memory, behind `fetch`. Written from the facts page; it knows
 * nothing of `lib/`. Faults are taken in order, per kind of request.
 */
export function createInMemoryHighLevel(now: () => number) {
  const stored = new Map<string, Stored>();
  const ever = new Map<string, Stored>();
  const added = new Set<string>();
  const log: Logged[] = [];
  const faults: { kind: Kind; fault: Fault }[] = [];
  const late: { at: number; store: () => void }[] = [];
  const held: (() => void)[] = [];
  const pages: Record<string, unknown> = {};
  let ids = 0;
  const options = {
    listing: 'whole' as 'whole' | 'slim' | 'nameless' | 'none',
    idKey: 'id' as 'id' | '_id',
    /** Wants the builder's shape, told in these words. */
    builderShape: undefined as string | undefined,
    agentLocation: undefined as string | undefined,
    /** Tokens that are refused. */
    revoked: new Set<string>(),
    /** Agents that were deleted. */
    gone: new Set<string>(),
    /** Told of each request before it is answered, the first one is 1. */
    onRequest: undefined as ((count: number) => void) | undefined,
  };

  function store(body: Record<string, unknown>): Stored {
    ids += 1;
    const action: Stored = {
      id: `action${ids}`,
      agentId: `${body.agentId}`,
      actionType: `${body.actionType}`,
      name: `${body.name}`,
      actionParameters: structuredClone(body.actionParameters) as Record<string, unknown>,
    };
    stored.set(action.id, action);
    ever.set(action.id, action);
    return action;
  }

  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  const limit = (daily: boolean) =>
    json(
      429,
      { message: 'Too Many Requests' },
      {
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Interval-Milliseconds': '10000',
        'X-RateLimit-Daily-Remaining': daily ? '0' : '1000',
      },
    );
  const cut = () => new TypeError('Failed to fetch');
  const shown = ({ id, ...rest }: Stored) => ({ [options.idKey]: id, ...rest });

  function listed(agentId: string) {
    const all = [...stored.values()].filter((one) => one.agentId === agentId);
    if (options.listing === 'none') return undefined;
    if (options.listing === 'nameless') return all.map(({ id }) => ({ [options.idKey]: id }));
    if (options.listing === 'slim') {
      return all.map((one) => shown({ ...one, actionParameters: { slim: true } }));
    }
    return all.map(shown);
  }

  function settleLate(): void {
    for (const one of [...late]) {
      if (one.at > now()) continue;
      late.splice(late.indexOf(one), 1);
      one.store();
    }
  }

  function perform(kind: Kind, url: URL, body: Record<string, unknown> | undefined): Response {
    const id = url.pathname.split('/').at(-1) ?? '';
    switch (kind) {
      case 'create': {
        const parameters = body?.actionParameters as Record<string, unknown>;
        const plain = !('triggerMessageType' in parameters) && !('contactFieldKey' in parameters);
        if (options.builderShape !== undefined && plain) {
          return json(422, { message: options.builderShape });
        }
        const { agentId: _, ...action } = store(body ?? {});
        return json(201, { ...action, id: undefined, [options.idKey]: action.id });
      }
      case 'update': {
        const action = stored.get(id);
        if (!action) return json(404, { message: 'Action not found' });
        const { actionType, name, actionParameters } = structuredClone(body) as unknown as Stored;
        // Another object: what was stored at an earlier time stays as it was for whoever has it.
        const updated = { ...action, actionType, name, actionParameters };
        stored.set(id, updated);
        return json(200, shown(updated));
      }
      case 'delete':
        if (!stored.delete(id)) return json(404, { message: 'Action not found' });
        return json(204, null);
      case 'readAction': {
        const action = stored.get(id);
        return action ? json(200, shown(action)) : json(404, { message: 'Action not found' });
      }
      case 'readAgent':
        return json(200, {
          id,
          locationId: options.agentLocation ?? url.searchParams.get('locationId'),
          agentName: 'Front desk',
          actions: listed(id),
        });
      case 'other':
        return url.pathname in pages
          ? json(200, pages[url.pathname])
          : json(404, { message: 'Not found' });
    }
  }

  async function answer(kind: Kind, url: URL, body: Record<string, unknown> | undefined) {
    const index = faults.findIndex((one) => one.kind === kind);
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    switch (fault) {
      case undefined:
      case 'fine':
        return perform(kind, url, body);
      case 'cut-before':
        throw cut();
      case 'cut-after':
        perform(kind, url, body);
        throw cut();
      case 'twice':
        perform(kind, url, body);
        return perform(kind, url, body);
      case 'twice-cut':
        perform(kind, url, body);
        perform(kind, url, body);
        throw cut();
      case 'late-commit':
        late.push({ at: now() + lateBy, store: () => perform(kind, url, body) });
        throw cut();
      case 'html':
        perform(kind, url, body);
        return new Response('<html>Bad gateway</html>', { status: 200 });
      case 'half':
        return new Response((await perform(kind, url, body).text()).slice(0, 8), { status: 200 });
      case 'limit':
        return limit(false);
      case 'daily':
        return limit(true);
      case 'twice-limit':
        perform(kind, url, body);
        return limit(false);
      case 'held':
        await new Promise<void>((resolve) => held.push(resolve));
        return perform(kind, url, body);
      case 'held-limit':
        await new Promise<void>((resolve) => held.push(resolve));
        return limit(false);
      default:
        return new Response(fault.status === 204 ? null : fault.body, fault);
    }
  }

  /** What is refused whatever else happens. */
  function refusalOf({ kind, headers, url, body }: Logged): Response | undefined {
    const bearer = headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    if (options.revoked.has(bearer)) return json(401, { message: 'Invalid token' });
    const agentId = kind === 'readAgent' ? url.pathname.split('/').at(-1) : body?.agentId;
    if (options.gone.has(`${agentId}`)) return json(404, { message: 'Agent not found' });
    return undefined;
  }

  function kindOf(method: string, path: string): Kind {
    if (method === 'POST' && path === '/voice-ai/actions') return 'create';
    if (method === 'PUT') return 'update';
    if (method === 'DELETE') return 'delete';
    if (method === 'GET' && path.startsWith('/voice-ai/actions/')) return 'readAction';
    if (method === 'GET' && path.startsWith('/voice-ai/agents/')) return 'readAgent';
    return 'other';
  }

  return {
    log,
    options,
    /** Answers of the other reads: path → body. */
    pages,
    stored,
    /** All that was ever stored, removed ones too. */
    ever,
    held: () => held.length,
    release: () => {
      for (const go of held.splice(0)) go();
    },
    fault: (kind: Kind, ...list: Fault[]) => {
      for (const fault of list) faults.push({ kind, fault });
    },
    clearFaults: () => faults.splice(0),
    /** Somebody else adds an action. */
    add: (body: Omit<Stored, 'id'>) => {
      const action = store(body);
      added.add(action.id);
      return action;
    },
    /** Ids of what others have added. */
    added,
    named: (name: string) => [...stored.values()].filter((one) => one.name === name),
    updates: () => log.filter((one) => one.kind === 'update'),
    creates: () => log.filter((one) => one.kind === 'create'),
    async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
      settleLate();
      const url = new URL(`${input}`);
      const method = init.method ?? 'GET';
      const kind = kindOf(method, url.pathname);
      const body = init.body ? (JSON.parse(`${init.body}`) as Record<string, unknown>) : undefined;
      const logged: Logged = {
        kind,
        method,
        url,
        headers: new Headers(init.headers),
        body,
        refused: false,
      };
      log.push(logged);
      options.onRequest?.(log.length);
      const response = refusalOf(logged) ?? (await answer(kind, url, body));
      logged.refused = response.status >= 400 && response.status < 500;
      return response;
    },
  };
}

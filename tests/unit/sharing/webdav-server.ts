/** A WebDAV server in memory, with one folder: strict where real ones are, and broken on demand. */

interface Stored {
  text: string;
  version: number;
  /** For so many more looks its ETag is weak. */
  weakFor: number;
}

export interface Request {
  method: string;
  url: string;
  headers: Headers;
  body: string;
  init: RequestInit;
}

/** What happens to a request instead: its answer is lost before or after it is done, or a status. */
export type Fault = 'lost-before' | 'lost-after' | number;

export function createWebDavServer() {
  const files = new Map<string, Stored>();
  const log: Request[] = [];
  const faults: { method: string; fault: Fault; body?: string; type?: string }[] = [];
  const locks = new Map<string, string>();
  /** Runs before a request is done: another writer, for example. */
  const before: ((request: Request) => void)[] = [];
  const server = {
    files,
    log,
    before,
    /** How many looks at a fresh file give a weak ETag; `Infinity`: all. */
    weak: 0,
    etags: true,
    canLock: true,
    /** Like a server that marks ETags of packed answers and does not know them again. */
    deaf: false,
    redirects: false,
    login: undefined as string | undefined,
    versions: 0,

    /** The next request of that method comes to this. */
    fault(method: string, fault: Fault, answer: { body?: string; type?: string } = {}) {
      faults.push({ method, fault, ...answer });
    },
    /** Puts a file there past every condition, as another writer or an administrator. */
    put(url: string, text: string) {
      server.versions += 1;
      files.set(url, { text, version: server.versions, weakFor: server.weak });
    },
    text: (url: string) => files.get(url)?.text,
    count: (method: string) => log.filter((one) => one.method === method).length,
    fetch: async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
      const request: Request = {
        method: init.method ?? 'GET',
        url: String(input),
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? init.body : '',
        init,
      };
      log.push(request);
      await Promise.resolve();
      if (server.redirects) {
        if (init.redirect === 'manual') return { type: 'opaqueredirect' } as Response;
        throw new TypeError('Failed to fetch');
      }
      before.shift()?.(request);
      const index = faults.findIndex(({ method }) => method === request.method);
      const [fault] = index < 0 ? [] : faults.splice(index, 1);
      if (fault?.fault === 'lost-before') throw new TypeError('Failed to fetch');
      if (typeof fault?.fault === 'number') {
        return new Response(fault.body ?? '', { status: fault.fault });
      }
      const answer = respond(request);
      if (fault) throw new TypeError('Failed to fetch');
      return answer;
    },
  };

  function etagOf(stored: Stored): Record<string, string> {
    if (!server.etags) return {};
    const weak = stored.weakFor > 0 ? 'W/' : '';
    stored.weakFor -= 1;
    return { ETag: `${weak}"v${stored.version}${server.deaf ? '-gzip' : ''}"` };
  }

  function respond({ method, url, headers, body }: Request): Response {
    if (server.login !== undefined && headers.get('Authorization') !== server.login) {
      return new Response('', { status: 401 });
    }
    const stored = files.get(url);
    const lock = locks.get(url);
    switch (method) {
      case 'GET': {
        if (!stored) return new Response('', { status: 404 });
        const etag = etagOf(stored);
        const known = headers.get('If-None-Match');
        if (known && known === etag.ETag) return new Response(null, { status: 304 });
        return new Response(stored.text, { headers: etag });
      }
      case 'PUT': {
        if (headers.get('If-None-Match') === '*' && stored) {
          return new Response('', { status: 412 });
        }
        const match = headers.get('If-Match');
        if (match !== null && match !== (stored && `"v${stored.version}"`)) {
          return new Response('', { status: 412 });
        }
        if (lock !== undefined && headers.get('If') !== `(${lock})`) {
          return new Response('', { status: 423 });
        }
        server.put(url, body);
        return new Response(null, { status: stored ? 204 : 201 });
      }
      case 'LOCK': {
        if (!server.canLock) return new Response('', { status: 405 });
        if (lock !== undefined) return new Response('', { status: 423 });
        const token = `<opaquelocktoken:${locks.size + 1}>`;
        locks.set(url, token);
        return new Response('', { headers: { 'Lock-Token': token } });
      }
      case 'UNLOCK':
        locks.delete(url);
        return new Response(null, { status: 204 });
      default:
        return new Response('', { status: 405 });
    }
  }
  return server;
}

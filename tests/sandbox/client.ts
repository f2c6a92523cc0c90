import { Agent as HttpsAgent, request } from 'node:https';
import { locationIds, type Sandbox, tokens } from './index.ts';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The parsed JSON; undefined when there is none or it does not parse. */
  body: unknown;
}

export interface CallOptions {
  body?: unknown;
  /** null leaves the header out. */
  token?: string | null;
  version?: string | null;
  headers?: Record<string, string>;
  host?: string;
  signal?: AbortSignal;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A plain HTTP/1.1 client for the sandbox's own tests. It keeps one connection open, so that the
 * second request is on a reused one, and never sends anything again by itself.
 */
export class PlainClient {
  private readonly agent = new HttpsAgent({ keepAlive: true, maxSockets: 1 });
  private readonly port: number;

  constructor(sandbox: Pick<Sandbox, 'port'>) {
    this.port = sandbox.port;
  }

  call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const { body, token = tokens.full.harbor, version = '2021-04-15', host } = options;
    const headers: Record<string, string> = { host: host ?? 'services.leadconnectorhq.com' };
    if (token !== null) headers.authorization = `Bearer ${token}`;
    if (version !== null) headers.version = version;
    if (body !== undefined) headers['content-type'] = 'application/json';
    Object.assign(headers, options.headers);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.port,
          method,
          path,
          headers,
          agent: this.agent,
          rejectUnauthorized: false,
          ...(options.signal ? { signal: options.signal } : {}),
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('error', reject);
          response.on('end', () => {
            const { statusCode: status = 0, headers: got } = response;
            resolve({ status, headers: got, text, body: parse(text) });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The message of an error body: a text or a list of texts. */
export function messageOf(reply: Reply): unknown {
  return (reply.body as { message?: unknown } | undefined)?.message;
}

/** The body of a good call transfer for Harbor Dental's Front Desk; `change` replaces parameters. */
export function callTransfer(sandbox: Sandbox, change: Record<string, unknown> = {}) {
  const agent = sandbox.agent(locationIds.harbor, 'Front Desk');
  return {
    agentId: agent.id,
    locationId: agent.locationId,
    actionType: 'CALL_TRANSFER',
    name: 'Transfer to a person',
    actionParameters: {
      triggerPrompt: 'When the caller asks for a person',
      triggerMessage: 'One moment, please.',
      transferToType: 'number',
      transferToValue: '+15550100999',
      ...change,
    },
  };
}

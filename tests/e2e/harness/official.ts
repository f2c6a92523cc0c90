import { HighLevel } from '@gohighlevel/api-client';
import { type LoggedRequest, startSandbox } from '../../sandbox/index.ts';
import { creates } from './requests.ts';

type CreateBody = Parameters<HighLevel['voiceAi']['createAction']>[0];

/** The request that HighLevel's own client sends for a body, logged by a sandbox of its own. */
export async function officialRequest(body: unknown, token: string): Promise<LoggedRequest> {
  const sandbox = await startSandbox();
  // The client's address: its types keep it private, its documentation says to set it.
  const client = HighLevel as unknown as { BASE_URL: string };
  const before = { url: client.BASE_URL, tls: process.env.NODE_TLS_REJECT_UNAUTHORIZED };
  try {
    client.BASE_URL = `https://127.0.0.1:${sandbox.port}`;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const { voiceAi } = new HighLevel({
      privateIntegrationToken: token,
      apiVersion: '2021-04-15',
      logLevel: 'none',
    });
    await voiceAi.createAction(body as CreateBody);
    const [request] = creates(sandbox);
    if (!request) throw new Error('The official client sent nothing');
    return request;
  } finally {
    client.BASE_URL = before.url;
    if (before.tls === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before.tls;
    await sandbox.stop();
  }
}

/** What of a request matters to HighLevel: what differs between two of these is a difference. */
export function essence({ method, path, query, headers, body }: LoggedRequest) {
  const { authorization, version } = headers;
  const contentType = headers['content-type']?.split(';')[0];
  return { method, path, query, authorization, version, contentType, body };
}

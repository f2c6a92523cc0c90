import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { type ApiContext, serveApi } from './api/serve.ts';
import { makeCertificate } from './certificate.ts';
import { Connections } from './connections.ts';
import { serveCrm } from './crm/serve.ts';
import { type Exchange, openExchange } from './exchange.ts';

/** The names that the one server answers to; the request's authority tells them apart. */
export const HOSTS = {
  crm: 'app.gohighlevel.com',
  api: 'services.leadconnectorhq.com',
  whiteLabel: 'crm.brightreach.example',
  static: ['static.leadconnectorhq.com', 'stcdn.leadconnectorhq.com'],
} as const;

/** Node clients come by address, with no way to map a name: to them the server is the API. */
const API_HOSTS: readonly string[] = [HOSTS.api, '127.0.0.1', 'localhost'];

async function serve(context: ApiContext, exchange: Exchange): Promise<void> {
  if (API_HOSTS.includes(exchange.host)) await serveApi(context, exchange);
  else serveCrm(context.world, exchange);
}

/** Starts the server on loopback; port 0 lets the system choose. */
export async function listen(
  port: number,
  makeContext: (connections: Connections) => ApiContext,
): Promise<{ server: Http2SecureServer; port: number; connections: Connections }> {
  const names = [HOSTS.crm, HOSTS.api, HOSTS.whiteLabel, ...HOSTS.static, 'localhost'];
  const server = createSecureServer({ ...makeCertificate(names), allowHTTP1: true });
  // Longer than a test: an idle connection that closes by itself would make a browser send again.
  Object.assign(server, { keepAliveTimeout: 600_000 });
  const connections = new Connections();
  const context = makeContext(connections);
  connections.watch(server);
  server.on('sessionError', () => {});
  server.on('tlsClientError', () => {});
  server.on('request', (request, response) => {
    openExchange(request, response, connections.of(request.socket.remotePort))
      .then((exchange) => serve(context, exchange))
      // The client left before its request was complete: there is nobody to tell.
      .catch(() => {});
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port, connections };
}

import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * A CONNECT proxy on loopback: the named hosts lead to their ports, every other name is refused, so
 * that nothing leaves the machine. Firefox has no option to map host names.
 */
export async function startConnectProxy(ports: Record<string, number>) {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head) => {
    const host = (request.url ?? '').split(':')[0] ?? '';
    const port = Object.hasOwn(ports, host) ? ports[host] : undefined;
    if (port === undefined) {
      client.end('HTTP/1.1 502 Not here\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    keep(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

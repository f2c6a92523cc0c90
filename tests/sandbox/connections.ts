import type { Http2SecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** One TCP connection of a client. */
export interface Connection {
  id: number;
  /** How many requests have arrived on it. */
  requests: number;
  raw: Socket;
  /** Set once the handshake is done. */
  tls?: TLSSocket;
}

/**
 * Follows the server's TCP connections. They are found by the client's port, since over HTTP/2 a
 * request's socket is only a proxy, and ending a session would send GOAWAY: a client would learn
 * from that what a broken line does not tell.
 */
export class Connections {
  private readonly byPort = new Map<number, Connection>();
  private made = 0;

  watch(server: Http2SecureServer): void {
    server.on('connection', (raw: Socket) => {
      const port = raw.remotePort;
      if (port === undefined) return;
      this.made += 1;
      this.byPort.set(port, { id: this.made, requests: 0, raw });
      raw.on('error', () => {});
      raw.on('close', () => {
        if (this.byPort.get(port)?.raw === raw) this.byPort.delete(port);
      });
    });
    server.on('secureConnection', (tls: TLSSocket) => {
      const connection = this.byPort.get(tls.remotePort ?? -1);
      if (connection) connection.tls = tls;
      tls.on('error', () => {});
    });
  }

  /** The connection of a request that comes from this port. */
  of(port: number | undefined): Connection | undefined {
    return this.byPort.get(port ?? -1);
  }

  /** Breaks one connection off, as a dead line does: no answer, no HTTP/2 goodbye. */
  cut(connection: Connection | undefined): void {
    connection?.tls?.destroy();
    connection?.raw.destroy();
  }

  /** Breaks all connections off. */
  endAll(): void {
    for (const connection of [...this.byPort.values()]) this.cut(connection);
  }
}

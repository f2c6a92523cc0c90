import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A line to a server on loopback, byte by byte: it can be cut, as by going offline, or break off in the
 * middle of what is sent, or hold back what is answered.
 */
export async function startLine(port: number) {
  const sockets = new Set<Socket>();
  const state = { cut: false };
  let trap: { after: number; kind: 'break' | 'hold'; sprung: () => void } | undefined;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((client) => {
    keep(client);
    if (state.cut) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    keep(upstream);
    let sent = 0;
    let isHeld = false;
    client.on('data', (bytes) => {
      sent += bytes.length;
      if (trap && sent > trap.after) {
        const { kind, after, sprung } = trap;
        trap = undefined;
        if (kind === 'break') {
          // Some of it arrives, and no more.
          upstream.write(bytes.subarray(0, Math.max(0, bytes.length - (sent - after))), () => {
            sprung();
            drop();
          });
          state.cut = true;
          return;
        }
        isHeld = true;
        sprung();
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!isHeld) client.write(bytes);
    });
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const spring = (kind: 'break' | 'hold', after: number) =>
    new Promise<void>((resolve) => {
      trap = { after, kind, sprung: resolve };
    });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state.cut = true;
      drop();
    },
    mend() {
      state.cut = false;
    },
    /** Cuts it as soon as one connection has sent more bytes than these; done when that has happened. */
    breakAfter: (bytes: number) => spring('break', bytes),
    /** From so many bytes on, what a connection sends arrives and no answer comes back. */
    holdAfter: (bytes: number) => spring('hold', bytes),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
}

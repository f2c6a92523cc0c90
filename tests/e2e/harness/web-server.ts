import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../../sandbox/certificate.ts';

/** What was asked of a web server. */
export interface WebRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  status: number;
}

/** How a web server answers, until a test sets another answer. */
export type WebAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A plain https web server on loopback, such as people put a library's file on. Browsers reach it by
 * its name through `extraHosts`.
 */
export async function startWebServer(host = 'library.example') {
  const requests: WebRequest[] = [];
  const sockets = new Set<Duplex>();
  const state = { answer: answers.status(404) };
  const server = createServer(makeCertificate([host]), (request, response) => {
    const { method = '', url = '', headers } = request;
    const entry: WebRequest = { method, path: url, headers, status: 0 };
    requests.push(entry);
    response.on('close', () => {
      entry.status = response.statusCode;
    });
    state.answer(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    port: (server.address() as AddressInfo).port,
    origin: `https://${host}`,
    address: `https://${host}/team/library.json`,
    requests,
    /** Answers like this from now on. */
    answer(answer: WebAnswer): void {
      state.answer = answer;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
export type WebServer = Awaited<ReturnType<typeof startWebServer>>;

const html = 'text/html; charset=utf-8';

export const answers = {
  /** A file with an ETag, called what raw files in repositories are called; 304 to who has it. */
  file:
    (text: string, etag = `"${text.length}-${text.slice(-20).replace(/[^\w]/g, '')}"`): WebAnswer =>
    (request, response) => {
      const unchanged = request.headers['if-none-match'] === etag;
      response.writeHead(unchanged ? 304 : 200, { ETag: etag, 'Content-Type': 'text/plain' });
      response.end(unchanged ? undefined : text);
    },
  /** The same for who has this login only. */
  behindLogin:
    (authorization: string, inner: WebAnswer): WebAnswer =>
    (request, response) => {
      if (request.headers.authorization === authorization) inner(request, response);
      else answers.status(401)(request, response);
    },
  /** Breaks off in the middle, after promising the whole. */
  cutOff:
    (text: string): WebAnswer =>
    (_, response) => {
      response.writeHead(200, { 'Content-Length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
    },
  /** Half of it, as if that were all. */
  half: (text: string): WebAnswer => answers.file(text.slice(0, text.length / 2)),
  loginPage: (): WebAnswer => (_, response) => {
    response.writeHead(200, { 'Content-Type': html });
    response.end('<!doctype html><title>Log in</title><form><input name="password"></form>');
  },
  empty: (): WebAnswer => answers.file('', '"empty"'),
  status:
    (status: number): WebAnswer =>
    (_, response) => {
      response.writeHead(status, { 'Content-Type': html });
      response.end(`<h1>${status}</h1>`);
    },
  redirect:
    (to: string): WebAnswer =>
    (_, response) => {
      response.writeHead(302, { Location: to });
      response.end();
    },
  /** “Not modified” to everybody. */
  notModified: (): WebAnswer => (_, response) => {
    response.writeHead(304);
    response.end();
  },
  /** So many bytes, as fast as they are taken; `sent` counts. */
  endless(bytes: number) {
    const state = { sent: 0 };
    const piece = Buffer.alloc(256 * 1024, ' ');
    const answer: WebAnswer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = () => {
        while (state.sent < bytes && !response.destroyed) {
          state.sent += piece.length;
          if (!response.write(piece)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    };
    return { state, answer };
  },
};

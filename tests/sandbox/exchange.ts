import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Connection } from './connections.ts';

/** A request that has been read, and the ways to answer it. */
export interface Exchange {
  request: Http2ServerRequest;
  method: string;
  url: URL;
  host: string;
  headers: Record<string, string>;
  text: string;
  connection: Connection | undefined;
  reused: boolean;
  /** Sends an answer; a client that is gone is no error. */
  send(status: number, headers: Record<string, string>, body?: string | Buffer): void;
  /** Sends the headers and a part of the body, then ends or leaves it open for a cut. */
  sendPart(status: number, headers: Record<string, string>, part: string, end: boolean): void;
}

function readText(request: Http2ServerRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('aborted', () => reject(new Error('the client left')));
    request.on('error', reject);
  });
}

function plainHeaders(request: Http2ServerRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(':') || value === undefined) continue;
    headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** Reads a request to its end. Rejects when the client leaves before that. */
export async function openExchange(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  connection: Connection | undefined,
): Promise<Exchange> {
  const reused = (connection?.requests ?? 0) > 0;
  if (connection) connection.requests += 1;
  request.on('error', () => {});
  response.on('error', () => {});
  const authority = request.authority || request.headers.host || 'localhost';
  const text = await readText(request);
  const gone = () => response.writableEnded || response.destroyed || response.stream?.destroyed;
  return {
    request,
    method: request.method,
    url: new URL(request.url, `https://${authority}`),
    host: authority.replace(/:\d+$/, '').toLowerCase(),
    headers: plainHeaders(request),
    text,
    connection,
    reused,
    send(status, headers, body) {
      if (gone()) return;
      response.writeHead(status, headers);
      if (body === undefined) response.end();
      else response.end(body);
    },
    sendPart(status, headers, part, end) {
      if (gone()) return;
      response.writeHead(status, headers);
      if (end) response.end(part);
      else response.write(part);
    },
  };
}

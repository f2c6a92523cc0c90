import { Secret } from '../../../../lib/connections/secret.ts';
import type { ReadFrom } from '../../../../lib/sharing/sources/source.ts';
import { readAddress } from '../../../../lib/sharing/sources/subscription.ts';

/** A server that is not there: what a browser's `fetch` asks it, and what it answers. */

export const address = 'https://library.example/team.json';
export const text = '{"kind":"switchboard.library"}';
export const password = 'Bearer s3cr3t-of-the-team';

type Answer = Response | 'no-answer' | 'redirect' | (() => Response | Promise<Response>);

export interface Asked {
  url: string;
  init: RequestInit;
  headers: Record<string, string>;
}

/** Reads an address, with these answers one after another. */
export async function reading(
  answers: Answer[],
  from: Partial<Omit<ReadFrom, 'authorization'>> & { authorization?: string } = {},
  changes: Partial<Parameters<typeof readAddress>[0]> = {},
) {
  const asked: Asked[] = [];
  const origins: string[] = [];
  const { authorization, ...rest } = from;
  const fetched = await readAddress(
    {
      fetch: async (input, init = {}) => {
        asked.push({ url: String(input), init, headers: init.headers as Record<string, string> });
        const answer = answers.shift() ?? 'no-answer';
        if (answer === 'redirect') {
          if (init.redirect === 'manual') return opaqueRedirect();
          // As a browser: it tells a redirect that is not followed and a dead server alike.
          answers.unshift('redirect');
          throw new TypeError('Failed to fetch');
        }
        if (answer === 'no-answer') throw new TypeError('Failed to fetch');
        return typeof answer === 'function' ? await answer() : answer;
      },
      hasAccess: async (origin) => {
        origins.push(origin);
        return true;
      },
      isOnline: () => true,
      timeLimit: () => new AbortController().signal,
      ...changes,
    },
    {
      address,
      ...(authorization === undefined ? {} : { authorization: new Secret(authorization) }),
      ...rest,
    },
  );
  return { fetched, asked, origins };
}

/** Only a browser makes these. */
function opaqueRedirect(): Response {
  return { type: 'opaqueredirect', status: 0, body: null } as unknown as Response;
}

/** A body of so many bytes, in pieces; counts what was pulled of it. */
export function endless(bytes: number, piece = 64 * 1024) {
  const state = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.pulled >= bytes) {
          controller.close();
          return;
        }
        state.pulled += piece;
        controller.enqueue(new Uint8Array(piece).fill(0x20));
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, response: () => new Response(body, { status: 200 }) };
}

import type { Input, MessageName } from '../messaging/messages/index.ts';
import type { LauncherOutcome } from '../messaging/messages/launcher-create.ts';
import type { LauncherState } from '../messaging/messages/launcher-state.ts';
import type { Envelope } from '../messaging/protocol.ts';
import { pause } from './dom.ts';

/** The part of the extension's runtime that the launcher uses; `id` goes when the extension does. */
export interface Runtime {
  id?: string | undefined;
  sendMessage(message: Envelope): Promise<unknown>;
}

export type LauncherMessage = Extract<MessageName, `launcher/${string}`>;

/**
 * Asks the background. The first message leaves before this returns, so that a click still counts
 * as one. Gives the output, or undefined when there is none, and never rejects.
 */
export type Ask = <N extends LauncherMessage>(name: N, input: Input<N>) => Promise<unknown>;

/**
 * How often in a row a message is asked again when nobody answered, as when the worker stopped half
 * way, or has to read first where it may open quick add. All are safe to repeat: a draft sends once,
 * what is undone is not undone twice, what is open is open. A click counts for as long as this takes.
 */
const retries = 5;

/** `gone` is called when the extension is no longer there to be asked, or not for this page. */
export function createAsk(
  runtime: () => Runtime | undefined,
  signal: AbortSignal,
  gone: () => void,
): Ask {
  return async (switchboard, input) => {
    for (let left = retries; ; left--) {
      try {
        const reply = await runtime()?.sendMessage({ switchboard, input });
        if (isObject(reply)) {
          if (reply.reason === 'refused') gone();
          return reply.ok === true ? reply.output : undefined;
        }
      } catch {
        // Nobody answered; whether that is for good is seen from the runtime.
      }
      if (!runtime()?.id) gone();
      if (signal.aborted || left < 1) return;
      await pause(300, signal);
    }
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The background has parsed what it answers; these only make sure that it is what was asked for. */
export function readState(value: unknown): LauncherState | undefined {
  return isObject(value) && isObject(value.position) && Array.isArray(value.ready)
    ? (value as LauncherState)
    : undefined;
}

export function readOutcome(value: unknown): LauncherOutcome | undefined {
  return isObject(value) && typeof value.runId === 'string' && typeof value.text === 'string'
    ? (value as LauncherOutcome)
    : undefined;
}

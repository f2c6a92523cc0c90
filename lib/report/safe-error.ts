/**
 * What is kept of an error: its kind, and where in our own files it happened. Never its message, nor
 * anything else of it that could hold a name, an id, an address or a secret.
 */
export interface SafeError {
  name: string;
  /** `file:line:column`, the innermost first. */
  frames: string[];
}

/** Where an error happened: a message by its name, or a screen. */
export const wherePattern =
  /^(?:message|page|quick-add|background) [a-z]{1,20}(?:[/-][a-z]{1,20}){0,4}$/;

/** More of them say nothing new. */
const mostFrames = 8;

const safeName = /^(?:[A-Z][A-Za-z]{0,30}Error|Error|VaultLocked)$/;
/** Our built files: words, and a hash of eight characters. */
const safeFrame = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,4}(?:-[\w-]{8})?\.(?:js|ts|tsx):\d{1,6}:\d{1,6}$/;

// A line of a stack in Chromium (`at f (chrome-extension://…/a.js:1:2)`) and in Firefox
// (`f@moz-extension://…/a.js:1:2`). Those of other schemes are nobody's here, but for tests.
const line =
  /^(?:\s+at .*?|[^\s]*@)(?:chrome-extension|moz-extension|file):\/\/[^\s()]*\/([^\s()/]+?:\d+:\d+)\)?$/;

/** Takes what is safe of anything that was thrown. Never throws. */
export function safeError(thrown: unknown): SafeError {
  try {
    const { name, stack, message } = (thrown ?? {}) as Partial<
      Record<'name' | 'stack' | 'message', unknown>
    >;
    return { name: nameOf(name), frames: framesOf(stack, message) };
  } catch {
    return { name: 'Error', frames: [] };
  }
}

/** The same of what another context says it took. */
export function safeAgain({ name, frames }: SafeError): SafeError {
  return {
    name: nameOf(name),
    frames: frames.filter((one) => safeFrame.test(one)).slice(0, mostFrames),
  };
}

const nameOf = (name: unknown): string =>
  typeof name === 'string' && safeName.test(name) ? name : 'Error';

function framesOf(stack: unknown, message: unknown): string[] {
  if (typeof stack !== 'string') return [];
  // In Chromium the stack begins with the message, which may look like a stack itself.
  const text =
    typeof message === 'string' && message !== '' ? stack.replace(message, () => '') : stack;
  return text
    .slice(0, 20_000)
    .split('\n')
    .flatMap((one) => line.exec(one)?.[1] ?? [])
    .filter((one) => safeFrame.test(one))
    .slice(0, mostFrames);
}

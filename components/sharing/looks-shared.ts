import { hasCode } from '../../lib/sharing/code.ts';

/** Somewhere in a document stands of which kind it is. */
const document = /"kind"\s*:\s*"switchboard\.(?:library|templates)"/;

/** Whether a text is a library or a code that was exported, so far as can be told without reading it. */
export const looksShared = (text: string): boolean => hasCode(text) || document.test(text);

/** What was pasted on another page, on its way to the import page. */
let along: string | undefined;

export function takeAlong(text: string): void {
  along = text;
}

/** What was taken along; only once. */
export function takenAlong(): string | undefined {
  const text = along;
  along = undefined;
  return text;
}

/** Takes a library in from a file, a text or a code. */
export function ImportPage(_: { go: (hash: string) => void }) {
  return null;
}

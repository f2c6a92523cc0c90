/** Gives templates, packs or a library away as a file or a code. */
export function ExportPage(_: { query: URLSearchParams; go: (hash: string) => void }) {
  return null;
}

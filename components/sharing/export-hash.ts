/** So many ids fit into an address that can be read, kept and gone back to. */
const mostInAddress = 50;

/** What is to be exported and is too much for an address, while this page lives. */
const held = new Map<string, string[]>();

/** The hash of the page that exports templates and packs, by their ids. No id has a comma in it. */
export function exportHash(ids: string[]): string {
  if (ids.length <= mostInAddress) {
    return `#/sharing/export?${new URLSearchParams({ ids: ids.join(',') })}`;
  }
  const key = String(held.size + 1);
  held.set(key, ids);
  return `#/sharing/export?held=${key}`;
}

/** What an address asks for; undefined when nothing, or when it is not known any more. */
export function exportOf(
  query: URLSearchParams,
): { ids: string[] } | { libraryId: string } | undefined {
  const libraryId = query.get('library');
  if (libraryId) return { libraryId };
  const inAddress = (query.get('ids') ?? '').split(',').filter(Boolean);
  const ids = held.get(query.get('held') ?? '') ?? inAddress;
  return ids.length > 0 ? { ids } : undefined;
}

/** What people call the records of a store; the order they are told in. */
const words: Record<string, [one: string, many: string]> = {
  templates: ['Template', 'Templates'],
  versions: ['Earlier version of a template', 'Earlier versions'],
  packs: ['Pack', 'Packs'],
  libraries: ['Library', 'Libraries'],
  libraryDocs: ['Document of a library', 'Documents of libraries'],
  connections: ['Token', 'Tokens'],
  agencies: ['Agency', 'Agencies'],
  vault: ['How tokens are kept', 'How tokens are kept'],
  logins: ['Login of a library', 'Logins of libraries'],
  signingKeys: ['Signing key', 'Signing keys'],
  runs: ['Record of what was created', 'Records of what was created'],
  drafts: ['Half-filled form', 'Half-filled forms'],
  edits: ['Unsaved edit', 'Unsaved edits'],
  marks: ['Favourite and use', 'Favourites and uses'],
  remembered: ['Remembered values', 'Remembered values'],
  bindings: ['Choice made by name', 'Choices made by name'],
  directory: ['List of a sub-account', 'Lists of sub-accounts'],
  names: ['Name', 'Names'],
  crmSites: ['CRM address', 'CRM addresses'],
  setAside: ['Record set aside', 'Records set aside'],
};

/** One record of it. */
export const recordWord = (store: string): string => words[store]?.[0] ?? 'Record of another kind';

/** Counts in people's words; what has none comes together at the end. */
export function countsInWords(
  stores: { store: string; count: number }[],
): { label: string; count: number }[] {
  const counts = new Map(stores.map(({ store, count }) => [store, count]));
  const named = Object.entries(words).flatMap(([store, [, label]]) => {
    const count = counts.get(store);
    return count === undefined ? [] : [{ label, count }];
  });
  const others = stores.filter(({ store }) => !Object.hasOwn(words, store));
  const count = others.reduce((all, one) => all + one.count, 0);
  return count > 0 ? [...named, { label: 'Other notes of the extension', count }] : named;
}

/** `1.4 MB` */
export function bytesInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let at = 0;
  let left = bytes;
  for (; left >= 1000 && at < units.length - 1; at += 1) left /= 1000;
  return `${at === 0 || left >= 100 ? Math.round(left) : left.toFixed(1)} ${units[at]}`;
}

import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';

/** What people call the records of a store; the order they are told in. */
const words: Record<string, [one: Key, many: Key]> = {
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
export const recordWord = (store: string): string =>
  t(words[store]?.[0] ?? 'Record of another kind');

/** Counts in people's words; what has none comes together at the end. */
export function countsInWords(
  stores: { store: string; count: number }[],
): { label: string; count: number }[] {
  const counts = new Map(stores.map(({ store, count }) => [store, count]));
  const named = Object.entries(words).flatMap(([store, [, label]]) => {
    const count = counts.get(store);
    return count === undefined ? [] : [{ label: t(label), count }];
  });
  const others = stores.filter(({ store }) => !Object.hasOwn(words, store));
  const count = others.reduce((all, one) => all + one.count, 0);
  return count > 0 ? [...named, { label: t('Other notes of the extension'), count }] : named;
}

import type { Language } from '../../lib/i18n/languages.ts';

/** What stands in `docs/store/<language>.md`, for the pictures and the rule tests. */
export interface Listing {
  name: string;
  summary: string;
  description: string;
  searchTerms: string[];
  captions: string[];
  tile: string;
}

export const listingPath = (language: Language) => `docs/store/${language}.md`;

export function readListing(page: string): Listing {
  const section = (title: string) => {
    const [, after = ''] = page.split(new RegExp(`^## ${title}$`, 'm'));
    return (after.split(/^## /m)[0] ?? '').trim();
  };
  const items = (text: string, mark: RegExp) =>
    text
      .split('\n')
      .filter((line) => mark.test(line))
      .map((line) => line.replace(mark, ''));
  return {
    name: section('Name'),
    summary: section('Summary'),
    description: section('Description').replace(/^```text\n|\n```$/g, ''),
    searchTerms: items(section('Search terms'), /^- /),
    captions: items(section('Pictures'), /^\d+\. /),
    tile: items(section('Pictures'), /^Tile: /)[0] ?? '',
  };
}

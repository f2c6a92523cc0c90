import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../lib/i18n/languages.ts';
import { starterPacks } from '../../lib/templates/starter/index.ts';
import { hosts, optionalHosts, permissions } from '../docs/permission-reasons.ts';
import { permissionsDoc, permissionsDocPath } from '../docs/permissions-doc.ts';
import { listingPath, readListing } from '../docs/store-listing.ts';
import {
  hostReason,
  singlePurpose,
  storePrivacy,
  storePrivacyPath,
} from '../docs/store-privacy.ts';
import { sizes } from '../screenshots/store-frame.ts';
import { storeScenes } from '../screenshots/store-scenes.ts';
import { files, has, read, root } from './project.ts';

const all = Object.keys(languages) as Language[];

/** Width and height of a PNG, from its first chunk. */
function sizeOf(path: string): { width: number; height: number } {
  const data = readFileSync(join(root, path));
  expect(data.toString('latin1', 1, 4)).toBe('PNG');
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

describe('what is made of the reasons for permissions', () => {
  test('docs/permissions.md has the tables that `npm run docs` makes', () => {
    const page = read(permissionsDocPath);
    expect(page).toBe(permissionsDoc(page));
  });

  test('docs/store/privacy.md is what `npm run docs` makes', () => {
    expect(read(storePrivacyPath)).toBe(storePrivacy());
  });

  test('fits into the fields of the Chrome Web Store', () => {
    const fields = [singlePurpose, hostReason, ...permissions.map(({ why }) => why)];
    expect(fields.filter((text) => text.length > 1000)).toEqual([]);
    const short = [...permissions, ...hosts, ...optionalHosts].filter(({ why }) => why.length < 20);
    expect(short).toEqual([]);
  });

  test('says to Firefox what goes to HighLevel', () => {
    const named = [...read(storePrivacyPath).matchAll(/^- `(\w+)`: /gm)].map(([, name]) => name);
    const [, list = ''] = /required: \[([^\]]*)\]/.exec(read('wxt.config.ts')) ?? [];
    expect(named).toEqual([...list.matchAll(/'(\w+)'/g)].map(([, name]) => name));
  });
});

test('there is a listing in every language', () => {
  expect(all.filter((language) => !has(listingPath(language)))).toEqual([]);
});

describe.each(all.filter((language) => has(listingPath(language))))(
  'the listing in %s',
  (language) => {
    const listing = readListing(read(listingPath(language)));
    const messages = JSON.parse(
      read(`public/_locales/${language.replace('-', '_')}/messages.json`),
    ) as Record<string, { message: string }>;

    test('has the name and the summary of the manifest', () => {
      expect(listing.name).toBe(messages.name?.message);
      expect(listing.summary).toBe(messages.description?.message);
      expect(listing.summary.length).toBeLessThanOrEqual(132);
    });

    test('has a description that every store takes', () => {
      expect(listing.description.length).toBeGreaterThan(250);
      expect(listing.description.length).toBeLessThan(10_000);
      // Stores show plain text.
      expect(listing.description).not.toMatch(/\]\(|\*\*|<\w|`/);
      expect(listing.description).toMatch(/HighLevel\.$/);
    });

    test('counts the starters as they are', () => {
      const count = starterPacks.reduce((sum, { templates }) => sum + templates.length, 0);
      expect(listing.description).toContain(` ${count} `);
    });

    test('has search terms within the limits of Edge', () => {
      expect(listing.searchTerms.length).toBeGreaterThan(3);
      expect(listing.searchTerms.length).toBeLessThanOrEqual(7);
      expect(listing.searchTerms.filter((term) => term.length > 30)).toEqual([]);
      expect(listing.searchTerms.join(' ').split(' ').length).toBeLessThanOrEqual(21);
    });

    test('has a picture for each caption, of the size that stores ask for', () => {
      expect(listing.captions).toHaveLength(storeScenes.length);
      expect(listing.captions.every((caption) => caption.length <= 58)).toBe(true);
      const own = files.filter((path) => path.startsWith(`docs/store/images/${language}/`));
      const pictures = listing.captions.map(
        (_, at) => `docs/store/images/${language}/${at + 1}.png`,
      );
      const tile = `docs/store/images/${language}/tile.png`;
      expect(own.sort()).toEqual([...pictures, tile].sort());
      for (const path of pictures) expect([path, sizeOf(path)]).toEqual([path, sizes.picture]);
      expect(sizeOf(tile)).toEqual(sizes.tile);
    });
  },
);

describe('the folder', () => {
  test('has the logo, and a page that says where everything is', () => {
    expect(sizeOf('docs/store/images/logo.png')).toEqual(sizes.logo);
    const page = read('docs/store/README.md');
    for (const language of all) expect(page).toContain(`(${language}.md)`);
  });

  test('keeps its pictures small', () => {
    const large = files
      .filter((path) => path.startsWith('docs/store/images/'))
      .filter((path) => readFileSync(join(root, path)).length > 300 * 1024);
    expect(large).toEqual([]);
  });
});

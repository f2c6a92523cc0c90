import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hosts, optionalHosts, permissionsFor } from '../docs/permission-reasons.ts';
import { extensionDir } from '../e2e/harness/paths.ts';
import { read } from './project.ts';

const page = read('docs/permissions.md');

function section(title: string): string {
  const [, rest] = page.split(new RegExp(`^## ${title}$`, 'm'));
  if (rest === undefined) throw new Error(`docs/permissions.md has no section “${title}”`);
  return rest.split(/^## /m)[0] ?? '';
}

/** The cells of a section's table, without its heading. */
function rows(title: string): string[][] {
  return section(title)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|\s*-/.test(line))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

const cspLine = section('Pages and scripts').match(/Policy[^:]*: `([^`]+)`/)?.[1];

for (const [browser, title] of [
  ['chromium', 'Chromium'],
  ['firefox', 'Firefox'],
] as const) {
  describe(`the manifest for ${title} and docs/permissions.md`, () => {
    const dir = extensionDir(browser);
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));

    test('ask for what has a reason, and nothing else', () => {
      const named = (reasons: { name: string }[]) => reasons.map(({ name }) => name).sort();
      expect([...manifest.permissions].sort()).toEqual(named(permissionsFor(title)));
      expect(manifest.optional_permissions ?? []).toEqual([]);
      expect([...manifest.host_permissions].sort()).toEqual(named(hosts));
      expect(manifest.optional_host_permissions).toEqual(named(optionalHosts));
      // Firefox would ask for them at install if they stood there.
      expect(manifest.host_permissions).not.toContain('https://*/*');
    });

    test('never ask for what reaches into every site', () => {
      const asked: string[] = [...manifest.permissions, ...manifest.host_permissions];
      // `activeTab` is none of them: it gives the one tab on which the toolbar button is pressed.
      const broad = ['tabs', 'cookies', 'webRequest', '<all_urls>', '*://*/*'];
      expect(asked.filter((entry) => broad.includes(entry))).toEqual([]);
    });

    test('agree on the Content Security Policy', () => {
      expect(manifest.content_security_policy).toEqual({ extension_pages: cspLine });
    });

    test('have a schema for an administrator’s policy where the browser wants one', () => {
      const name = manifest.storage?.managed_schema;
      expect(name).toBe(browser === 'chromium' ? 'managed-schema.json' : undefined);
      if (name) expect(JSON.parse(readFileSync(join(dir, name), 'utf8')).type).toBe('object');
    });

    test('leave nothing open to pages, sites and other extensions', () => {
      expect(manifest.web_accessible_resources ?? []).toEqual([]);
      expect(manifest.externally_connectable).toBeUndefined();
      expect(manifest.manifest_version).toBe(3);
    });

    test('put the content script on the CRM only, in the top frame', () => {
      const matches = section('Pages and scripts').match(/Content script: `([^`]+)`/)?.[1];
      for (const script of manifest.content_scripts ?? []) {
        expect(script.matches).toEqual([matches]);
        expect(script.all_frames ?? false).toBe(false);
        expect(script.world ?? 'ISOLATED').toBe('ISOLATED');
      }
      expect(manifest.content_scripts).toHaveLength(1);
    });

    test('state the same oldest version', () => {
      const named = rows('Browsers').find(([name]) => name?.includes(title))?.[1];
      const gecko = manifest.browser_specific_settings?.gecko;
      const oldest = gecko?.strict_min_version ?? manifest.minimum_chrome_version;
      expect(oldest?.replace(/\.0$/, '')).toBe(named);
    });

    test('ship no source map and no file with a secret name', () => {
      const names = readdirSync(dir, { recursive: true }).map(String);
      expect(names.filter((name) => /\.map$|\.env|\.pem$|\.key$/.test(name))).toEqual([]);
    });
  });
}

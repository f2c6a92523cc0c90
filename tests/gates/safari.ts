import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.ts';
import { outputDir } from '../e2e/harness/paths.ts';

/**
 * Builds for Safari, and looks at the manifest: it asks for nothing that Safari does not have, and all
 * that it names is there. Nothing here can run it.
 */
if ((await run('wxt', ['build', '-b', 'safari', '--mv3'])) !== 0) process.exit(1);

const dir = join(outputDir, 'safari-mv3');
const text = readFileSync(join(dir, 'manifest.json'), 'utf8');
const manifest = JSON.parse(text);

function complain(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

for (const key of ['side_panel', 'sidebar_action', 'minimum_chrome_version', 'storage', 'key']) {
  if (key in manifest) complain(`Safari does not know “${key}” in the manifest`);
}
if (manifest.permissions.includes('sidePanel')) complain('Safari has no side panel');
if (!manifest.browser_specific_settings?.safari?.strict_min_version) {
  complain('The manifest does not say which Safari is new enough');
}
for (const [, file = ''] of text.matchAll(/"([\w/-]+\.(?:js|html|png|css|json))"/g)) {
  if (!existsSync(join(dir, file))) complain(`The manifest names ${file}, which is not there`);
}

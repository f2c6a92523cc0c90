import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from './browsers.ts';

export const projectDir = join(import.meta.dirname, '..', '..', '..');

/** Where `wxt build` puts its builds; `SWITCHBOARD_OUTPUT` points the tests at another folder. */
export const outputDir = process.env.SWITCHBOARD_OUTPUT ?? join(projectDir, '.output');

/** The built extension for a browser; throws when it is not built. */
export function extensionDir(name: BrowserName): string {
  const dir = join(outputDir, name === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
  if (!existsSync(join(dir, 'manifest.json'))) {
    const script = name === 'chromium' ? 'build' : 'build:firefox';
    throw new Error(`The extension is not built for ${name}: npm run ${script}`);
  }
  return dir;
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, type Place } from './chromium.ts';
import type { Ends } from './ends.ts';
import { extensionWithOwnId } from './policy.ts';
import { installInProfile, keepInProfile } from './white-label.ts';

/** The extension installed in a profile for good, so that the browser can be closed and opened again. */
export async function installedInProfile(ends: Ends, sandbox: Place) {
  const profile = await mkdtemp(join(tmpdir(), 'switchboard-profile-'));
  ends.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const { dir, id } = await extensionWithOwnId(ends);
  await installInProfile(profile, dir, id);
  return {
    async launch() {
      const browser = await launchChromium({ sandbox, installed: id, userDataDir: profile });
      ends.add(() => browser.close());
      return browser;
    },
    /** Between two starts. */
    keep: () => keepInProfile(profile, id),
    /** What the next start finds is a newer one. */
    async update(version: string) {
      const path = join(dir, 'manifest.json');
      const manifest = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify({ ...manifest, version }));
    },
  };
}

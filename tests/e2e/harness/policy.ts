import { createHash, generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureBrowser } from './browsers.ts';
import type { Ends } from './ends.ts';
import { extensionDir } from './paths.ts';

/** An administrator's policies on this machine, for one extension. */

/** Where the browser looks for them on Linux; a test needs the right to write there. */
function policyFolder(): string {
  const name = basename(ensureBrowser('chromium'));
  const product = name.includes('edge')
    ? 'opt/edge'
    : name.includes('google')
      ? 'opt/chrome'
      : 'chromium';
  return `/etc/${product}/policies/managed`;
}

/**
 * A copy of the built extension with an id of its own: policies hold for the whole machine, and no
 * other browser on it has this extension.
 */
export async function extensionWithOwnId(ends: Ends): Promise<{ dir: string; id: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-managed-'));
  ends.add(() => rm(dir, { recursive: true, force: true }));
  await cp(extensionDir('chromium'), dir, { recursive: true });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, key: key.toString('base64') }));
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  return { dir, id };
}

/** The policy file for an extension; gone at the end, however the test ends. */
export async function policyFor(id: string, ends: Ends) {
  const folder = policyFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, `switchboard-test-${id}.json`);
  const removeNow = () => rmSync(path, { force: true });
  process.once('exit', removeNow);
  ends.add(() => {
    removeNow();
    process.removeListener('exit', removeNow);
  });
  return {
    async write(policy: object): Promise<void> {
      // Whole at once: the browser may read at any time. It takes files that end in `.json` only.
      const draft = `${path}.draft`;
      await writeFile(draft, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
      await rename(draft, path);
    },
    remove: () => rm(path, { force: true }),
  };
}

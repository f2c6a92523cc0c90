import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'wxt';
import { projectDir } from '../e2e/harness/paths.ts';

/** The extensions that Switchboard is compared with, made when the benchmark runs. */
const matches = ['https://app.gohighlevel.com/*'];

async function write(dir: string, files: Record<string, string>): Promise<string> {
  await mkdir(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  return dir;
}

/** Without a worker the harness could not see that the extension is there. */
function manifest(name: string, parts: object): Record<string, string> {
  const background = { service_worker: 'worker.js' };
  const json = { manifest_version: 3, name, version: '1.0', background, ...parts };
  return { 'manifest.json': JSON.stringify(json), 'worker.js': '' };
}

/** A content script of one line. */
export function oneLine(root: string): Promise<string> {
  return write(join(root, 'one-line'), {
    ...manifest('One line', {
      content_scripts: [{ matches, js: ['content.js'], run_at: 'document_idle' }],
    }),
    'content.js': "document.documentElement.dataset.bench = 'here';\n",
  });
}

/** A popup of plain HTML, with as many entries as Switchboard shows at first. */
export function plainPopup(root: string): Promise<string> {
  const entries = Array.from({ length: 20 }, (_, index) => `<li>Template ${index + 1}</li>`);
  return write(join(root, 'plain-popup'), {
    ...manifest('Plain popup', { action: { default_popup: 'popup.html' } }),
    'popup.html': `<!doctype html><meta charset="utf-8"><title>Plain</title><body style="width:380px"><h1>Plain</h1><ul>${entries.join('')}</ul>`,
  });
}

/** The content script that WXT makes of one line, with its own build. */
export async function bareWxt(root: string): Promise<string> {
  const dir = join(root, 'bare-wxt');
  await write(dir, { 'package.json': '{"name":"bare","version":"1.0.0","type":"module"}' });
  await write(join(dir, 'entrypoints'), {
    'background.ts':
      "import { defineBackground } from 'wxt/utils/define-background';\nexport default defineBackground(() => {});\n",
    'bare.content.ts': `import { defineContentScript } from 'wxt/utils/define-content-script';
export default defineContentScript({
  matches: ${JSON.stringify(matches)},
  main() { document.documentElement.dataset.bench = 'here'; },
});
`,
  });
  await symlink(join(projectDir, 'node_modules'), join(dir, 'node_modules'), 'junction');
  await build({ root: dir, imports: false, logger: quiet });
  return join(dir, '.output', 'chrome-mv3');
}

const silent = () => undefined;
const quiet = {
  debug: silent,
  log: silent,
  info: silent,
  warn: silent,
  error: (...words: unknown[]) => console.error(...words),
  fatal: (...words: unknown[]) => console.error(...words),
  success: silent,
  level: 0,
};

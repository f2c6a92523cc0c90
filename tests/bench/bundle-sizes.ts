import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a context loads before it can show anything, and how much of it is allowed. */
export interface BundleSize {
  name: string;
  files: string[];
  /** Bytes, each file gzipped by itself, as the budgets are meant. */
  gzipped: number;
  budget?: number;
}

const KB = 1000;

/** Static imports and re-exports only: `import(…)` loads later, so it does not count. */
const staticImport =
  /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["'](\.{0,2}\/[^"']+)["']/g;

async function withImports(dir: string, files: string[]): Promise<string[]> {
  const found = new Set<string>();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = await readFile(join(dir, file), 'utf8');
    for (const [, target = ''] of code.matchAll(staticImport)) {
      queue.push(target.startsWith('/') ? target.slice(1) : join(dirname(file), target));
    }
  }
  return [...found].sort();
}

async function scriptsOf(dir: string, page: string): Promise<string[]> {
  const html = await readFile(join(dir, page), 'utf8');
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src = '']) => src);
  return scripts.map((src) => src.replace(/^\.?\//, ''));
}

async function measure(dir: string, name: string, files: string[], budget?: number) {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dir, file)), { level: 9 }).length),
  );
  const gzipped = sizes.reduce((sum, size) => sum + size, 0);
  return { name, files, gzipped, ...(budget === undefined ? {} : { budget }) };
}

/** The sizes of a build (`.output/chrome-mv3` or its Firefox twin). */
export async function bundleSizes(dir: string): Promise<BundleSize[]> {
  const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  const contentScripts: string[] = (manifest.content_scripts ?? []).flatMap(
    (entry: { js?: string[] }) => entry.js ?? [],
  );
  const panel = manifest.side_panel?.default_path ?? manifest.sidebar_action?.default_panel;
  const page = async (name: string, file: string, budget?: number) =>
    measure(dir, name, await withImports(dir, await scriptsOf(dir, file)), budget);
  const background: string = manifest.background.service_worker ?? manifest.background.scripts[0];
  return [
    await measure(dir, 'content script', contentScripts, 5 * KB),
    await page('popup, first load', manifest.action.default_popup, 40 * KB),
    await page('side panel, first load', panel),
    await measure(dir, 'background', await withImports(dir, [background])),
  ];
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { projectDir } from '../e2e/harness/paths.ts';
import { zipPath } from './zips.ts';

/**
 * Runs Mozilla's addons-linter on the zip that would go to the store. Any error fails; so does a
 * warning whose code is not explained under "Linter warnings we know" in the docs, and one that is
 * explained there but no longer comes.
 */
interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

const zip = zipPath('firefox');
const tools = join(projectDir, 'node_modules', '.bin');
const { stdout, stderr } = spawnSync('addons-linter', ['--output=json', zip], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
  env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` },
});
const start = stdout.indexOf('{');
if (start < 0) throw new Error(`addons-linter said nothing readable: ${stderr}`);
const report = JSON.parse(stdout.slice(start)) as { errors: Finding[]; warnings: Finding[] };

/** Codes in backticks at the beginning of a list item in that section of the docs. */
function knownWarnings(): Map<string, string> {
  const known = new Map<string, string>();
  for (const name of ['permissions.md', 'dependencies.md']) {
    const path = join(projectDir, 'docs', name);
    if (!existsSync(path)) continue;
    const [, section = ''] = readFileSync(path, 'utf8').split(/^#+ Linter warnings we know\s*$/m);
    const [own = ''] = section.split(/^#+ /m);
    for (const [, code = ''] of own.matchAll(/^- `([A-Z_]+)`/gm)) known.set(code, name);
  }
  return known;
}

const known = knownWarnings();
const unknown = report.warnings.filter(({ code }) => !known.has(code));
for (const { code, message, file, line } of [...report.errors, ...unknown]) {
  console.error(`${code} ${file ?? ''}${line ? `:${line}` : ''}\n  ${message}`);
  process.exitCode = 1;
}
for (const [code, name] of known) {
  if (report.warnings.some((warning) => warning.code === code)) continue;
  console.error(`docs/${name} explains ${code}, which the linter no longer gives`);
  process.exitCode = 1;
}
console.log(
  `${basename(zip)}: ${report.errors.length} errors, ${report.warnings.length} warnings, ` +
    `${unknown.length} of them not explained`,
);

import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run as runCommand } from './command.ts';
import { ensureApache, NoApache } from './e2e/harness/apache.ts';
import { type BrowserName, ensureBrowser, NoBrowser } from './e2e/harness/browsers.ts';

/**
 * `npm test`: builds the extension, runs every test there is, says what this machine could not
 * run, and ends with the line `N passed, N failed`.
 *
 *   --unit            only what needs no browser
 *   --e2e NAME        only the tests in that browser: chromium or firefox
 *   --no-build        take the builds that are there
 *   --require-all     fail when anything could not be run
 */
const { values: flags } = parseArgs({
  options: {
    unit: { type: 'boolean', default: false },
    e2e: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    'require-all': { type: 'boolean', default: false },
  },
});

const projectDir = join(import.meta.dirname, '..');
const counts = { passed: 0, failed: 0 };
const notRun: string[] = [];

function fail(line: string): void {
  counts.failed += 1;
  console.error(line);
}

function checkNode(): void {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= 22) return;
  console.error(
    `Node ${process.version} runs this, and the tools need 22 or newer. The npm package "node" ` +
      'brings one, unless its install script was blocked: run "npm rebuild node", then try again.',
  );
  process.exit(1);
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

/** Runs vitest projects and adds up their report; a file that did not load counts as one failed. */
async function vitest(projects: string[], config: string, reports: string): Promise<void> {
  const name = projects.join(', ');
  const outputFile = join(reports, `${projects[0]}.json`);
  const code = await runCommand('vitest', [
    'run',
    `--config=${config}`,
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
  ]);
  const before = counts.failed;
  try {
    const report = JSON.parse(await readFile(outputFile, 'utf8')) as VitestReport;
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.failed += report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    ).length;
  } catch {
    fail(`${name}: vitest left no report.`);
  }
  if (code !== 0 && counts.failed === before) fail(`${name}: vitest ended with code ${code}.`);
}

async function build(): Promise<boolean> {
  for (const args of [['build'], ['build', '-b', 'firefox', '--mv3']]) {
    if ((await runCommand('wxt', args)) === 0) continue;
    fail(`wxt ${args.join(' ')} failed.`);
    return false;
  }
  return true;
}

/** Without it the tests of shared folders skip themselves. */
function askForApache(): void {
  try {
    ensureApache();
  } catch (error) {
    if (!(error instanceof NoApache)) throw error;
    notRun.push(`shared folders on a real server: ${error.message}`);
  }
}

/** Whether this machine has the browser, or could get it. */
function hasBrowser(name: BrowserName): boolean {
  try {
    ensureBrowser(name);
    return true;
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    notRun.push(`the tests in ${name}: ${error.message}`);
    return false;
  }
}

/** Both browsers' tests in one go: while one waits, another has something to do. */
async function inBrowsers(wanted: BrowserName[], reports: string): Promise<void> {
  const names = wanted.filter(hasBrowser);
  if (names.includes('chromium')) askForApache();
  if (names.length > 0) await vitest(names, 'tests/e2e/vitest.config.ts', reports);
}

checkNode();
if (flags.e2e && flags.e2e !== 'chromium' && flags.e2e !== 'firefox') {
  console.error(`There are no tests for “${flags.e2e}”: --e2e takes chromium or firefox.`);
  process.exit(1);
}
process.chdir(projectDir);
const reports = await mkdtemp(join(tmpdir(), 'switchboard-tests-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const built = flags['no-build'] || (await build());
if (built && !flags.e2e) {
  await vitest(['unit', 'pages', 'sandbox', 'rules'], 'vitest.config.ts', reports);
}
if (built && !flags.unit) {
  const browsers = ['chromium', 'firefox'] as const;
  await inBrowsers(
    browsers.filter((name) => !flags.e2e || flags.e2e === name),
    reports,
  );
}
await rm(reports, { recursive: true, force: true });

if (notRun.length > 0) {
  console.log(`\nNot run:\n${notRun.map((entry) => `- ${entry}`).join('\n')}`);
  if (flags['require-all']) fail('Everything has to run here (--require-all).');
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** No browser is here and none could be installed; the message is one line that says what to do. */
export class NoBrowser extends Error {}

const windowsRoots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
  (name) => process.env[name] ?? [],
);

const onWindows = (path: string) => windowsRoots.map((root) => join(root, ...path.split('/')));
const onMac = (app: string) =>
  ['/Applications', join(homedir(), 'Applications')].map(
    (root) => `${root}/${app}.app/Contents/MacOS/${app}`,
  );

/** Names on PATH first, then where installers put them. Any Chromium that takes extensions will do. */
const places: Record<BrowserName, { variable: string; commands: string[]; paths: string[] }> = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge-stable',
      'microsoft-edge',
    ],
    paths: [
      ...onMac('Google Chrome'),
      ...onMac('Chromium'),
      ...onMac('Microsoft Edge'),
      ...onWindows('Google/Chrome/Application/chrome.exe'),
      ...onWindows('Microsoft/Edge/Application/msedge.exe'),
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...onWindows('Mozilla Firefox/firefox.exe'),
    ],
  },
};

/** Ubuntu's apt packages of browsers are stubs that only say "install the snap": those do not count. */
function starts(path: string): boolean {
  if (platform() === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** The browser's path, or undefined. `CHROME_PATH` and `FIREFOX_PATH` win. */
export function findBrowser(name: BrowserName): string | undefined {
  const { variable, commands, paths } = places[name];
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new NoBrowser(`${variable} names ${named}, which is not there.`);
    return named;
  }
  return [...commands.flatMap(onPath), ...paths].find((path) => existsSync(path) && starts(path));
}

/** Where a command would be, folder by folder. */
export const onPath = (command: string): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command));

/** How this machine may call apt-get: as root, through sudo without a password, or not at all. */
function aptGet(): string[] | undefined {
  const works = (command: string, args: string[]) =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (platform() !== 'linux' || !works('apt-get', ['--version'])) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** Installs the first of some packages that there is, where apt-get may be called; tells whether it may. */
export function installFirst(name: string, packages: string[]): boolean {
  const apt = aptGet();
  if (!apt) return false;
  const [command = 'apt-get', ...first] = apt;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync(command, [...first, ...args], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    }).status === 0;
  console.log(`Installing ${name} with apt-get …`);
  run('update', '-qq');
  packages.some((entry) => run('install', '-y', '-qq', '--no-install-recommends', entry));
  return true;
}

/** The browser's path; installed first where that is possible, else `NoBrowser`. */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found) return found;
  const packages = name === 'chromium' ? ['chromium'] : ['firefox-esr', 'firefox'];
  const installed = installFirst(name, packages) ? findBrowser(name) : undefined;
  if (installed) return installed;
  const { variable } = places[name];
  const product = name === 'chromium' ? 'Chrome, Edge or Chromium' : 'Firefox';
  throw new NoBrowser(
    `No ${name} on this machine: install ${product}, or set ${variable} to the program's path.`,
  );
}

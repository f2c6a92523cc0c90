import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names every platform's optional packages in package-lock.json. npm leaves out those that it could
 * not get while it wrote the file (a registry that holds one platform only, or node_modules that
 * were there already), and then refuses `npm ci` for want of them, also where nobody needs them.
 * Run after `npm install`: `node tests/gates/complete-lock.ts`; with `--check` it only tells.
 */
interface Entry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const path = join(import.meta.dirname, '..', '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> };

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
];
const others: Record<string, string> = { armv7: 'arm', ppc64le: 'ppc64', riscv: 'riscv64' };

/** The platform that a package's name ends with, e.g. `linux-arm64-musl` or `win32-x64-msvc`. */
function platform(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = words.find((word) => systems.includes(word) || word === 'win32' || word === 'sunos');
  const cpu = words
    .map((word) => others[word] ?? word.replace(/^ppc64le$/, 'ppc64'))
    .find((word) => processors.includes(word));
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return {
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc && os === 'linux' ? { libc: [libc] } : {}),
  };
}

/** Where Node looks for a package from another one: its own folder first, then those above. */
function isThere(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in lock.packages) return true;
    if (at === '' || !at.includes('/node_modules/')) break;
  }
  return `node_modules/${name}` in lock.packages;
}

const added: Record<string, Entry> = {};
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(from, name)) continue;
    const version = range.replace(/^[\^~]/, '');
    const where = platform(name);
    // `os: none` keeps it from being installed where the name does not tell the platform.
    added[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...((where.os ?? where.cpu) ? where : { os: ['none'] }),
    };
  }
}

const names = Object.keys(added);
if (process.argv.includes('--check')) {
  if (names.length > 0) console.error(`package-lock.json lacks:\n${names.join('\n')}`);
  process.exitCode = names.length > 0 ? 1 : 0;
} else if (names.length > 0) {
  const [first = ['', {}], ...rest] = Object.entries(lock.packages);
  const sorted = [...rest, ...Object.entries(added)].sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([first, ...sorted] as [string, Entry][]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Named ${names.length} packages of other platforms in package-lock.json`);
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '../../sandbox/certificate.ts';
import { installFirst, onPath } from './browsers.ts';
import { createEnds } from './ends.ts';
import { waitFor } from './wait.ts';

/** No Apache is here and none could be installed; the message is one line that says what to do. */
export class NoApache extends Error {}

/** Where Debian, and those who follow it, put Apache's modules. */
const modulesDir = '/usr/lib/apache2/modules';

const findApache = () =>
  existsSync(join(modulesDir, 'mod_dav_fs.so'))
    ? [...onPath('apache2'), '/usr/sbin/apache2'].find((path) => existsSync(path))
    : undefined;

/** Apache's path; installed first where that is possible, else `NoApache`. */
export function ensureApache(): string {
  const found = findApache();
  if (found) return found;
  installFirst('apache2', ['apache2']);
  const installed = findApache();
  if (installed) return installed;
  throw new NoApache(
    'No Apache with WebDAV on this machine: install the Debian package apache2 (apt-get install apache2).',
  );
}

/** Whether the tests with a real server can run here; `npm test` says what to do when they cannot. */
export function hasApache(): boolean {
  try {
    return ensureApache() !== '';
  } catch (error) {
    if (error instanceof NoApache) return false;
    throw error;
  }
}

export const davHost = 'dav.example.test';
export const davLogin = { user: 'anna', password: 'kept-to-ourselves-42' };

const modules = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'dav',
  'dav_fs',
  'ssl',
  'socache_shmcb',
];

/** A port that is free now; Apache cannot choose one itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port is free');
  return address.port;
}

function passwordLine(): string {
  const hash = createHash('sha1').update(davLogin.password).digest('base64');
  return `${davLogin.user}:{SHA}${hash}\n`;
}

/**
 * Debian's own Apache with a WebDAV folder behind a login, on a loopback port, as an ordinary child
 * process with one config file. It can be killed and started again on the same folder and port.
 */
export async function startApache() {
  const command = ensureApache();
  const ends = createEnds();
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-apache-'));
  ends.add(() => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const port = await freePort();
  const folder = join(dir, 'www', 'team');
  const { key, cert } = makeCertificate([davHost]);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    mkdir(join(dir, 'locks')),
    writeFile(join(dir, 'key.pem'), key),
    writeFile(join(dir, 'cert.pem'), cert),
    writeFile(join(dir, 'users'), passwordLine()),
    writeFile(join(dir, 'apache.conf'), configuration(dir, port)),
  ]);
  // As root Apache changes to www-data, which has to get in and write.
  await chmod(dir, 0o755);
  for (const path of [join(dir, 'www'), folder, join(dir, 'locks')]) await chmod(path, 0o777);

  let child: ReturnType<typeof spawn> | undefined;
  const errors = () => readFile(join(dir, 'error.log'), 'utf8').catch(() => '');

  async function start(): Promise<void> {
    const started = spawn(command, ['-X', '-f', join(dir, 'apache.conf')], { stdio: 'ignore' });
    child = started;
    const ended = new Promise<void>((resolve) => started.once('exit', () => resolve()));
    ends.add(async () => {
      started.kill('SIGKILL');
      await ended;
    });
    let isGone = false;
    void ended.then(() => {
      isGone = true;
    });
    await waitFor('Apache to listen', async () => {
      if (isGone) throw new Error(`Apache has ended: ${await errors()}`);
      return listens(port);
    });
  }

  /** Ends it between two bytes, as a power cut does. */
  async function kill(): Promise<void> {
    const killed = child;
    child = undefined;
    if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => killed.once('exit', () => resolve()));
    killed.kill('SIGKILL');
    await ended;
  }

  try {
    await start();
  } catch (error) {
    await ends.run();
    throw error;
  }
  return {
    port,
    origin: `https://${davHost}`,
    /** Of a file in the folder, as the browser has to be given it. */
    address: (name: string) => `https://${davHost}/team/${name}`,
    file: (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined),
    write: async (name: string, text: string) => {
      await writeFile(join(folder, name), text);
      await chmod(join(folder, name), 0o666);
    },
    log: () => readFile(join(dir, 'access.log'), 'utf8').catch(() => ''),
    errors,
    start,
    kill,
    stop: () => ends.run(),
  };
}
export type Apache = Awaited<ReturnType<typeof startApache>>;

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function configuration(dir: string, port: number): string {
  const asRoot = process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : [];
  return [
    `ServerRoot "${dir}"`,
    `ServerName ${davHost}`,
    `Listen 127.0.0.1:${port}`,
    ...modules.map((name) => `LoadModule ${name}_module ${modulesDir}/mod_${name}.so`),
    ...asRoot,
    `PidFile "${dir}/apache.pid"`,
    `ErrorLog "${dir}/error.log"`,
    'LogFormat "%m %U %>s" short',
    `CustomLog "${dir}/access.log" short`,
    'KeepAlive On',
    `DocumentRoot "${dir}/www"`,
    `DavLockDB "${dir}/locks/db"`,
    'SSLEngine on',
    `SSLCertificateFile "${dir}/cert.pem"`,
    `SSLCertificateKeyFile "${dir}/key.pem"`,
    '<Directory "/">',
    '  Require all denied',
    '</Directory>',
    `<Directory "${dir}/www">`,
    '  Dav On',
    '  AuthType Basic',
    '  AuthName "Team"',
    `  AuthUserFile "${dir}/users"`,
    '  Require valid-user',
    '</Directory>',
    '',
  ].join('\n');
}

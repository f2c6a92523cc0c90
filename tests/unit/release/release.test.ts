import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withVersion } from '../../release/changelog.ts';
import { type Release, release } from '../../release/release.ts';
import { checkVersion, withProjectVersion } from '../../release/version.ts';

const changelog = `# Changelog

Words.

## [Unreleased]

### Added

- Something new.

## [0.1.0] - 2026-01-02

### Added

- The first.
`;

describe('the changelog', () => {
  test('gets the version and its date, and an empty place for what comes', () => {
    expect(withVersion(changelog, '0.2.0', '2026-03-04')).toBe(
      changelog.replace('## [Unreleased]', '## [Unreleased]\n\n## [0.2.0] - 2026-03-04'),
    );
  });

  test('has to say what changed', () => {
    const empty = changelog.replace(/### Added\n\n- Something new.\n\n/, '');
    expect(() => withVersion(empty, '0.2.0', '2026-03-04')).toThrow(/says nothing/);
    expect(() => withVersion('# Changelog\n', '0.2.0', '2026-03-04')).toThrow(/has no/);
  });
});

describe('the version', () => {
  test.each([
    ['0.1.1', '0.1.0', ['0.1.0']],
    ['0.10.0', '0.9.9', ['0.9.9', '0.1.0']],
    ['1.0.0', '0.9.9', ['0.9.9']],
    // The first one may be what package.json has from its beginning.
    ['0.1.0', '0.1.0', []],
  ])('%s may follow %s', (version, current, released) => {
    expect(() => checkVersion(version, current, released)).not.toThrow();
  });

  test.each([
    ['0.1.0', '0.1.0', ['0.1.0'], /not above 0\.1\.0/],
    ['0.0.9', '0.1.0', [], /below 0\.1\.0/],
    ['0.9.9', '1.0.0', ['1.0.0'], /not above/],
    ['1.2', '0.1.0', [], /no version/],
    ['v1.2.0', '0.1.0', [], /no version/],
    ['1.2.0-beta.1', '0.1.0', [], /no version/],
    ['1.02.0', '0.1.0', [], /no version/],
    ['1.65536.0', '0.1.0', [], /no version/],
  ])('%s may not follow %s', (version, current, released, why) => {
    expect(() => checkVersion(version, current, released)).toThrow(why);
  });

  test('is the project’s own in the lock, and nobody else’s', () => {
    const packages = { '': { version: '0.1.0' }, 'node_modules/idb': { version: '8.0.4' } };
    const lock = `${JSON.stringify({ name: 'switchboard', version: '0.1.0', packages }, null, 2)}\n`;
    expect(withProjectVersion(lock, '0.2.0')).toBe(lock.replaceAll('0.1.0', '0.2.0'));
  });
});

describe('a release', () => {
  let projectDir: string;
  let said: string[];
  const path = (name: string) => join(projectDir, name);
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args], {
      cwd: projectDir,
      stdio: 'ignore',
    });

  beforeEach(() => {
    projectDir = mkdtempSync(join(tmpdir(), 'switchboard-release-'));
    said = [];
    const own = { name: 'switchboard', version: '0.1.0' };
    const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
    writeFileSync(path('package.json'), json(own));
    writeFileSync(path('package-lock.json'), json({ ...own, packages: { '': own } }));
    writeFileSync(path('CHANGELOG.md'), changelog);
    writeFileSync(path('.gitignore'), '.output\n');
    mkdirSync(path('.output'));
    // Left over from before, and none of this version's.
    writeFileSync(path('.output/switchboard-0.1.0-chrome.zip'), 'old');
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
  });
  afterEach(() => rmSync(projectDir, { recursive: true, force: true }));

  const wish = (own: Partial<Release> = {}): Release => ({
    version: '0.2.0',
    date: '2026-03-04',
    dryRun: false,
    projectDir,
    outputDir: path('.output'),
    build: async () => {
      for (const kind of ['chrome', 'firefox', 'sources']) {
        writeFileSync(path(`.output/switchboard-0.2.0-${kind}.zip`), kind);
      }
      return true;
    },
    say: (line) => said.push(line),
    ...own,
  });
  const filesNow = () => ['package.json', 'package-lock.json', 'CHANGELOG.md'].map(read);

  test('sets the version, dates the changelog, builds, and writes checksums that hold', async () => {
    await release(wish());
    expect(JSON.parse(read('package.json')).version).toBe('0.2.0');
    expect(JSON.parse(read('package-lock.json')).packages[''].version).toBe('0.2.0');
    expect(read('CHANGELOG.md')).toContain('## [0.2.0] - 2026-03-04\n\n### Added\n\n- Something');
    const list = read('.output/switchboard-0.2.0-checksums.txt');
    expect(list.split('\n').map((line) => line.slice(64))).toEqual([
      '  switchboard-0.2.0-chrome.zip',
      '  switchboard-0.2.0-firefox.zip',
      '  switchboard-0.2.0-sources.zip',
      '',
    ]);
    // SHA-256 of “chrome”, by sha256sum.
    expect(list).toMatch(/^9390ef32addf32bfdea786bc1e20679592498068bcbfcd357ea10ab64ea35e47 /);
  });

  test('builds at the new version', async () => {
    let built = '';
    const build = async () => {
      built = JSON.parse(read('package.json')).version;
      return wish().build();
    };
    await release(wish({ build }));
    expect(built).toBe('0.2.0');
  });

  test('is not made of what is not committed', async () => {
    writeFileSync(path('new.ts'), '');
    const before = filesNow();
    await expect(release(wish())).rejects.toThrow(/not committed:\n\?\? new\.ts/);
    expect(filesNow()).toEqual(before);
  });

  test('leaves everything as it was when the build fails', async () => {
    const before = filesNow();
    await expect(release(wish({ build: async () => false }))).rejects.toThrow(/all is as it was/);
    expect(filesNow()).toEqual(before);
  });

  test('names a zip that the build did not make', async () => {
    const before = filesNow();
    const build = async () => true;
    await expect(release(wish({ build }))).rejects.toThrow(/no switchboard-0\.2\.0-chrome\.zip/);
    expect(filesNow()).toEqual(before);
  });

  test('is only shown with --dry-run', async () => {
    const before = filesNow();
    let built = false;
    const build = async () => {
      built = true;
      return true;
    };
    await release(wish({ dryRun: true, build }));
    expect([filesNow(), built]).toEqual([before, false]);
    expect(said.join('\n')).toMatch(/0\.1\.0 → 0\.2\.0[\s\S]*Something new/);
  });

  test('is refused with --dry-run too when it could not be made', async () => {
    await expect(release(wish({ dryRun: true, version: '0.1.0' }))).rejects.toThrow(/not above/);
  });
});

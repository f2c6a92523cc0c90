import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../command.ts';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds } from '../e2e/harness/ends.ts';
import { extensionDir, projectDir } from '../e2e/harness/paths.ts';
import { startWebServer } from '../e2e/harness/web-server.ts';
import { locationIds, startSandbox, tokens } from '../sandbox/index.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { clicks } from './click.ts';
import { longTasks, pageLoads, perNavigation } from './content-script.ts';
import { bareWxt, oneLine, plainPopup } from './extensions.ts';
import { listMark, popupPaints } from './popup.ts';
import { type Findings, type Gate, gates, report } from './report.ts';
import { runs } from './runs.ts';
import { runsGates, runsReport } from './runs-report.ts';
import { sharing } from './sharing.ts';
import { counts, keystrokes, popupMemory, putTemplates, saves } from './templates.ts';
import { vault } from './vault.ts';

/**
 * `npm run bench`: measures, and writes docs/benchmarks.md.
 *
 *   --rounds N     how many rounds (11)
 *   --no-build     take the build that is there
 *   --check        write nothing, only hold the gates
 *   --only runs    only that part: its section of the page is written anew
 */
const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    'no-build': { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const rounds = Number.parseInt(flags.rounds, 10);
const say = (line: string) => console.log(line);

async function measure(): Promise<Findings> {
  const ends = createEnds();
  try {
    const root = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
    ends.add(() => rm(root, { recursive: true, force: true }));
    const sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
    sandbox.limits.burst = Number.MAX_SAFE_INTEGER;
    const open = async (...extensions: string[]): Promise<Chromium> => {
      const browser = await launchChromium({ sandbox, extensions });
      ends.add(() => browser.close());
      return browser;
    };
    const none = await open();
    const line = await open(await oneLine(root));
    const bare = await open(await bareWxt(root));
    const plain = await open(await plainPopup(root));
    const ours = await open(extensionDir('chromium'));

    // A page of the CRM's host without script of its own: what is left is the extension's.
    const other = sandbox.url('/app.css');
    const frontDesk = sandbox.agent(locationIds.harbor, 'Front Desk');
    const afterHours = sandbox.agent(locationIds.harbor, 'After Hours');
    const agentUrl = sandbox.agentUrl(frontDesk);
    await ours.saveToken(locationIds.harbor, tokens.full.harbor);

    say('Page loads …');
    const loads = await pageLoads(rounds, [
      { name: 'none', browser: none, url: other },
      { name: 'oneLine', browser: line, url: other },
      { name: 'bareWxt', browser: bare, url: other },
      { name: 'oursOther', browser: ours, url: other },
      { name: 'noneVoiceAi', browser: none, url: agentUrl },
      { name: 'oursVoiceAi', browser: ours, url: agentUrl },
    ]);
    const load = (name: string) => loads.find((entry) => entry.name === name)?.total ?? Number.NaN;

    say('Navigation …');
    const pair = { bare: none, ours };
    const pathOf = (url: string) => url.replace(sandbox.url(''), '');
    const inside = (page: string) => `/v2/location/${locationIds.harbor}/${page}`;
    const between: [string, string] = [agentUrl, sandbox.agentUrl(afterHours)].map(pathOf) as [
      string,
      string,
    ];
    const navigation = {
      other: await perNavigation(rounds, pair, other, [inside('contacts'), inside('dashboard')]),
      voiceAi: await perNavigation(rounds, pair, agentUrl, between),
    };
    const tasks = await longTasks(ours, agentUrl);

    say('Popup …');
    await plain.openAgent(frontDesk);
    await ours.openAgent(frontDesk);
    const paints = await popupPaints(rounds, [
      { name: 'plain', browser: plain },
      { name: 'ours', browser: ours, mark: listMark },
    ]);

    say('Templates …');
    const few = await open(extensionDir('chromium'));
    const many = await open(extensionDir('chromium'));
    await putTemplates(few, counts.few);
    await putTemplates(many, counts.many);
    for (const browser of [few, many]) await browser.openAgent(frontDesk);
    const openings = await popupPaints(rounds, [
      { name: 'few', browser: few, mark: listMark },
      { name: 'many', browser: many, mark: listMark },
    ]);
    const [fewSaves = Number.NaN, manySaves = Number.NaN] = await saves(rounds, [few, many]);
    const memory = await popupMemory(many);
    const popup = await many.openPopup();
    const inPopup = await keystrokes(popup, 'Search templates', 'emergency');
    await popup.close();
    const inWorkspace = await keystrokes(
      await many.openWorkspace(),
      'Search templates',
      'emergency',
    );

    say('Passphrase …');
    const sealed = await open(extensionDir('chromium'));
    await sealed.saveToken(locationIds.harbor, tokens.full.harbor);
    const kept = await vault(rounds, { open: ours, sealed }, locationIds.harbor);

    say('Sharing …');
    const web = await startWebServer();
    ends.add(() => web.stop());
    const reaching = async (): Promise<Chromium> => {
      const browser = await launchChromium({ sandbox, extraHosts: { [web.host]: web.port } });
      ends.add(() => browser.close());
      return browser;
    };
    const shared = await sharing(
      { importing: await reaching(), subscribing: await reaching() },
      web,
      root,
    );

    say('Clicks …');
    const click = await clicks(rounds, ours, sandbox, tokens.full.cedar);
    return {
      machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${platform()}`,
      browser: `${await ours.browser.version()}, headless`,
      rounds,
      load: {
        none: load('none'),
        oneLine: load('oneLine'),
        bareWxt: load('bareWxt'),
        oursOther: load('oursOther'),
        oursVoiceAi: load('oursVoiceAi'),
      },
      noneVoiceAi: load('noneVoiceAi'),
      navigation,
      longTasks: tasks,
      popup: { plain: paints.get('plain') ?? Number.NaN, ours: paints.get('ours') ?? Number.NaN },
      templates: {
        few: openings.get('few') ?? Number.NaN,
        many: openings.get('many') ?? Number.NaN,
        fewSaves,
        manySaves,
        inPopup,
        inWorkspace,
        memory,
      },
      click,
      vault: kept,
      sharing: shared,
      runs: await runs(say),
      sizes: await bundleSizes(extensionDir('chromium')),
    };
  } finally {
    await ends.run();
  }
}

const path = join(projectDir, 'docs', 'benchmarks.md');

/** The page with one section written anew. */
async function withSection(lines: string[]): Promise<string> {
  const [title] = lines;
  const page = await readFile(path, 'utf8');
  const sections = page.split(/^(?=## )/m);
  const at = sections.findIndex((section) => section.startsWith(`${title}\n`));
  // A new one stands before the sizes.
  sections.splice(at < 0 ? -1 : at, at < 0 ? 0 : 1, `${lines.join('\n')}\n\n`);
  return sections.join('');
}

async function measureAll(): Promise<{ page: string; gates: Gate[] }> {
  if (flags.only === undefined) {
    const found = await measure();
    return { page: report(found), gates: gates(found) };
  }
  if (flags.only !== 'runs') throw new Error(`--only takes runs, not ${flags.only}`);
  const found = await runs(say);
  const lines = runsReport(found);
  console.log(`\n${lines.join('\n')}`);
  return { page: flags.check ? '' : await withSection(lines), gates: runsGates(found) };
}

if (!flags['no-build'] && (await run('wxt', ['build'])) !== 0) process.exit(1);
const { page, gates: held } = await measureAll();
if (flags.only === undefined) console.log(`\n${page}`);
if (!flags.check) await writeFile(path, page);
for (const { what, value, limit } of held) {
  if (value <= limit) continue;
  console.error(`Over the gate: ${what} is ${value.toFixed(2)}, allowed is ${limit}`);
  process.exitCode = 1;
}

import type { BundleSize } from './bundle-sizes.ts';
import type { ClickResult } from './click.ts';
import type { RunsResult } from './runs.ts';
import { runsGates, runsReport } from './runs-report.ts';
import type { SharingResult } from './sharing.ts';
import { sharingGates, sharingReport } from './sharing-report.ts';
import { aim, kB, ms, row, rule, times } from './table.ts';
import type { VaultResult } from './vault.ts';

/** Everything one run of the benchmark found; times in milliseconds, medians. */
export interface Findings {
  machine: string;
  browser: string;
  rounds: number;
  load: { none: number; oneLine: number; bareWxt: number; oursOther: number; oursVoiceAi: number };
  /** The Voice AI page without any extension: it does more than the other page. */
  noneVoiceAi: number;
  navigation: { other: number; voiceAi: number };
  longTasks: number;
  popup: { plain: number; ours: number };
  templates: {
    /** The popup's opening with 10 templates of one's own, and with 10,000. */
    few: number;
    many: number;
    /** Saving one among as many. */
    fewSaves: number;
    manySaves: number;
    /** Script from a keystroke to the repainted list among 10,000, 95th percentile. */
    inPopup: number;
    inWorkspace: number;
    /** The popup's own heap among 10,000, in megabytes. */
    memory: number;
  };
  click: ClickResult;
  vault: VaultResult;
  sharing: SharingResult;
  runs: RunsResult;
  sizes: BundleSize[];
}

export interface Gate {
  what: string;
  value: number;
  limit: number;
}

/** Only sizes and ratios hold the build up; milliseconds depend on the machine. */
export function gates({ popup, templates, sharing, runs, sizes }: Findings): Gate[] {
  const { few, many, fewSaves, manySaves } = templates;
  const ratios = [
    { what: 'popup against plain HTML', value: popup.ours / popup.plain, limit: 1.25 },
    { what: 'popup with 10,000 templates against 10', value: many / few, limit: 1.3 },
    { what: 'saving among 10,000 templates against 10', value: manySaves / fewSaves, limit: 1.2 },
  ];
  const budgets = sizes.flatMap(({ name, gzipped, budget }) =>
    budget === undefined ? [] : [{ what: `${name}, bytes gzipped`, value: gzipped, limit: budget }],
  );
  return [...ratios, ...sharingGates(sharing), ...runsGates(runs), ...budgets];
}

export function report(found: Findings): string {
  const { load, navigation, popup, templates, click, vault, sharing, runs, sizes } = found;
  const own = {
    oneLine: load.oneLine - load.none,
    bareWxt: load.bareWxt - load.none,
    other: load.oursOther - load.none,
    voiceAi: load.oursVoiceAi - found.noneVoiceAi,
  };
  const against = (value: number) => times(value / own.bareWxt);
  const lines = [
    '# Benchmarks',
    '',
    'Made by `npm run bench`, which writes this page: medians of ' +
      `${found.rounds} rounds, all cases in turn in one run, against the embedded HighLevel. ` +
      'Ratios and sizes say something about Switchboard; milliseconds say something about the machine too.',
    '',
    `- ${found.machine}`,
    `- ${found.browser}`,
    '',
    '## Script time per CRM page load',
    '',
    'All script of the page and of content scripts (`ScriptDuration`), less the same page without an extension. The other CRM page has no script of its own.',
    '',
    row('content script', 'ms', 'against a bare WXT one', 'aim'),
    rule(4),
    row('one line', ms(own.oneLine), against(own.oneLine), ''),
    row('bare WXT', ms(own.bareWxt), against(own.bareWxt), ''),
    row(
      'Switchboard, another CRM page',
      ms(own.other),
      against(own.other),
      aim(own.other / own.bareWxt, 1.3, '×'),
    ),
    row(
      'Switchboard, Voice AI page',
      ms(own.voiceAi),
      against(own.voiceAi),
      aim(own.voiceAi / own.bareWxt, 2, '×'),
    ),
    '',
    row('per in-app navigation', 'ms', 'aim'),
    rule(3),
    row('between other CRM pages', ms(navigation.other), aim(navigation.other, 0.5, ' ms')),
    row('between two agents', ms(navigation.voiceAi), aim(navigation.voiceAi, 0.5, ' ms')),
    '',
    `Long tasks (≥ 50 ms) while a Voice AI page loads: ${found.longTasks}.`,
    '',
    '## The popup',
    '',
    'From `openPopup()` to the first paint; for Switchboard to the paint that has the list of templates and the name of the agent.',
    '',
    row('popup', 'ms', 'against plain HTML', 'gate'),
    rule(4),
    row('plain HTML', ms(popup.plain), '', ''),
    row('Switchboard', ms(popup.ours), times(popup.ours / popup.plain), '≤ 1.25×'),
    '',
    '## Ten thousand templates',
    '',
    'The popup from `openPopup()` to its list, and `template/save` from the page to its answer (20 in a row), in two browsers in turn. A keystroke: the script that the page runs until the list is repainted; the search itself is the background’s.',
    '',
    row('', '10', '10,000', 'ratio', 'gate or aim'),
    rule(5),
    row(
      'opening the popup, ms',
      ms(templates.few),
      ms(templates.many),
      times(templates.many / templates.few),
      'gate ≤ 1.3×',
    ),
    row(
      'saving one, ms',
      ms(templates.fewSaves),
      ms(templates.manySaves),
      times(templates.manySaves / templates.fewSaves),
      'gate ≤ 1.2×',
    ),
    row(
      'a keystroke in the popup, p95, ms',
      '',
      ms(templates.inPopup),
      '',
      `aim ${aim(templates.inPopup, 16, ' ms')}`,
    ),
    row(
      'a keystroke in the workspace, p95, ms',
      '',
      ms(templates.inWorkspace),
      '',
      `aim ${aim(templates.inWorkspace, 16, ' ms')}`,
    ),
    row(
      'heap of the popup, MB',
      '',
      ms(templates.memory),
      '',
      `aim ${aim(templates.memory, 40, ' MB')}`,
    ),
    '',
    '## From the click to the request',
    '',
    `From the click on a ready template to its request at HighLevel, less the read of the agent before it (${ms(click.read)} ms here).`,
    '',
    row('background', 'ms beyond the read', 'aim'),
    rule(3),
    row('awake', ms(click.awake - click.read), aim(click.awake - click.read, 10, ' ms')),
    row('asleep', ms(click.asleep - click.read), aim(click.asleep - click.read, 150, ' ms')),
    '',
    '## Tokens under a passphrase',
    '',
    `Unlocking makes the key by PBKDF2 with 600,000 rounds. A message that makes one request takes ${ms(vault.device)} ms with tokens on the device, and ${ms(vault.passphrase)} ms with tokens under a passphrase, unlocked; in two browsers in turn.`,
    '',
    row('', 'ms', 'aim'),
    rule(3),
    row('unlocking', ms(vault.unlock), aim(vault.unlock, 1000, ' ms')),
    row(
      'what it adds to a request',
      ms(vault.passphrase - vault.device),
      aim(vault.passphrase - vault.device, 5, ' ms'),
    ),
    '',
    ...sharingReport(sharing),
    '',
    ...runsReport(runs),
    '',
    '## Sizes',
    '',
    row('bundle', 'gzipped', 'gate'),
    rule(3),
    ...sizes.map(({ name, gzipped, budget }) =>
      row(name, kB(gzipped), budget === undefined ? '' : `≤ ${budget / 1000} kB`),
    ),
    '',
  ];
  return lines.join('\n');
}

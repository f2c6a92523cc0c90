import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { code, table } from './markdown.ts';
import { hosts, optionalHosts, permissionsFor } from './permission-reasons.ts';

/**
 * Makes docs/store/privacy.md, the answers to what stores ask about permissions and data: `npm run docs`.
 * `tests/rules/store.test.ts` fails when the page is not what this gives.
 */
export const storePrivacyPath = join('docs', 'store', 'privacy.md');

export const singlePurpose =
  'Switchboard puts Voice AI actions on HighLevel agents from the user’s own templates: one action on the agent whose page is open, or a set of actions on many agents after showing what would change. It also lists, edits and removes these actions, and undoes what it did. Templates can be shared with the user’s team.';

/** The Chrome Web Store has one field for all hosts. */
export const hostReason = [
  ...hosts.map(({ name, why }) => `${name}: ${why}`),
  ...optionalHosts.map(
    ({ name, why }) =>
      `${name} (optional): ${why} Not granted at install: each site is asked for by itself, in the user’s click, and can be taken back.`,
  ),
].join('\n');

/** The Chrome Web Store’s kinds of data; what a person types and sends to HighLevel counts as collected. */
const collected: [kind: string, answer: 'yes' | 'no', why: string][] = [
  [
    'Personally identifiable information',
    'yes',
    'Phone numbers, names and texts that the user writes into a template or an action go to HighLevel, into the user’s own account, when the user creates the action; and into a library file where the user shares it.',
  ],
  ['Health information', 'no', ''],
  ['Financial and payment information', 'no', ''],
  [
    'Authentication information',
    'yes',
    'HighLevel tokens that the user pastes: kept in this browser, in the way the user chooses, and sent to HighLevel’s API only. The login of a library’s address goes to that address only.',
  ],
  ['Personal communications', 'no', 'Contacts, calls and conversations are never read.'],
  ['Location', 'no', ''],
  [
    'Web history',
    'no',
    'The address of a tab is read on the CRM only, to know which agent is open, and is not kept.',
  ],
  ['User activity', 'no', 'No analytics of any kind.'],
  [
    'Website content',
    'no',
    'Nothing of the CRM’s pages is read. On a press of the toolbar button, a page that may be a CRM is looked at once for three signs, of which nothing is kept.',
  ],
];

/** The page, as it has to be in the repository. */
export function storePrivacy(): string {
  return [
    '# What stores ask about privacy',
    '',
    '<!-- Made by `npm run docs` from tests/docs/store-privacy.ts and permission-reasons.ts: change those, then run it. -->',
    '',
    'To be copied into the forms. In full, for people: [privacy.md](../privacy.md) and [permissions.md](../permissions.md); the address of the first, where the repository is published, is the privacy policy that each store asks for.',
    '',
    '## Chrome Web Store, “Privacy practices”; Edge, “Privacy”',
    '',
    '### Single purpose',
    '',
    singlePurpose,
    '',
    ...permissionsFor('Chromium').flatMap(({ name, why }) => [
      `### ${code(name)} justification`,
      '',
      why,
      '',
    ]),
    '### Host permission justification',
    '',
    hostReason.replaceAll('\n', '\n\n'),
    '',
    '### Remote code',
    '',
    "No, I am not using remote code. All code ships with the package; the policy of its pages (`script-src 'self'`, `require-trusted-types-for 'script'`) allows no other, and a library of templates is data.",
    '',
    '### Data usage',
    '',
    'There is no server of ours: nothing reaches the publisher of the extension. What a person types and has Switchboard send to HighLevel is declared all the same.',
    '',
    ...table(
      ['What is collected', 'Answer', 'Why'],
      collected.map(([kind, answer, why]) => [kind, answer, why]),
    ),
    '',
    'All three certifications hold: data is not sold or transferred to third parties outside the approved use cases, not used for purposes unrelated to the single purpose, and not used to determine creditworthiness or for lending.',
    '',
    '## Firefox Add-ons (AMO)',
    '',
    'In the manifest (`data_collection_permissions`), shown by Firefox at install:',
    '',
    '- `authenticationInfo`: the HighLevel token goes with each request to HighLevel’s API.',
    '- `personallyIdentifyingInfo`: phone numbers and names that a person writes into an action go to HighLevel when it is created.',
    '',
    'Mozilla counts as transmission whatever is handled outside the add-on and the browser, also where only the user’s own account receives it. There is no technical or interaction data, so nothing is optional.',
    '',
    '- Is it experimental? No. Does it require payment? No; it needs an account of HighLevel.',
    '- Source code: the `-sources.zip`; see [for reviewers](reviewers.md).',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '..', '..', storePrivacyPath), storePrivacy());
}

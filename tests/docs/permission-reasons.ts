/**
 * What the manifest asks for, and why: the one source of the tables in docs/permissions.md and of the
 * answers to the stores in docs/store/privacy.md (`npm run docs`). `tests/rules/manifest.test.ts` holds
 * it against the built manifests. The Chrome Web Store takes up to 1,000 characters for each reason.
 */
export interface Reason {
  name: string;
  why: string;
  /** Where it is asked for; everywhere unless given. */
  only?: 'Chromium' | 'Firefox';
}

export const permissions: Reason[] = [
  {
    name: 'storage',
    why: 'Settings (appearance, the launcher’s place, whether it is on), what an administrator gives by policy (read only), and, in memory only, secrets of half-filled forms and of creates that wait.',
  },
  {
    name: 'unlimitedStorage',
    why: 'Keeps the browser from clearing the journal of creates, half-filled forms and the tokens when the disk gets full.',
  },
  {
    name: 'scripting',
    why: 'Puts the launcher into CRM tabs that were open before Switchboard was installed or updated, and into pages of an agency’s own CRM address that was allowed.',
  },
  {
    name: 'alarms',
    why: 'Looks at the agent again after a create, and sends one that HighLevel asked to wait, also when the browser has put the background to sleep; and looks whether a team’s library is due to be read again.',
  },
  {
    name: 'activeTab',
    why: 'Gives the one tab on which you press Switchboard’s toolbar button or its keys, until it goes to another site: to see whether it shows HighLevel on an agency’s own address. Browsers warn of nothing, since nothing is given before that press.',
  },
  {
    name: 'sidePanel',
    only: 'Chromium',
    why: 'Shows quick add beside the CRM. Firefox has `sidebar_action`, which needs no permission.',
  },
];

/** Had from the beginning. */
export const hosts: Reason[] = [
  {
    name: 'https://services.leadconnectorhq.com/*',
    why: 'HighLevel’s API: the only place that an action or a token for HighLevel is ever sent to.',
  },
  {
    name: 'https://app.gohighlevel.com/*',
    why: 'The CRM: reads which sub-account and agent is open from the tab’s address, and shows the launcher there.',
  },
];

/** Asked for one site at a time, in the click that needs it. */
export const optionalHosts: Reason[] = [
  {
    name: 'https://*/*',
    why: 'Where a team keeps its library (an address to subscribe to, a shared folder, or an address an administrator gave), and where an agency has its CRM (white label). Either may be any https site.',
  },
];

export const permissionsFor = (browser: 'Chromium' | 'Firefox'): Reason[] =>
  permissions.filter(({ only }) => only === undefined || only === browser);

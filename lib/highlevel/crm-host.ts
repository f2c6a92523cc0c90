import { t } from '../i18n/t.ts';
/** The address of a white-labelled CRM, or why it cannot be one. */
export type CheckedCrmHost =
  | { kind: 'origin'; origin: string }
  | { kind: 'malformed'; message: string };

const malformed = (message: string): CheckedCrmHost => ({ kind: 'malformed', message });

/** HighLevel's own hosts: its API, its files, published pages. None of them is an agency's CRM. */
const ownHosts = /(^|\.)(leadconnectorhq\.com|gohighlevel\.com|msgsndr\.com)$/;

const name = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * Judges the host of a white-labelled CRM (`crm.agency.com`), as it stands in a policy. It must be
 * exactly one host by its full name: no wildcard, port, path or machine's number. Never throws.
 */
export function checkCrmHost(text: string): CheckedCrmHost {
  const address = `https://${text.trim()}/`;
  // Only what may be in a name, so that the browser cuts nothing off in silence.
  const host =
    /^[\p{L}\p{M}\p{N}.-]+$/u.test(text.trim()) && URL.canParse(address)
      ? new URL(address).hostname
      : '';
  if (!name.test(host)) {
    return malformed(
      t(
        'This is not the name of one host, such as crm.agency.com: without https://, port, path or *.',
      ),
    );
  }
  if (ownHosts.test(host)) return malformed(t('This is a host of HighLevel, not of an agency.'));
  return { kind: 'origin', origin: `https://${host}` };
}

/** The same for an origin as browsers write it (`https://crm.agency.com`); undefined for any other. */
export function checkCrmOrigin(origin: string): string | undefined {
  const host = /^https:\/\/([^/]+)$/.exec(origin)?.[1];
  const checked = host === undefined ? undefined : checkCrmHost(host);
  return checked?.kind === 'origin' && checked.origin === origin ? origin : undefined;
}

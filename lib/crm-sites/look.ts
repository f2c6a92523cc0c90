import { checkCrmOrigin } from '../highlevel/crm-host.ts';
import type { CrmSites } from './crm-sites.ts';
import { hasCrmShape, looksLikeCrm } from './markers.ts';

/** What a tab shows: the CRM where Switchboard works, a CRM where it could, or something else. */
export type Look =
  | { kind: 'enabled'; origin: string }
  | { kind: 'crm'; origin: string; managed: boolean }
  | { kind: 'other' };

interface LookParts {
  sites: Pick<CrmSites, 'list'>;
  /** The tab's own address, as far as it may be known. */
  addressOf(tabId: number): Promise<string | undefined>;
  /** What `readMarkers` finds in the tab; rejects where it may not look. */
  markersIn(tabId: number): Promise<unknown>;
}

/**
 * Tells what a tab shows. `mayRead`: the person has pressed the toolbar button on it; only then is
 * the page looked at, once, and only where the address looks like the CRM's and nobody has named it.
 */
export async function lookAt(
  { sites, addressOf, markersIn }: LookParts,
  tabId: number,
  mayRead: boolean,
): Promise<Look> {
  const address = await addressOf(tabId);
  if (address === undefined || !URL.canParse(address)) return { kind: 'other' };
  const { origin } = new URL(address);
  const site = (await sites.list()).find((one) => one.origin === origin);
  if (site?.allowed) return { kind: 'enabled', origin };
  if (site) return { kind: 'crm', origin, managed: site.by === 'policy' };
  if (!mayRead || !checkCrmOrigin(origin) || !hasCrmShape(address)) return { kind: 'other' };
  const markers = await markersIn(tabId).catch(() => undefined);
  // Another page may have come meanwhile.
  const after = await addressOf(tabId);
  return after !== undefined &&
    URL.canParse(after) &&
    new URL(after).origin === origin &&
    looksLikeCrm(after, markers)
    ? { kind: 'crm', origin, managed: false }
    : { kind: 'other' };
}

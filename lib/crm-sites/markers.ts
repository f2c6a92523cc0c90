import * as z from 'zod/mini';
import { isAgencyPage, parseCrmUrl } from '../highlevel/crm-url.ts';

/** What tells the CRM from other pages. */
const Markers = z.object({
  /** The class of the CRM's root element. */
  root: z.boolean(),
  /** A script of the CRM's. */
  script: z.boolean(),
  /** Something of a published funnel: a page made with the CRM, for an agency's customers. */
  funnel: z.boolean(),
});

/**
 * Looks at the page it is put into, once. It leaves the extension as source text, so it uses nothing
 * from outside; of the page nothing comes back but three yes or no.
 */
export function readMarkers(): z.infer<typeof Markers> {
  const has = (selector: string) => document.querySelector(selector) !== null;
  const funnel = 'https://stcdn.leadconnectorhq.com/_preview/';
  return {
    root: document.documentElement.classList.contains('lead-connector'),
    script: has('script[src^="https://static.leadconnectorhq.com/"]'),
    funnel: has(`[src^="${funnel}"], [href^="${funnel}"]`),
  };
}

/**
 * Tells whether a page looks like the CRM: its address and its markers, whatever they hold. A page
 * can put on all of this; what it wins is a question to the person.
 */
export function looksLikeCrm(address: string, markers: unknown): boolean {
  if (!hasCrmShape(address)) return false;
  const { data } = Markers.safeParse(markers);
  return data?.root === true && data.script && !data.funnel;
}

/** Whether an address has the shape of the CRM's; no other page is looked at. */
export const hasCrmShape = (address: string): boolean =>
  parseCrmUrl(address) !== undefined || isAgencyPage(address);

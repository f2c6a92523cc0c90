import type { HighLevelClient } from '../highlevel/client.ts';
import type { AgencyLocation } from '../messaging/messages/agency-shapes.ts';
import type { Secret } from './secret.ts';

const pageSize = 100;
/** No agency has more; a server that never ends its list must not keep us for ever. */
const mostPages = 200;

/** All sub-accounts of an agency, by name. Throws what a call throws: half a list is none. */
export async function readLocations(
  client: HighLevelClient,
  token: Secret,
  companyId: string,
): Promise<AgencyLocation[]> {
  const found = new Map<string, AgencyLocation>();
  let skip = 0;
  let longest = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const { locations } = await client.searchLocations(token, companyId, skip, pageSize);
    const before = found.size;
    for (const one of locations) {
      // Another agency's would be a mistake of the server; nothing of it is used.
      if (one.companyId !== undefined && one.companyId !== companyId) continue;
      found.set(one.id, { id: one.id, name: one.name || one.id });
    }
    skip += locations.length;
    // A server may give shorter pages than asked for: the last one is shorter than those before.
    if (locations.length < longest || found.size === before) break;
    longest = Math.max(longest, locations.length);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

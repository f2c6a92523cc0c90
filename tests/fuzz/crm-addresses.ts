import { isSameTarget, parseCrmUrl } from '../../lib/highlevel/crm-url.ts';
import { mutated, randomFrom } from '../unit/sharing/mutate.ts';
import { type Boundary, enough } from './boundary.ts';

const location = 've9EPM428h8vShlRW1KT';
const agent = '65f0a1b2c3d4e5f6a7b8c9d0';
const hosts = [
  'https://app.gohighlevel.com',
  'https://crm.agency.example',
  'https://crm.agency.example:8443',
  'http://localhost:3000',
  'https://user@app.gohighlevel.com',
  'HTTPS://APP.GOHIGHLEVEL.COM',
];
const paths = [
  `/v2/location/${location}/ai-agents/voice-ai/builder/${agent}?mode=edit&tab=agent_details`,
  `/v2/location/${location}/ai-agents/voice-ai/${agent}`,
  `/location/${location}/voice-ai/agent/${agent}`,
  `/v2/location/${location}/ai-agents/voice-ai`,
  `/v2/location/${location}/dashboard`,
  `/v2/location/${location}/ai-agents/conversation-ai/${agent}`,
  `/v2/location/${location}/ai-agents/voice-ai/builder/new`,
];
const pieces = [
  '/',
  '//',
  '/../',
  '%2f',
  '%00',
  '@',
  '#',
  '?',
  '\\',
  '\n',
  'v2',
  '。',
  '\u202e',
  ':',
];

type Random = () => number;
const oneOf = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;

function anAddress(random: Random): string {
  let address = oneOf(random, hosts) + oneOf(random, paths);
  for (let times = Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * address.length);
    if (random() < 0.5) address = mutated(address, random);
    else address = address.slice(0, at) + oneOf(random, pieces) + address.slice(at);
  }
  return address;
}

/** Addresses of tabs: whatever the string, an id has an id's form and stands where ids stand. */
export const crmAddresses: Boundary = {
  name: 'crm-addresses',
  async fuzz(count, seed) {
    const random = randomFrom(seed);
    let agents = 0;
    let none = 0;
    for (let index = 0; index < count; index += 1) {
      const address = anAddress(random);
      try {
        const place = parseCrmUrl(address);
        if (!place) none += 1;
        else if (check(address, place)) agents += 1;
      } catch (error) {
        throw new Error(`Address ${index} of seed ${seed}: ${JSON.stringify(address)}`, {
          cause: error,
        });
      }
    }
    enough('agents', agents, count, 0.1);
    enough('nowhere', none, count, 0.1);
    return `${agents} were an agent's page, ${none} nowhere in the CRM`;
  },
};

/** Tells whether it is an agent's page; throws when a part of it is not what it may be. */
function check(address: string, place: NonNullable<ReturnType<typeof parseCrmUrl>>): boolean {
  const { protocol, pathname } = new URL(address);
  const segments = pathname.split('/').filter((one) => one !== '');
  const at = segments.indexOf(place.locationId);
  const rightPlace =
    /^https?:$/.test(protocol) &&
    /^[A-Za-z0-9]{15,40}$/.test(place.locationId) &&
    at > 0 &&
    at < 3 &&
    segments[at - 1] === 'location';
  if (!rightPlace) throw new Error(`It gave the sub-account ${place.locationId}`);
  if (!('agentId' in place)) return false;
  const { agentId = '' } = place;
  const before = segments.slice(at + 1, segments.indexOf(agentId, at + 1));
  const rightAgent =
    /^[0-9a-f]{24}$/.test(agentId) &&
    place.section === 'voice-ai' &&
    /^(ai-agents\/)?voice-ai(\/builder|\/agent)?$/.test(before.join('/'));
  if (!rightAgent) throw new Error(`It gave the agent ${agentId}`);
  if (isSameTarget(place, { ...place, locationId: `${place.locationId}x` })) {
    throw new Error('It is the same in another sub-account');
  }
  return true;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agentBuilderUrl,
  isSameTarget,
  parseCrmUrl,
  privateIntegrationsUrl,
  voiceAiListUrl,
} from '../../../lib/highlevel/crm-url.ts';

const loc = 've9EPM428h8vShlRW1KT';
const agent = '507f1f77bcf86cd799439011';
const app = 'https://app.gohighlevel.com';
const here = `${app}/v2/location/${loc}`;

const onAgent = { locationId: loc, agentId: agent, section: 'voice-ai' };
const onVoiceAi = { locationId: loc, section: 'voice-ai' };
const elsewhere = { locationId: loc, section: 'other' };

describe('addresses of agents', () => {
  test.each([
    `${here}/ai-agents/voice-ai/builder/${agent}?mode=edit&tab=agent_details`,
    `${here}/ai-agents/voice-ai/builder/${agent}`,
    `${here}/ai-agents/voice-ai/builder/${agent}/`,
    `${here}/ai-agents/voice-ai/builder/${agent}///?a=/b#/c`,
    `${here}/ai-agents/voice-ai/builder/${agent}#actions`,
    `${here}/ai-agents/voice-ai/builder/${agent}/call-logs`,
    `${here}/ai-agents/voice-ai/${agent}?mode=edit&tab=agent_details`,
    `${here}/voice-ai/agent/${agent}`,
    `${here}//ai-agents//voice-ai//builder//${agent}`,
    `${app}/location/${loc}/ai-agents/voice-ai/builder/${agent}`,
    `${app}/location/${loc}/voice-ai/agent/${agent}/`,
    `https://crm.my-agency.example:8443/v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `http://localhost:3000/v2/location/${loc}/ai-agents/voice-ai/builder/${agent}`,
    `HTTPS://APP.gohighlevel.com/v2/location/${loc}/ai-agents/voice-ai/builder/${agent}`,
    `https://[::1]/v2/location/${loc}/ai-agents/voice-ai/builder/${agent}`,
  ])('%s', (address) => expect(parseCrmUrl(address)).toEqual(onAgent));

  test('a location id may have 15 to 40 characters', () => {
    for (const length of [15, 24, 40]) {
      const locationId = 'a'.repeat(length);
      const address = `${app}/v2/location/${locationId}/ai-agents/voice-ai/${agent}`;
      expect(parseCrmUrl(address)).toEqual({ ...onAgent, locationId });
    }
  });
});

describe('Voice AI pages without an agent', () => {
  test.each([
    `${here}/ai-agents/voice-ai`,
    `${here}/ai-agents/voice-ai/`,
    `${here}/ai-agents/voice-ai?page=2`,
    `${here}/ai-agents/voice-ai#${agent}`,
    `${here}/ai-agents/voice-ai?agentId=${agent}`,
    `${here}/ai-agents/voice-ai/builder/new`,
    `${here}/ai-agents/voice-ai/builder/create`,
    `${here}/ai-agents/voice-ai/builder`,
    `${here}/ai-agents/voice-ai/new`,
    `${here}/ai-agents/voice-ai/create`,
    `${here}/ai-agents/voice-ai/builder/${agent.toUpperCase()}`,
    `${here}/ai-agents/voice-ai/builder/${agent}0`,
    `${here}/ai-agents/voice-ai/builder/${agent.slice(1)}`,
    `${here}/ai-agents/voice-ai/builder/new/${agent}`,
    `${here}/ai-agents/voice-ai/call-logs/${agent}`,
    `${here}/voice-ai/agent/`,
  ])('%s', (address) => expect(parseCrmUrl(address)).toEqual(onVoiceAi));
});

describe('other pages of a sub-account', () => {
  test.each([
    here,
    `${here}/`,
    `${here}/dashboard`,
    `${here}/ai-agents/conversation-ai/agent/${agent}`,
    `${here}/ai-agents/knowledge-base/${agent}`,
    `${here}/ai-agents/agent-studio/${agent}`,
    `${here}/ai-agents/agent-studio/voice-ai/${agent}`,
    `${here}/ai-agents/voice-ai-legacy/${agent}`,
    `${here}/ai-agents`,
    `${here}/contacts/detail/${agent}?from=/ai-agents/voice-ai/${agent}`,
    `${here}/settings/private-integrations`,
    `${app}/location/${loc}/dashboard`,
  ])('%s', (address) => expect(parseCrmUrl(address)).toEqual(elsewhere));
});

describe('addresses without a sub-account', () => {
  test.each([
    '',
    'about:blank',
    app,
    `${app}/`,
    `${app}/agency_dashboard/`,
    `${app}/v2/ai-agents/voice-ai`,
    `${app}/v2/location/`,
    `${app}/v2/location//ai-agents/voice-ai/${agent}`,
    `${app}/v2/location/short/ai-agents/voice-ai/${agent}`,
    `${app}/v2/location/${'a'.repeat(41)}/ai-agents/voice-ai/${agent}`,
    `${app}/v2/location/${loc}-x/ai-agents/voice-ai/${agent}`,
    `${app}/v2/location/${loc}/../ai-agents/voice-ai/${agent}`,
    `${app}/v2/locations/${loc}/ai-agents/voice-ai/${agent}`,
    `${app}/v3/location/${loc}/ai-agents/voice-ai/${agent}`,
    `${app}/?next=/v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `${app}/#/v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `/v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `chrome-extension://abc/v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `file:///v2/location/${loc}/ai-agents/voice-ai/${agent}`,
    `javascript:'https://x/v2/location/${loc}/ai-agents/voice-ai/${agent}'`,
    `view-source:${here}/ai-agents/voice-ai/${agent}`,
    `blob:${here}/ai-agents/voice-ai/${agent}`,
    'https://',
    'https://[/',
  ])('%s', (address) => expect(parseCrmUrl(address)).toBeUndefined());
});

const segment = fc.oneof(
  fc.constantFrom('v2', 'location', 'ai-agents', 'voice-ai', 'builder', 'agent', 'new', '', '..'),
  fc.stringMatching(/^[A-Za-z0-9]{13,42}$/),
  fc.stringMatching(/^[0-9a-f]{22,26}$/),
  fc.string(),
);
const crmLike = fc
  .tuple(
    fc.constantFrom(app, 'http://crm.example', `${app}/v2/location`, here, 'ftp://x', ''),
    fc.array(segment, { maxLength: 7 }),
    fc.constantFrom('', '/', '?a=b', '#x/y'),
  )
  .map(([start, segments, end]) => [start, ...segments].join('/') + end);

test('never throws, never returns an id of another form, whatever the string', () => {
  fc.assert(
    fc.property(fc.oneof(crmLike, fc.string(), fc.webUrl()), (address) => {
      const place = parseCrmUrl(address);
      if (!place) return;
      expect(place.locationId).toMatch(/^[A-Za-z0-9]{15,40}$/);
      expect(['voice-ai', 'other']).toContain(place.section);
      if ('agentId' in place) {
        expect(place.agentId).toMatch(/^[0-9a-f]{24}$/);
        expect(place.section).toBe('voice-ai');
      }
    }),
    { numRuns: 3000 },
  );
});

test('reads back the addresses it makes', () => {
  const anyLocation = fc.stringMatching(/^[A-Za-z0-9]{15,40}$/);
  const anyAgent = fc.stringMatching(/^[0-9a-f]{24}$/);
  const origin = fc.constantFrom(app, 'https://crm.example', 'https://localhost:8443');
  fc.assert(
    fc.property(origin, anyLocation, anyAgent, (at, locationId, agentId) => {
      expect(parseCrmUrl(agentBuilderUrl(at, locationId, agentId))).toEqual({
        locationId,
        agentId,
        section: 'voice-ai',
      });
      expect(parseCrmUrl(voiceAiListUrl(at, locationId))).toEqual({
        locationId,
        section: 'voice-ai',
      });
    }),
  );
  expect(privateIntegrationsUrl(app, loc)).toBe(`${here}/settings/private-integrations`);
  expect(agentBuilderUrl(app, loc, agent)).toBe(
    `${here}/ai-agents/voice-ai/builder/${agent}?mode=edit&tab=agent_details`,
  );
});

test('the same target is the same agent of the same sub-account', () => {
  const target = { locationId: loc, agentId: agent };
  expect(isSameTarget(target, { ...target })).toBe(true);
  expect(isSameTarget(target, { ...target, locationId: `${loc}x` })).toBe(false);
  expect(isSameTarget(target, { ...target, agentId: agent.replace('5', '6') })).toBe(false);
  expect(isSameTarget({ locationId: loc }, { locationId: loc })).toBe(false);
  expect(isSameTarget(target, undefined)).toBe(false);
  expect(isSameTarget(undefined, undefined)).toBe(false);
});

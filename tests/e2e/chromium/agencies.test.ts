import { describe, expect, test } from 'vitest';
import { addLocations, agencyApp, type Sandbox } from '../../sandbox/index.ts';
import { gate, held } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

const wish = {
  kind: 'app',
  clientId: agencyApp.clientId,
  clientSecret: agencyApp.clientSecret,
  refreshToken: agencyApp.refreshToken,
};
const renewals = (sandbox: Sandbox) => sandbox.log.filter(({ path }) => path === '/oauth/token');
const path = '/oauth/token';
const isCreate = ({ method, path: to }: Sandbox['log'][number]) =>
  method === 'POST' && to === '/voice-ai/actions';

/** A form that is filled in. */
const transfer = {
  templateId: 'starter:transfer-to-a-person',
  content: {
    name: 'Transfer to a person',
    parameters: {
      triggerPrompt: 'When the caller asks for a person',
      transferToType: 'number',
      transferToValue: '+12125550123',
      triggerMessage: 'One moment',
    },
    values: {},
    keepSecrets: [],
    of: { type: 'CALL_TRANSFER', variables: [] },
  },
};

/** An agency's own app, in the real browser: its forms, its single-use tokens, a stopped worker. */
describe('an agency', () => {
  const stage = chromiumStage();

  async function connected() {
    const { sandbox, browser } = stage();
    const added = addLocations(sandbox, 1_000);
    const { companyId } = sandbox.world;
    const reply = await browser.send('agency/save', wish);
    expect(reply).toMatchObject({ ok: true, output: { saved: true, agency: { companyId } } });
    return { sandbox, browser, companyId, added, reply };
  }

  test('serves ten of its 1,004 sub-accounts, each with a token of its own', async () => {
    const { sandbox, browser, companyId, added, reply } = await connected();
    expect(reply).toMatchObject({ output: { agency: { locations: 1_004 } } });
    expect(renewals(sandbox)[0]?.headers.authorization).toBeUndefined();
    for (const { location, agents } of added.slice(0, 10)) {
      const list = await browser.send('directory/list', {
        locationId: location.id,
        kind: 'agent',
        refresh: true,
      });
      const ids = agents.map(({ id }) => id).sort();
      const { entries } = (list as { output: { entries: { id: string }[] } }).output;
      expect(entries.map(({ id }) => id).sort()).toEqual(ids);
      const target = { locationId: location.id, agentId: ids[0] };
      const wish = { draftId: location.id, target, tabId: -1, picked: true, surface: 'workspace' };
      const created = await browser.send('action/create', { ...wish, ...transfer, anyway: false });
      expect(created).toMatchObject({ ok: true, output: { kind: 'started' } });
    }
    await waitFor('ten actions', () => sandbox.log.filter(isCreate).length === 10);
    const made = sandbox.log.filter((one) => one.path === '/oauth/locationToken');
    expect(made).toHaveLength(10);
    expect(renewals(sandbox)).toHaveLength(1);
    // No token was tried anywhere but where it belongs, and nothing was refused.
    expect(sandbox.log.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
    const creates = sandbox.log.filter(isCreate);
    expect(creates.map(({ locationId }) => locationId)).toEqual(
      added.slice(0, 10).map(({ location }) => location.id),
    );
    const list = JSON.stringify(await browser.send('agency/list', {}));
    expect(list).toContain(companyId);
    for (const { token } of sandbox.world.tokens) expect(list).not.toContain(token);
  });

  test('two renewals at once are one request; a lost answer is told, and then what it meant', async () => {
    const { sandbox, browser, companyId } = await connected();
    const renew = () => browser.send('agency/renew', { companyId });
    await Promise.all([renew(), renew(), renew()]);
    expect(renewals(sandbox)).toHaveLength(2);
    sandbox.fault({ path, effect: { kind: 'cut', when: 'after', on: 'any' } });
    const lost = await renew();
    // On a connection that was used before the browser itself may send it again.
    const { state } = (lost as { output: { agency: { renewal: { state: string } } } }).output.agency
      .renewal;
    expect(['lost', 'ended']).toContain(state);
    expect(await renew()).toMatchObject({
      output: { agency: { renewal: { state: 'ended' } }, problem: { kind: 'invalid' } },
    });
  });

  for (const when of ['before', 'after'] as const) {
    test(`the worker is stopped while HighLevel renews, ${when} it is done: told as lost`, async () => {
      const { sandbox, browser, companyId } = await connected();
      const { promise, resolve } = gate();
      sandbox.fault({ path, effect: { kind: 'gate', until: promise, when } });
      const asked = browser.send('agency/renew', { companyId }).catch(() => undefined);
      await held(sandbox, 'POST');
      await browser.killWorker();
      resolve();
      await asked;
      expect(await browser.send('agency/list', {})).toMatchObject({
        output: { agencies: [{ renewal: { state: 'lost' } }] },
      });
    });
  }
});

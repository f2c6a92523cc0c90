import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlainClient, type Reply } from './client.ts';
import { locationIds, type Sandbox, startSandbox } from './index.ts';

let sandbox: Sandbox;
let client: PlainClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new PlainClient(sandbox);
});
afterAll(async () => {
  client.close();
  await sandbox.stop();
});

const get = (host: string, path: string): Promise<Reply> => client.call('GET', path, { host });

it('serves the app for every address of the CRM, and its own files', async () => {
  const { crm } = sandbox.hosts;
  const agent = sandbox.agent(locationIds.harbor, 'Front Desk');
  for (const address of [sandbox.agentUrl(agent), sandbox.url('/agency_dashboard/?x=1')]) {
    const reply = await get(crm, address.slice(`https://${crm}`.length));
    expect([reply.status, reply.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(reply.text).toContain('/__sandbox/app/main.js');
    expect(reply.text).not.toContain('lead-connector');
  }
  for (const name of ['main', 'address', 'builder', 'dom', 'shell', 'views']) {
    const reply = await get(crm, `/__sandbox/app/${name}.js`);
    expect(reply.headers['content-type']).toBe('text/javascript; charset=utf-8');
  }
  expect((await get(crm, '/__sandbox/app/..%2f..%2findex.ts')).text).toContain('<div id="app">');
});

it('wears the white label on another host', async () => {
  const reply = await get(sandbox.hosts.whiteLabel, '/v2/location/x/dashboard');
  expect(reply.text).toContain('class="lead-connector"');
  expect(reply.text).toContain('https://static.leadconnectorhq.com/');
  const [scripts = '', funnels = ''] = sandbox.hosts.static;
  expect((await get(scripts, '/js/app.js')).headers['content-type']).toContain('javascript');
  expect((await get(funnels, '/_preview/a1b2')).text).toContain('published funnel');
});

it('keeps the pages out of the log, and shows them what the API holds', async () => {
  const agent = sandbox.agent(locationIds.harbor, 'Front Desk');
  const path = `/__sandbox/actions?agentId=${agent.id}`;
  const { actions } = (await get(sandbox.hosts.crm, path)).body as { actions: unknown[] };
  expect(actions).toHaveLength(3);
  expect(sandbox.log).toEqual([]);
});

it('has ids of the live forms', () => {
  const { world } = sandbox;
  for (const { id } of world.locations) expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
  for (const { id } of world.agents) expect(id).toMatch(/^[0-9a-f]{24}$/);
  for (const list of ['agents', 'actions', 'customFields', 'calendars', 'workflows'] as const) {
    const ids = world[list].map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('offers HTTP/2 first, with a certificate for its hosts', async () => {
  const socket = connectTls({
    host: '127.0.0.1',
    port: sandbox.port,
    rejectUnauthorized: false,
    ALPNProtocols: ['h2', 'http/1.1'],
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
  });
  const names = socket.getPeerCertificate().subjectaltname ?? '';
  expect(socket.alpnProtocol).toBe('h2');
  for (const name of ['app.gohighlevel.com', 'services.leadconnectorhq.com', '127.0.0.1']) {
    expect(names).toContain(name);
  }
  socket.destroy();
});

it('is as at the start after a reset, and ends for good', async () => {
  const own = await startSandbox();
  const before = structuredClone(own.world);
  own.world.agents.length = 1;
  own.world.actions.length = 0;
  own.limits.burst = 1;
  own.reset();
  expect(own.world).toEqual(before);
  expect(own.limits.burst).toBe(100);
  const other = new PlainClient(own);
  await other.call('GET', '/nothing');
  await own.stop();
  await expect(other.call('GET', '/nothing')).rejects.toThrow();
  other.close();
});

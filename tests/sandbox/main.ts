/**
 * Starts the embedded HighLevel to play with by hand: `node tests/sandbox/main.ts [port]`.
 * It prints where it is and the tokens that it knows; Ctrl+C ends it.
 */
import { startSandbox, tokens } from './index.ts';

const sandbox = await startSandbox({ port: Number(process.argv[2] ?? 0) });
const { crm, api, whiteLabel } = sandbox.hosts;
const mapped = [crm, api, whiteLabel, ...sandbox.hosts.static];
const rules = mapped.map((host) => `MAP ${host} 127.0.0.1:${sandbox.port}`).join(', ');

console.log(`Embedded HighLevel on 127.0.0.1:${sandbox.port}

API for Node and curl -k:  https://127.0.0.1:${sandbox.port}
In a browser:              chromium --ignore-certificate-errors --disable-quic \\
                             --host-resolver-rules="${rules}"
`);
for (const location of sandbox.world.locations) {
  const agents = sandbox.world.agents.filter((agent) => agent.locationId === location.id);
  console.log(`${location.name} (${location.id}), ${agents.length} agents`);
  for (const agent of agents.slice(0, 4)) {
    console.log(`  ${agent.agentName.padEnd(20)} ${sandbox.agentUrl(agent)}`);
  }
}
console.log('\nTokens:', tokens);

process.once('SIGINT', () => void sandbox.stop());
process.once('SIGTERM', () => void sandbox.stop());

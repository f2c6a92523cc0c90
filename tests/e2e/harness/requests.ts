import type { LoggedRequest, Sandbox } from '../../sandbox/index.ts';

/** The creates that reached HighLevel, oldest first. */
export function creates(sandbox: Sandbox): LoggedRequest[] {
  return sandbox.log.filter(
    ({ method, path }) => method === 'POST' && path === '/voice-ai/actions',
  );
}

/** Everything that reached HighLevel and could have changed something. */
export function changes(sandbox: Sandbox): LoggedRequest[] {
  return sandbox.log.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS');
}

/** The actions that an agent holds now. */
export function actionsOf(sandbox: Sandbox, agent: { id: string }) {
  return sandbox.world.actions.filter(({ agentId }) => agentId === agent.id);
}

import type { Page } from 'puppeteer-core';
import type { Agent, LoggedRequest, Sandbox } from '../../sandbox/index.ts';
import type { Driver } from './driver.ts';
import { fillField, pickTemplate } from './quick-add.ts';
import { actionsOf } from './requests.ts';
import { frontDesk, harborToken, type Stage } from './stage.ts';
import { waitFor } from './wait.ts';

/** Beginnings that many tests share. */
export interface Scene<B extends Driver> {
  sandbox: Sandbox;
  browser: B;
  agent: Agent;
  crm: Page;
  popup: Page;
  /** The actions that were not there at the start. */
  added(): ReturnType<typeof actionsOf>;
}

export const transfer = 'Transfer to a person';
export const phone = { typed: '(212) 555-0123', sent: '+12125550123' };

/** An agent's page, a token, and the popup open on the list. */
export async function openQuickAdd<B extends Driver>(
  { sandbox, browser }: Stage<B>,
  { agent = frontDesk(sandbox), token = harborToken } = {},
): Promise<Scene<B>> {
  const known = new Set(sandbox.world.actions.map(({ id }) => id));
  const crm = await browser.openAgent(agent);
  await browser.saveToken(agent.locationId, token);
  const popup = await browser.openPopup();
  const added = () => actionsOf(sandbox, agent).filter(({ id }) => !known.has(id));
  return { sandbox, browser, agent, crm, popup, added };
}

/** The same with a call transfer filled in: only “Create action” is left to press. */
export async function fillTransfer<B extends Driver>(
  stage: Stage<B>,
  options?: Parameters<typeof openQuickAdd>[1],
): Promise<Scene<B>> {
  const scene = await openQuickAdd(stage, options);
  await pickTemplate(scene.popup, transfer);
  await fillField(scene.popup, 'Transfer to', phone.typed);
  return scene;
}

/** A promise to hold a request with, and the way to let it go. */
export function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Waits for a request that has arrived and is held. */
export function held(sandbox: Sandbox, method: string): Promise<LoggedRequest> {
  return waitFor(`a held ${method}`, () =>
    sandbox.log.find((request) => request.method === method && request.status === 'open'),
  );
}

import { afterAll, afterEach, beforeEach } from 'vitest';
import { locationIds, type Sandbox, startSandbox, tokens } from '../../sandbox/index.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import { createEnds, type Ends } from './ends.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

export interface Stage<B> {
  sandbox: Sandbox;
  browser: B;
}

/** A sandbox and a browser for every test of a file: fresh each time, gone after it. */
function stage<B extends { close(): Promise<void> }>(launch: (sandbox: Sandbox) => Promise<B>) {
  let current: Stage<B> | undefined;
  let ends: Ends = createEnds();

  beforeEach(async () => {
    ends = createEnds();
    const sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
    const browser = await launch(sandbox);
    ends.add(() => browser.close());
    current = { sandbox, browser };
  });
  const end = async () => {
    current = undefined;
    await ends.run();
  };
  afterEach(end);
  afterAll(end);

  return (): Stage<B> => {
    if (!current) throw new Error('The stage is set only while a test runs');
    return current;
  };
}

/** Harbor Dental's front desk: where most tests play. */
export const frontDesk = (sandbox: Sandbox) => sandbox.agent(locationIds.harbor, 'Front Desk');
export const harborToken = tokens.full.harbor;

export function chromiumStage(options: Omit<ChromiumOptions, 'sandbox'> = {}) {
  return stage<Chromium>((sandbox) => launchChromium({ sandbox, ...options }));
}

export function firefoxStage() {
  return stage<Firefox>((sandbox) => launchFirefox({ sandbox }));
}

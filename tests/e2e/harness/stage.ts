import { afterAll, afterEach, beforeEach } from 'vitest';
import { locationIds, type Sandbox, startSandbox, tokens } from '../../sandbox/index.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import { createEnds, type Ends } from './ends.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { renew, stateOf } from './renew.ts';

export interface Stage<B> {
  sandbox: Sandbox;
  browser: B;
}

interface Play<B> {
  launch(sandbox: Sandbox): Promise<B>;
  /** Where one browser serves all tests of a file: what makes it as new, and gives a new sandbox. */
  keep?(browser: B): Promise<(old: Sandbox) => Promise<Sandbox>>;
}

/** A sandbox and a browser for every test of a file: as new each time, gone after it. */
function stage<B extends { close(): Promise<void> }>({ launch, keep }: Play<B>) {
  let current: Stage<B> | undefined;
  let renewed: ((old: Sandbox) => Promise<Sandbox>) | undefined;
  let playing = false;
  let ends: Ends = createEnds();

  const end = async () => {
    current = undefined;
    await ends.run();
  };
  const begin = async () => {
    ends = createEnds();
    const made = { sandbox: await startSandbox() };
    ends.add(() => made.sandbox.stop());
    const browser = await launch(made.sandbox);
    ends.add(() => browser.close());
    renewed = await keep?.(browser);
    current = Object.assign(made, { browser });
  };
  beforeEach(async ({ task }) => {
    if (current && renewed) {
      try {
        current.sandbox = await renewed(current.sandbox);
      } catch (error) {
        console.warn(`“${task.name}” gets a browser of its own: ${error}`);
        await end();
      }
    }
    if (!current) await begin();
    playing = true;
  });
  afterEach(async ({ task }) => {
    playing = false;
    // Whatever made a test fail is not there when it is tried again.
    if (!renewed || task.result?.state === 'fail') await end();
  });
  afterAll(end);

  return (): Stage<B> => {
    if (!current || !playing) throw new Error('The stage is set only while a test runs');
    return current;
  };
}

/** Harbor Dental's front desk: where most tests play. */
export const frontDesk = (sandbox: Sandbox) => sandbox.agent(locationIds.harbor, 'Front Desk');
export const harborToken = tokens.full.harbor;

/** A fifth less work for what tests do not look at: moving tabs, a renderer kept in reserve. */
const switches = [
  '--animation-duration-scale=0',
  '--disable-features=SpareRendererForSitePerProcess',
] as const;

interface ChromiumStageOptions extends Omit<ChromiumOptions, 'sandbox'> {
  /**
   * A browser process of its own for every test. Without it the tests of a file share one, which is
   * made as new before each (see renew.ts): enough unless a test depends on what the process or its
   * profile remembers, such as which connections it has, or ends it.
   */
  fresh?: boolean;
}

export function chromiumStage({ fresh = false, ...options }: ChromiumStageOptions = {}) {
  async function keep(browser: Chromium) {
    const first = await stateOf(browser);
    return (old: Sandbox) => renew(browser, old, first);
  }
  return stage<Chromium>({
    launch: (sandbox) => launchChromium({ sandbox, switches, ...options }),
    ...(fresh ? {} : { keep }),
  });
}

/** The tests of a file share one Firefox, which is made as new before each. */
export function firefoxStage() {
  async function again(browser: Firefox, old: Sandbox): Promise<Sandbox> {
    await old.stop();
    // The port is where the browser looks for the CRM.
    const sandbox = await startSandbox({ port: old.port });
    await browser.renew();
    return sandbox;
  }
  return stage<Firefox>({
    launch: (sandbox) => launchFirefox({ sandbox }),
    keep: async (browser) => (old) => again(browser, old),
  });
}

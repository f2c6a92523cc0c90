import {
  type AddedLocation,
  addAction,
  addAgents,
  addLocations,
  revokeToken,
  type Sandbox,
} from '../../sandbox/index.ts';
import { waitFor } from './wait.ts';
import { saveTemplates } from './workspace.ts';

/** Many agents that have some of a pack, and runs that have put it there: for pages that show them. */

/** What these need of either browser's harness. */
interface Sender {
  send(name: string, input: unknown): Promise<unknown>;
  saveToken(locationId: string, token: string): Promise<unknown>;
}

const texts = {
  'Text directions and parking': 'We are at 12 Harbor Street. Parking is behind the house.',
  'Text the booking link': 'Choose a time that suits you: https://book.example.com',
  'Text the opening hours': 'Monday to Friday from 8 to 6, Saturday from 9 to noon.',
  'Ask for a review': 'Thank you for calling. Would you tell others how it was?',
  'Text the emergency number': 'After hours, call +1 212 555 0100.',
};

const contents = Object.entries(texts).map(([name, messageBody]) => ({
  name,
  parameters: {
    triggerPrompt: `When the caller would like to have it in writing: ${name.toLowerCase()}.`,
    triggerMessage: 'I am sending it to you.',
    messageBody,
  },
}));

export async function withAgents(browser: Sender, sandbox: Sandbox, count: number) {
  const added = addLocations(sandbox, count);
  for (const { location, token } of added) {
    await browser.saveToken(location.id, token);
    await browser.send('directory/list', { locationId: location.id, kind: 'agent', refresh: true });
  }
  return added;
}

/** A pack of texts without blanks. */
export async function savePack(
  browser: Sender,
): Promise<{ packId: string; templateIds: string[] }> {
  const templateIds = await saveTemplates(
    browser,
    contents.map((one) => ({ ...one, variables: [], folder: 'Dental' })),
  );
  const content = { name: 'Dental essentials', description: '', templateIds };
  const reply = (await browser.send('pack/save', { base: 0, content, anyway: false })) as {
    output: { pack: { id: string } };
  };
  return { packId: reply.output.pack.id, templateIds };
}

export const targetsOf = (added: AddedLocation[]) =>
  added.flatMap(({ location, agents }) =>
    agents.map((agent) => ({ locationId: location.id, agentId: agent.id })),
  );

/** Agents that have some of a pack, some of it otherwise, and a sub-account whose token was revoked. */
export async function fleet(browser: Sender, sandbox: Sandbox): Promise<string> {
  const added = await withAgents(browser, sandbox, 9);
  for (const [at, place] of added.entries()) {
    if (at % 3 === 0) place.agents.push(...addAgents(sandbox, place.location.id, 1));
    for (const [number, agent] of place.agents.entries()) {
      for (const [which, { name, parameters }] of contents.entries()) {
        if ((at + number + which) % 4 === 3) continue;
        const other = (at * 3 + number + which) % 7 === 0;
        const messageBody = `${parameters.messageBody} Please ring twice.`;
        addAction(sandbox, agent, {
          actionType: 'SMS',
          name,
          actionParameters: other ? { ...parameters, messageBody } : parameters,
        });
      }
    }
  }
  revokeToken(sandbox, (added[4] as AddedLocation).token);
  const { packId } = await savePack(browser);
  const planId = crypto.randomUUID();
  await browser.send('plan/make', {
    planId,
    kind: 'fleet',
    what: { kind: 'pack', packId },
    targets: targetsOf(added),
    values: {},
    locationValues: {},
  });
  return planId;
}

async function createOne(browser: Sender, templateId: string, target: object): Promise<string> {
  const reply = (await browser.send('action/create', {
    templateId,
    target,
    draftId: crypto.randomUUID(),
    tabId: -1,
    picked: true,
    surface: 'workspace',
    anyway: false,
  })) as { output: { run: { id: string } } };
  return reply.output.run.id;
}

/** Single creates: some as they should be, one that HighLevel refused, one that was undone. */
export async function singles(browser: Sender, sandbox: Sandbox): Promise<string[]> {
  const added = await withAgents(browser, sandbox, 4);
  const { templateIds } = await savePack(browser);
  const targets = targetsOf(added);
  const ids: string[] = [];
  for (const [at, target] of targets.entries()) {
    const templateId = templateIds[at % templateIds.length] ?? '';
    if (at === 3) {
      const message = 'actionParameters.messageBody must be shorter than 1000 characters';
      const effect = { kind: 'status', status: 422, message } as const;
      sandbox.fault({ method: 'POST', path: '/voice-ai/actions', effect });
    }
    ids.push(await createOne(browser, templateId, target));
  }
  return ids;
}

/** A pack on all agents of some sub-accounts, carried out; of one of them the token was revoked. */
export async function ran(browser: Sender, sandbox: Sandbox): Promise<string> {
  const added = await withAgents(browser, sandbox, 5);
  const { packId } = await savePack(browser);
  const planId = crypto.randomUUID();
  await browser.send('plan/make', {
    planId,
    kind: 'apply',
    what: { kind: 'pack', packId },
    targets: targetsOf(added),
    values: {},
    locationValues: {},
  });
  await untilState(browser, planId, /ready/);
  const effect = { kind: 'status', status: 422, message: 'messageBody must be shorter' } as const;
  sandbox.fault({ method: 'POST', path: '/voice-ai/actions', skip: 12, times: 2, effect });
  await browser.send('plan/go', { planId, do: 'start' });
  return planId;
}

export async function untilState(browser: Sender, planId: string, state: RegExp): Promise<void> {
  await waitFor(`the plan to be ${state}`, async () => {
    const reply = (await browser.send('plan/open', { planId })) as {
      output: { plan: { state: string } } | null;
    };
    return state.test(reply.output?.plan.state ?? '');
  });
}

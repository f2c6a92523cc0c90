// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isSameSpot, placeOf } from '../../../../components/quick-add/place.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import {
  agentId,
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  locationId,
  openState,
  otherAgentId,
  placeAt,
  press,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const names: Record<string, string> = { [agentId]: 'Front desk', [otherAgentId]: 'Night line' };
const openHere = ({ agentId: at }: { agentId?: string | undefined }) => {
  const { agentName: _, ...state } = openState();
  return at && names[at] ? { ...state, agentName: names[at] } : state;
};

describe('where there is nothing to add to', () => {
  it('says so, and what to do next', async () => {
    const background = fakeBackground();
    const { done } = await showQuickAdd(background, placeOf({ id: 1 }));
    expect(text()).toContain('This tab is not HighLevel.');
    await click('Open HighLevel');
    expect(done.opened).toEqual(['https://app.gohighlevel.com/']);
    await showQuickAdd(
      background,
      placeOf({ id: 1, url: 'https://app.gohighlevel.com/agency_dashboard/' }),
    );
    expect(text()).toContain('Choose a sub-account');
  });

  it('says when the background does not answer, and tries again', async () => {
    const background = fakeBackground({
      'quick-add/open': () => {
        throw new MessageError('gone');
      },
    });
    await showQuickAdd(background);
    expect(text()).toContain('Switchboard does not answer');
    background.answer('quick-add/open', openState());
    await click('Try again');
    expect(hasControl('Search templates')).toBe(true);
  });

  it('says when the storage cannot be read', async () => {
    const background = fakeBackground({
      'quick-add/open': () => {
        throw new MessageError('storage');
      },
    });
    await showQuickAdd(background);
    expect(text()).toContain('The storage cannot be read');
  });

  it('lets an agent be picked by name', async () => {
    const background = fakeBackground({
      'quick-add/open': openHere,
      'directory/list': {
        entries: [
          { id: agentId, name: 'Front desk' },
          { id: otherAgentId, name: 'Night line' },
        ],
        fetchedAt: 0,
      },
      'action/create': { kind: 'moved' },
    });
    await showQuickAdd(background, placeAt());
    await settle();
    await type('Search agents', 'night');
    expect(hasControl('Front desk')).toBe(false);
    await click('Night line');
    await settle();
    expect(document.querySelector('header')?.textContent).toContain('Night line');
    await click('Create action: Transfer to a person');
    expect(background.inputs('action/create')[0]).toMatchObject({
      target: { locationId, agentId: otherAgentId },
      picked: true,
    });
  });

  it('picks nobody for Enter in an empty search', async () => {
    const background = fakeBackground({
      'quick-add/open': openHere,
      'directory/list': {
        entries: [
          { id: agentId, name: 'Front desk' },
          { id: otherAgentId, name: 'Night line' },
        ],
        fetchedAt: 0,
      },
    });
    await showQuickAdd(background, placeAt());
    await settle();
    await press('Search agents', 'Enter');
    expect(hasControl('Search templates')).toBe(false);
    await type('Search agents', 'ni');
    await press('Search agents', 'Enter');
    await settle();
    expect(document.querySelector('header')?.textContent).toContain('Night line');
  });

  it('leads to the list of agents from one that HighLevel does not find', async () => {
    const { agentName: _, ...state } = openState();
    const background = fakeBackground({
      'quick-add/open': state,
      'names/fetch': { problem: { kind: 'not-found', messages: [] } },
    });
    const { done } = await showQuickAdd(background);
    await settle();
    expect(text()).toContain('HighLevel does not find this agent');
    await click('Show the agents');
    expect(done.opened).toEqual([
      `https://app.gohighlevel.com/v2/location/${locationId}/ai-agents/voice-ai`,
    ]);
  });

  it('lets an agent’s id be typed when the list cannot be read', async () => {
    const background = fakeBackground({
      'quick-add/open': openHere,
      'directory/list': {
        entries: [],
        problem: { kind: 'scope-missing', scope: 'voice-ai-agents.readonly', messages: [] },
      },
    });
    await showQuickAdd(background, placeAt());
    await settle();
    expect(text()).toContain('voice-ai-agents.readonly');
    await type('Agent ID', otherAgentId);
    await click('Use this agent');
    expect(hasControl('Search templates')).toBe(true);
  });
});

describe('when the tab moves to another agent', () => {
  it('follows when nothing is half filled', async () => {
    const background = fakeBackground({ 'quick-add/open': openHere });
    const { go } = await showQuickAdd(background);
    await go(placeAt(otherAgentId));
    expect(document.querySelector('header')?.textContent).toContain('Night line');
    await go(placeOf({ id: 7 }));
    expect(text()).toContain('This tab is not HighLevel.');
  });

  it('keeps a half-filled form with its agent, says so, and sends nothing', async () => {
    const background = fakeBackground({ 'quick-add/open': openHere });
    const { go } = await showQuickAdd(background);
    document.querySelectorAll<HTMLElement>('#templates [role="option"]')[0]?.click();
    await settle();
    await click('Wording and details');
    await type('Action name', 'Reception');
    await go(placeAt(otherAgentId));
    await settle();
    expect(text()).toContain('This form is for Front desk (Harbor Dental)');
    expect(text()).toContain('The tab now shows Night line.');
    expect(control('Create action').getAttribute('aria-disabled')).toBe('true');
    await click('Create action');
    expect(background.inputs('action/create')).toEqual([]);
    await go(placeAt(agentId));
    expect(text()).not.toContain('This form is for');
    expect(control('Create action').getAttribute('aria-disabled')).toBeNull();
    expect(control<HTMLInputElement>('Action name').value).toBe('Reception');
  });

  it('stays with a create that was on its way, until the person goes on', async () => {
    let finish = (_: ReturnType<typeof runOf>) => undefined as unknown;
    const background = fakeBackground({
      'quick-add/open': openHere,
      'action/create': { kind: 'started', run: runOf({ state: 'sending' }) },
      'run/watch': () =>
        new Promise((done) => {
          finish = done;
        }),
    });
    const { go } = await showQuickAdd(background);
    await click('Create action: Transfer to a person');
    await go(placeAt(otherAgentId));
    expect(document.querySelector('header')?.textContent).toContain('Front desk');
    finish(runOf({}, { revision: 2 }));
    await settle(10);
    expect(statusText()).toContain('Created');
    expect(text()).toContain('You see Front desk (Harbor Dental) here');
    await click('Go on with Night line');
    await settle(10);
    expect(document.querySelector('header')?.textContent).toContain('Night line');
    expect(statusText()).not.toContain('Created');
  });

  it('takes what was typed along on request, but no ids into another sub-account', async () => {
    const other = 'ZyXwVuTsRqPoNmLkJiHg';
    const background = fakeBackground({
      'quick-add/open': openHere,
      'form/open': ({ target, templateId }) =>
        formOf(templateId, {
          draftId: crypto.randomUUID(),
          parameters: target.locationId === other ? {} : { workflowId: 'w1' },
        }),
    });
    const { go } = await showQuickAdd(background);
    await type('Search templates', 'Start a workflow');
    document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
    await settle();
    await type('When to do it', 'When asked');
    await go(placeAt(otherAgentId, other));
    await settle();
    expect(text()).toContain('except what is chosen from the sub-account’s own lists');
    await click('Go on with Night line');
    await settle(20);
    expect(document.querySelector('header')?.textContent).toContain('Night line');
    expect(control<HTMLTextAreaElement>('When to do it').value).toBe('When asked');
    const saved = background.inputs('draft/save').at(-1);
    expect(saved?.target).toEqual({ locationId: other, agentId: otherAgentId });
    expect(saved?.content.parameters).toEqual({ triggerPrompt: 'When asked' });
    expect(text()).not.toContain('This form is for');
  });
});

describe('what was typed for the other agent already', () => {
  it('is not overwritten by what could have come along', async () => {
    const background = fakeBackground({
      'quick-add/open': openHere,
      'form/open': ({ target, templateId }) =>
        target.agentId === otherAgentId
          ? formOf(templateId, { draftId: 'theirs', name: 'Theirs', fromDraft: true })
          : formOf(templateId),
    });
    const { go } = await showQuickAdd(background);
    document.querySelectorAll<HTMLElement>('#templates [role="option"]')[0]?.click();
    await settle();
    await click('Wording and details');
    await type('Action name', 'Mine');
    await go(placeAt(otherAgentId));
    await settle();
    await click('Go on with Night line');
    await settle(20);
    expect(control<HTMLInputElement>('Action name').value).toBe('Theirs');
    expect(background.inputs('draft/save').map(({ draftId }) => draftId)).not.toContain('theirs');
  });
});

describe('isSameSpot', () => {
  it('compares ids, not addresses', () => {
    const page = `https://app.gohighlevel.com/v2/location/${locationId}/ai-agents/voice-ai`;
    const spot = { place: placeAt(agentId) };
    const moved = placeOf({ id: 9, url: `${page}/builder/${agentId}?tab=goals#x` });
    expect(isSameSpot(spot, moved)).toBe(true);
    expect(isSameSpot(spot, placeAt(otherAgentId))).toBe(false);
    expect(isSameSpot(spot, placeAt())).toBe(false);
  });

  it('keeps a picked agent while the page shows no other', () => {
    const spot = { place: placeAt(), picked: agentId };
    expect(isSameSpot(spot, placeAt())).toBe(true);
    expect(isSameSpot(spot, placeAt(agentId))).toBe(true);
    expect(isSameSpot(spot, placeAt(otherAgentId))).toBe(false);
  });
});

describe('names', () => {
  it('are asked for once the list stands, and may be told to be wrong', async () => {
    const { agentName: _, ...state } = openState();
    const background = fakeBackground({
      'quick-add/open': state,
      'names/fetch': { problem: { kind: 'token-rejected', messages: [] } },
    });
    await showQuickAdd(background);
    await settle();
    expect(background.inputs('names/fetch')).toEqual([{ locationId, agentId }]);
    expect(text()).toContain('HighLevel does not accept the token');
    await click('Replace token');
    expect(hasControl('Token')).toBe(true);
  });
});

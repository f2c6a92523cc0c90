// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../../lib/templates/schema.ts';
import { click, control, hasControl, press, settle, text, type } from '../quick-add/fake.tsx';
import { blanksOf, locationOf, neverRead, showRuns } from './stage.ts';

const phone: Variable = { name: 'phone', label: 'Phone', kind: 'phone', required: true };
const greeting: Variable = { name: 'greeting', label: 'Greeting', kind: 'text', required: true };
const workflow: Variable = {
  name: 'flow',
  label: 'Follow-up',
  kind: 'workflow',
  required: true,
  default: 'Send directions',
};

describe('a new run', () => {
  it('begins with what the address asks for, and makes a plan of what is chosen', async () => {
    const page = await showRuns('#/runs/new?pack=p1');
    expect(text()).toContain('Dental essentials, 2 actions');
    expect(text()).toContain('7 agents in 3 sub-accounts');
    await click('All agents of Client 1');
    await click('Agents of Client 3');
    await click('Agent 2, Client 3');
    expect(text()).toContain('3 agents in 2 sub-accounts');
    await click('Show what would change');
    await settle(10);
    expect(page.inputs('plan/make')).toEqual([
      {
        planId: expect.any(String),
        kind: 'apply',
        what: { kind: 'pack', packId: 'p1' },
        targets: [
          { locationId: 'l1', agentId: 'l1a0' },
          { locationId: 'l1', agentId: 'l1a1' },
          { locationId: 'l3', agentId: 'l3a2' },
        ],
        values: {},
        locationValues: {},
      },
    ]);
    expect(page.inputs('target-set/save')[0]?.name).toMatch(/^3 agents, /);
    // Kept until it is started.
    expect(page.inputs('edit/discard')).toEqual([]);
    expect(page.inputs('edit/save').at(-1)?.content.planId).toBe(
      page.inputs('plan/make')[0]?.planId,
    );
    expect(location.hash).toBe(`#/runs/${page.inputs('plan/make')[0]?.planId}`);
  });

  it('begins with nothing, and takes a pack or templates in order', async () => {
    const page = await showRuns('#/runs/new');
    expect(text()).toContain('Choose what to apply.');
    await type('Search packs', 'dentists');
    document.querySelector<HTMLInputElement>('.what-pack input')?.click();
    await settle(5);
    expect(page.inputs('plan/blanks').at(-1)?.what).toEqual({ kind: 'pack', packId: 'p1' });
    await click('Next: where');
    expect(hasControl('All agents of Client 1')).toBe(true);
    await click('Change: What');
    // The page's own, not the one in the navigation.
    [...document.querySelectorAll<HTMLElement>('.what .segment')].at(-1)?.click();
    for (let tries = 0; tries < 100 && !document.querySelector('.picker-row'); tries += 1) {
      await settle(10);
    }
    for (const name of ['Template 0', 'Template 1']) {
      [...document.querySelectorAll<HTMLElement>('.picker-row')]
        .find((one) => one.textContent?.includes(name))
        ?.click();
      await settle(30);
    }
    expect(page.inputs('plan/blanks').at(-1)?.what).toEqual({
      kind: 'templates',
      templateIds: ['t0', 't1'],
    });
  });

  it('finds by words and group, and selects all that match', async () => {
    await showRuns('#/runs/new?pack=p1');
    await type('Search sub-account or agent', 'front client');
    expect(text()).toContain('3 agents in 3 sub-accounts match');
    await click('Select all 3 that match');
    expect(control<HTMLInputElement>('Front desk, Client 3').checked).toBe(true);
    await type('Search sub-account or agent', '');
    expect(control<HTMLInputElement>('All agents of Client 3').indeterminate).toBe(true);
    expect(text()).toContain('1 of 3 agents chosen');
    await click('Select none');
    expect(text()).toContain('No agent chosen yet');
  });

  it('can be chosen by keyboard', async () => {
    await showRuns('#/runs/new?pack=p1');
    control('All agents of Client 1').focus();
    await press('All agents of Client 1', 'ArrowRight');
    await press('All agents of Client 1', 'ArrowDown');
    await settle(5);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Front desk, Client 1');
    await press('Front desk, Client 1', 'ArrowLeft');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('All agents of Client 1');
    await press('All agents of Client 1', 'ArrowLeft');
    expect(hasControl('Front desk, Client 1')).toBe(false);
  });

  it('reads sub-accounts that were never read, and says why one could not be', async () => {
    const page = await showRuns('#/runs/new?pack=p1', {
      'target/list': ({ read }) => ({
        locations: read
          ? [locationOf(1), { ...neverRead(2), problem: 'HighLevel does not answer.' }]
          : [neverRead(1), neverRead(2)],
      }),
    });
    expect(text()).toContain('The agents of 2 sub-accounts were never read');
    await click('Read agents of these 2');
    await settle(10);
    expect(page.inputs('target/list').at(-1)).toEqual({ read: ['l1', 'l2'] });
    expect(hasControl('All agents of Client 1')).toBe(true);
    expect(text()).toContain('HighLevel does not answer.');
  });

  it('goes on from what was left, and forgets it when told so', async () => {
    const page = await showRuns('#/runs/new?templates=t1,t2', {
      'edit/open': {
        edits: [
          {
            editorId: 'e1',
            base: 0,
            content: {
              what: { kind: 'pack', packId: 'p1' },
              chosen: { l1: ['l1a0'], gone: ['x'] },
              values: {},
              locationValues: {},
              everywhere: [],
              secretValues: [],
            },
            changedAt: 1,
          },
        ],
      },
    });
    expect(text()).toContain('2 agents in 2 sub-accounts are chosen');
    expect(text()).toContain('1 chosen agent is not in this list');
    await click('Leave it out');
    expect(text()).toContain('1 agent in 1 sub-account');
    expect(page.inputs('edit/save').at(-1)?.content).toMatchObject({
      what: { kind: 'templates', templateIds: ['t1', 't2'] },
      chosen: { l1: ['l1a0'] },
    });
    await click('Start afresh');
    expect(text()).toContain('No agent chosen yet');
  });

  it('takes up a set of agents from before', async () => {
    await showRuns('#/runs/new?pack=p1', {
      'target-set/list': {
        sets: [
          {
            version: 1,
            id: 's1',
            name: 'All receptions',
            usedAt: 0,
            targets: [{ locationId: 'l2', agentId: 'l2a0' }],
          },
        ],
      },
    });
    await click('Sets');
    await click('All receptions1 agent, used 20,833 days ago');
    expect(text()).toContain('1 agent in 1 sub-account');
  });
});

describe('the blanks of a new run', () => {
  const blanks = blanksOf({
    variables: [phone, greeting, workflow],
    known: { l1: { phone: '+12125550100' } },
  });
  const open = async () => {
    const page = await showRuns('#/runs/new?pack=p1', { 'plan/blanks': blanks });
    await click('Select all 7');
    await click('Next: blanks');
    return page;
  };

  it('are asked once for all, and what is remembered is kept for its sub-account', async () => {
    const page = await open();
    expect(text()).toContain('In 3 of 3 sub-accounts something is not known');
    expect(text()).toContain('Found by name in each sub-account');
    expect(control<HTMLInputElement>('Phone, Client 1').value).toBe('+12125550100');
    expect(control<HTMLInputElement>('Phone, Client 2').placeholder).toBe('Not known');
    await type('Phone', '+12125550199');
    await type('Greeting', 'Hello');
    expect(text()).toContain('Every sub-account has all it needs');
    expect(text()).toContain('In 1 sub-account another one is remembered, and is used there.');
    await type('Greeting, Client 3', 'Good day');
    await click('Show what would change');
    await settle(20);
    expect(page.inputs('plan/make')[0]).toMatchObject({
      values: { phone: '+12125550199', greeting: 'Hello' },
      locationValues: { l1: { phone: '+12125550100' }, l3: { greeting: 'Good day' } },
    });
  });

  it('can have one value everywhere, whatever is remembered', async () => {
    const page = await open();
    await type('Phone', '+12125550199');
    await click('Use this one everywhere');
    await click('Show what would change');
    await settle(20);
    expect(page.inputs('plan/make')[0]?.locationValues).toEqual({});
  });

  it('are not sent while a typed one is wrong', async () => {
    const page = await open();
    await type('Phone', 'call me');
    await click('Show what would change');
    await settle(20);
    expect(page.inputs('plan/make')).toEqual([]);
    expect(text()).toContain('This is not a whole phone number');
  });

  it('says what the background does not take, and keeps all that was typed', async () => {
    const page = await open();
    page.answer('plan/make', {
      kind: 'invalid',
      issues: [{ path: '', message: 'The pack is empty.', level: 'error' }],
    });
    await click('Show what would change');
    await settle(20);
    expect(text()).toContain('The pack is empty.');
    expect(page.inputs('edit/discard')).toEqual([]);
  });
});

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { actionIcons } from '../../../../components/fields/action-icon.tsx';
import { actions } from '../../../../lib/actions/index.ts';
import type { TemplateRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import {
  click,
  control,
  fakeBackground,
  openState,
  press,
  rows,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const options = () =>
  [...document.querySelectorAll('#templates [role="option"]')].map(
    (one) => one.querySelector('.template-name')?.textContent,
  );
const active = () => {
  const id = control('Search templates').getAttribute('aria-activedescendant');
  return id && document.getElementById(id)?.querySelector('.template-name')?.textContent;
};

describe('the template list', () => {
  it('is there after one message, with the focus in the search field', async () => {
    const background = fakeBackground();
    await showQuickAdd(background);
    expect(background.asked.map(({ name }) => name)).toEqual(['quick-add/open']);
    expect(options()).toHaveLength(8);
    expect(document.activeElement).toBe(control('Search templates'));
    expect(text()).toContain('Front desk');
    expect(text()).toContain('Harbor Dental');
    expect(performance.getEntriesByName('switchboard:list').length).toBeGreaterThan(0);
  });

  it('says which library a template belongs to, so that two of one name are told apart', async () => {
    const [one] = rows;
    const library = { id: 'subscription:1', name: 'Harbor standard' };
    const team = { ...(one as TemplateRow), id: 't2', origin: 'team' as const, library };
    const templates = [one as TemplateRow, team];
    await showQuickAdd(fakeBackground({ 'quick-add/open': openState({ templates, total: 2 }) }));
    const badges = [...document.querySelectorAll('#templates [role="option"]')].map(
      (option) => option.querySelector('.badge-long')?.textContent,
    );
    expect(badges).toEqual([undefined, 'Harbor standard']);
  });

  it('filters by name, by what the builder calls it, and says when nothing fits', async () => {
    await showQuickAdd(fakeBackground());
    await type('Search templates', 'call transfer');
    expect(options()[0]).toBe('Transfer to a person');
    await type('Search templates', 'text');
    expect(options()[0]).toBe('Send a text message');
    await type('Search templates', 'zzzz');
    expect(options()).toEqual([]);
    expect(text()).toContain('No template fits “zzzz”.');
    await press('Search templates', 'Escape');
    expect(options()).toHaveLength(8);
  });

  it('is walked with the arrow keys; Enter opens the form', async () => {
    const background = fakeBackground();
    await showQuickAdd(background);
    expect(active()).toBe('Transfer to a person');
    await press('Search templates', 'ArrowUp');
    expect(active()).toBe('Transfer to a person');
    await press('Search templates', 'ArrowDown');
    expect(active()).toBe('Send a text message');
    await press('Search templates', 'Enter');
    expect(background.inputs('form/open')[0]?.templateId).toBe('starter:send-a-text-message');
    expect(document.querySelector('form')?.getAttribute('aria-label')).toBe('Send a text message');
  });

  it('creates a ready template at once, as it was used last, and sends a double click once', async () => {
    const background = fakeBackground({ 'action/create': { kind: 'started', run: runOf({}) } });
    await showQuickAdd(background);
    const button = control('Create action: Transfer to a person');
    button.click();
    button.click();
    await settle();
    const [input, ...more] = background.inputs('action/create');
    expect(more).toEqual([]);
    expect(input).toMatchObject({ templateId: 'starter:transfer-to-a-person', anyway: false });
    expect(input?.content).toBeUndefined();
    expect(statusText()).toContain('Created');
    expect(statusText()).toContain('Transfer to a person');
  });

  it('marks drafts and has a drawing for every type', async () => {
    const state = openState();
    const templates = state.templates.map((one, at) => ({ ...one, hasDraft: at === 1 }));
    await showQuickAdd(fakeBackground({ 'quick-add/open': { ...state, templates } }));
    expect(document.querySelectorAll('.template .mark')).toHaveLength(1);
    for (const { icon } of Object.values(actions)) expect(actionIcons).toHaveProperty(icon);
  });

  it('keeps the last creates on top, more than two folded', async () => {
    const recent = [1, 2, 3].map((at) => runOf({ name: `Action ${at}` }, { id: `run-${at}` }));
    const background = fakeBackground({
      'quick-add/open': openState({ recent }),
      'run/undo': { kind: 'removed', run: runOf({ state: 'undone' }, { revision: 2 }) },
    });
    await showQuickAdd(background);
    expect(document.querySelectorAll('.recent-row')).toHaveLength(2);
    await click('1 more from the last 24 hours');
    expect(document.querySelectorAll('.recent-row')).toHaveLength(3);
    await click('Undo');
    expect(background.inputs('run/undo')).toEqual([{ runId: 'run-1', confirmed: false }]);
    expect(statusText()).toContain('Undone');
  });
});

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  click,
  connectionOf,
  control,
  fakeBackground,
  formOf,
  now,
  openState,
  runOf,
  settle,
  showQuickAdd,
  type,
} from './fake.tsx';

/** Clicks as the keyboard does: what is clicked had the focus. */
async function activate(name: string | RegExp): Promise<void> {
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  const found =
    typeof name === 'string' ? control(name) : all.find((one) => name.test(one.textContent ?? ''));
  found?.focus();
  found?.click();
  await settle(20);
}

async function openForm(name: string) {
  await type('Search templates', name);
  document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
  await settle(20);
}

const focused = () => document.activeElement as HTMLElement;

describe('the keyboard is never left nowhere', () => {
  it('after settings and token screens over a form', async () => {
    await showQuickAdd(fakeBackground());
    await openForm('Transfer to a person');
    await activate('Settings');
    await activate('Back');
    expect(focused()).toBe(control('Settings'));
    await activate('Settings');
    await activate('Replace token');
    await activate('Back');
    expect(focused()).toBe(control('Settings'));
  });

  it('after a token was added from inside a form', async () => {
    const background = fakeBackground({
      'directory/list': { entries: [], problem: { kind: 'no-token', messages: [] } },
      'connection/save': {
        saved: true,
        connection: connectionOf({ last4: 'wxyz', writes: 'unknown' }),
      },
    });
    await showQuickAdd(background);
    await openForm('Start a workflow');
    const link = document.querySelector<HTMLElement>('.form .field-aside button');
    link?.focus();
    link?.click();
    await settle();
    await type('Token', 'pit-1');
    background.answer('directory/list', { entries: [{ id: 'w1', name: 'Quote' }], fetchedAt: now });
    document.querySelector('form.screen')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    expect(control('Workflow').getAttribute('role')).toBe('combobox');
    expect(focused().closest('.form')).not.toBeNull();
  });

  it('after a token was removed', async () => {
    await showQuickAdd(fakeBackground({ 'connection/remove': {} }));
    await activate('Settings');
    await activate('Remove token');
    const yes = document.querySelector<HTMLElement>('dialog .button-danger');
    yes?.focus();
    yes?.click();
    await settle(20);
    expect(focused()).toBe(control('Add a token'));
  });

  it('after a row was removed', async () => {
    const system = 'starter:ask-another-system';
    const parameters = { apiDetails: { method: 'GET', parameters: [{ name: 'orderId' }] } };
    await showQuickAdd(fakeBackground({ 'form/open': formOf(system, { parameters }) }));
    await openForm('Ask another system');
    await activate('Add parameter');
    await activate('Remove parameter 2');
    expect(focused()).toBe(control('Name of parameter 1'));
    await activate('Remove parameter 1');
    expect(focused()).toBe(control('Add parameter'));
    await activate('Add value');
    await activate('Remove value 1');
    expect(focused()).toBe(control('Value 1'));
  });

  it('back from a form the row that was opened is the active one', async () => {
    await showQuickAdd(fakeBackground());
    const row = document.querySelectorAll<HTMLElement>('#templates [role="option"]')[2];
    row?.click();
    await settle(20);
    await activate('Back to templates');
    const now = control('Search templates');
    expect(focused()).toBe(now);
    expect(now.getAttribute('aria-activedescendant')).toBe(row?.id);
    // Another search begins at its first.
    await type('Search templates', 'transfer');
    const [first] = document.querySelectorAll('#templates [role="option"]');
    expect(now.getAttribute('aria-activedescendant')).toBe(first?.id);
  });

  it('after an earlier create was shown, and hidden over a form', async () => {
    const transfer = 'starter:transfer-to-a-person';
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [runOf({}, { createdAt: now - 90_000 })] }),
      'form/open': formOf(transfer),
    });
    await showQuickAdd(background);
    await activate(/Created · /);
    expect(focused().getAttribute('aria-label')).toBe('Last action');
    await openForm('Transfer to a person');
    await activate('Hide');
    expect(focused().textContent).toBe('Transfer to a person');
    await click('Back to templates');
  });
});

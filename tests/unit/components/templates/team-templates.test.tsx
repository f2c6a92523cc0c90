// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { exportOf } from '../../../../components/sharing/export-hash.ts';
import type { PolicyView } from '../../../../lib/messaging/messages/share-shapes.ts';
import type { TemplateRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import {
  fakeBackground,
  follow,
  listOf,
  rowOf,
  settleParts,
  shownNames,
  showWorkspace,
} from '../workspace/stage.tsx';

const subscription = { id: 'subscription:1', name: 'Harbor Agency standard' };
const folder = { id: 'folder:2', name: 'Team folder' };
const managed = { id: 'managed:3', name: 'Company' };

const several = () => [
  rowOf(0, { name: 'Mine' }),
  rowOf(1, { name: 'Ask the name', origin: 'team', library: subscription }),
  rowOf(2, { name: 'Ask the name', origin: 'team', library: folder }),
  rowOf(3, { name: 'Say the hours', origin: 'managed', library: managed }),
  rowOf(4, { name: 'Book a cleaning', origin: 'starter' }),
];
const allowed = { managed: true, personalTemplates: true, exports: true, rememberedSecrets: true };

let close: (() => Promise<void>) | undefined;

async function show(
  rows: TemplateRow[] = several(),
  { hash = '#/templates', ...policy }: Partial<PolicyView> & { hash?: string } = {},
) {
  const background = fakeBackground({
    'template/list': listOf(rows),
    'library/list': { libraries: [], policy: { ...allowed, ...policy } },
  });
  // A page that was left would follow the address too.
  await close?.();
  ({ close } = await showWorkspace(background, hash));
  await settleParts();
  await settle();
  return background;
}

const badges = () =>
  [...document.querySelectorAll('.row-card')].map(
    (row) => row.querySelector('.badge-long')?.textContent,
  );

describe('templates of a team in the list', () => {
  it('say whose they are, so that two of one name are told apart', async () => {
    await show();
    expect(badges()).toEqual([
      undefined,
      'Library: Harbor Agency standard',
      'Library: Team folder',
      'Set by your administrator',
      undefined,
    ]);
    expect(document.querySelectorAll('.badge-long')[2]?.getAttribute('title')).toContain('Company');
  });

  it('have their libraries at the side, and a filter', async () => {
    const background = await show();
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.side-link')].find((one) =>
      one.textContent?.startsWith('Team folder'),
    );
    expect(link?.textContent).toBe('Team folder1');
    location.hash = link?.getAttribute('href') ?? '';
    await follow();
    expect(background.inputs('template/list').at(-1)).toMatchObject({ library: 'folder:2' });
    expect(shownNames()).toEqual(['Ask the name']);
    const from = control<HTMLSelectElement>('From');
    expect([...from.options].map(({ label, textContent }) => label || textContent)).toEqual([
      'Any source',
      'Yours',
      'Team',
      'Set by your administrator',
      'Starters',
    ]);
  });

  it('can be customized; those of a shared folder are like one’s own', async () => {
    await show();
    expect(hasControl('Duplicate: Mine')).toBe(true);
    expect(hasControl('Duplicate: Ask the name')).toBe(true);
    expect(hasControl('Customize: Ask the name')).toBe(true);
    expect(hasControl('Customize: Say the hours')).toBe(true);
  });

  it('stay as they are when all are deleted, which is told', async () => {
    const background = await show();
    await click('Select all 5');
    await click('Delete');
    expect(background.inputs('template/change')).toEqual([
      { ids: ['t0', 't2'], change: { kind: 'delete' } },
    ]);
    expect(statusText()).toContain(
      '2 templates are in the bin. 1 starter and 2 team templates stayed as they are.',
    );
  });

  it('are exported on a page of its own, and imported on another', async () => {
    await show();
    await click('Select all 5');
    await click('Export…');
    const [path, query] = location.hash.split('?');
    expect(path).toBe('#/sharing/export');
    expect(exportOf(new URLSearchParams(query))).toEqual({ ids: ['t0', 't1', 't2', 't3', 't4'] });
    await show();
    await click('New template');
    await click('Import a file…Or a code that somebody sent you');
    expect(location.hash).toBe('#/sharing/import');
  });
});

describe('what an administrator has switched off', () => {
  it('has no way to a template of one’s own, and says why', async () => {
    await show(several(), { personalTemplates: false });
    expect(text()).toContain('Your administrator has switched off templates of your own.');
    expect(hasControl('New template')).toBe(false);
    expect(hasControl('Customize: Say the hours')).toBe(false);
    await show(several(), { personalTemplates: false, hash: '#/packs' });
    expect(hasControl('New pack')).toBe(false);
    await show(several(), { personalTemplates: false, hash: '#/paste' });
    expect(text()).toContain('Nothing that is made here can be saved.');
  });

  it('has no export, and says why', async () => {
    await show(several(), { exports: false });
    await click('Select all 5');
    expect(control('Export…').getAttribute('aria-disabled')).toBe('true');
    expect(text()).toContain('Your administrator has switched off exports.');
    await click('Export…');
    expect(location.hash).toBe('#/templates');
  });
});

describe('a library that is pasted where requests are', () => {
  it('is taken along to the import page', async () => {
    await show(several(), { hash: '#/paste' });
    const code = 'switchboard1.abcdef.';
    await type('What you copied', code);
    expect(text()).toContain('This is a shared library');
    await click('Import it');
    await follow();
    await settleParts();
    await settle(5);
    const field = control<HTMLTextAreaElement>(
      'Or paste it: a code from a chat, or the text of a file',
    );
    expect(field.value).toBe(code);
  });
});

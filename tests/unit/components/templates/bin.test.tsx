// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { whenText } from '../../../../components/templates/bin-row.tsx';
import type { PackRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, statusText, text } from '../quick-add/fake.tsx';
import { day, fakeBackground, listOf, now, rowOf, showWorkspace } from '../workspace/stage.tsx';

const pack: PackRow = {
  id: 'p1',
  name: 'Front desk',
  description: '',
  origin: 'personal',
  favourite: false,
  deletedAt: now - 29 * day,
  templates: [],
};

async function show(count = 2, packs: PackRow[] = [pack]) {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at, { deletedAt: now - 3 * day }));
  const background = fakeBackground({
    'template/list': listOf([...rows, rowOf(900)]),
    'pack/list': ({ bin }) => ({ packs: bin ? packs : [] }),
  });
  await showWorkspace(background, '#/bin');
  return background;
}
const changes = (background: ReturnType<typeof fakeBackground>) =>
  background.inputs('template/change');

describe('the bin', () => {
  it('shows what was deleted and when it goes for good', async () => {
    await show();
    expect(text()).toContain('Template 0Deleted 3 days ago. Goes for good in 27 days.');
    expect(text()).toContain('Front deskDeleted 29 days ago. Goes for good within a day.');
    expect(text()).not.toContain('Template 900');
    expect(whenText(now - 40 * day, now)).toBe('Deleted 40 days ago. Goes for good today.');
  });

  it('brings things back', async () => {
    const background = await show();
    await click('Restore: Template 1');
    await click('Restore: Front desk');
    expect(changes(background)).toEqual([
      { ids: ['t1'], change: { kind: 'restore' } },
      { ids: ['p1'], change: { kind: 'restore' } },
    ]);
    expect(statusText()).toContain('“Front desk” is back.');
  });

  it('asks before anything goes for good', async () => {
    const background = await show();
    await click('Delete for good: Template 0');
    await click('Cancel');
    expect(changes(background)).toEqual([]);
    await click('Delete for good: Template 0');
    await click('Delete for good');
    expect(changes(background)).toEqual([{ ids: ['t0'], change: { kind: 'purge' } }]);
  });

  it('is emptied whole, also of what is not in view', async () => {
    const background = await show(700);
    await click('Empty the bin…');
    expect(text()).toContain('Everything in the bin (701) goes');
    await click('Delete for good');
    expect(changes(background)[0]?.ids).toHaveLength(701);
  });

  it('says that it is empty, and what could not be done', async () => {
    await show(0, []);
    expect(text()).toContain('The bin is empty');
    expect(hasControl('Empty the bin…')).toBe(false);
    const background = await show(1, []);
    background.answer('template/change', () => {
      throw new MessageError('storage');
    });
    await click('Restore: Template 0');
    expect(statusText()).toContain('The browser’s storage did not take it.');
    expect(control('Restore: Template 0')).toBeDefined();
  });
});

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { click, control, settle, text, type } from '../quick-add/fake.tsx';
import { backgroundOf, open, packOf } from './pack-stage.tsx';

describe('while a pack is being saved', () => {
  it.each(['p1', 'new'])('keeps what is typed into %s while it is being saved', async (id) => {
    const background = backgroundOf();
    const answered = Promise.withResolvers<void>();
    background.answer('pack/save', async ({ content }) => {
      await answered.promise;
      const pack = packOf({ ...content, revision: 5 });
      return { kind: 'saved', pack: id === 'new' ? { ...pack, id: 'p2' } : pack };
    });
    await open(background, id);
    await type('Name', 'Sent');
    await click('Save');
    await type('Name', 'Typed since');
    answered.resolve();
    await settle();
    expect(background.inputs('edit/save').at(-1)).toMatchObject({
      of: id === 'new' ? 'p2' : 'p1',
      base: 5,
      content: { name: 'Typed since' },
    });
    if (id === 'new') return;
    expect(control<HTMLInputElement>('Name').value).toBe('Typed since');
    expect(text()).toContain('Not saved yet');
    expect(background.inputs('edit/discard')).toEqual([]);
    await click('Save');
    expect(background.inputs('pack/save').at(-1)).toMatchObject({ base: 5 });
  });

  it('does not call those back who have gone elsewhere', async () => {
    const background = backgroundOf();
    const answered = Promise.withResolvers<void>();
    background.answer('pack/save', async ({ content }) => {
      await answered.promise;
      return { kind: 'saved', pack: packOf({ ...content, id: 'p2' }) };
    });
    const { go } = await open(background, 'new');
    await type('Name', 'Sent');
    await click('Save');
    await go('#/templates');
    answered.resolve();
    await settle();
    expect(text()).toContain('“Sent” is saved.');
    expect(location.hash).toBe('#/templates');
  });
});

import { describe, expect, test } from 'vitest';
import { smsTemplate } from '../../templates/examples.ts';
import { libraryId, twoPeople } from '../folder-stage.ts';

/** Bob looks at what can divert a call before it changes at his. */
async function careful() {
  const stage = await twoPeople();
  const { ann, bob } = stage;
  await bob.db.put('libraries', { ...(await bob.library()), apply: 'ask' });
  const write = async (item: string, changes: Partial<typeof smsTemplate>) => {
    stage.clock.time += 1000;
    const content = { ...smsTemplate, ...changes };
    const wish = { templateId: ann.idOf(item), base: 0, content, anyway: true };
    expect((await ann.store.save(wish)).kind).toBe('saved');
    await ann.sync();
  };
  const body = async (who: typeof ann, item: string) =>
    (await who.db.get('templates', who.idOf(item)))?.parameters.messageBody;
  return { ...stage, write, body };
}

const text = (messageBody: string) => ({
  name: 'Way',
  parameters: { ...smsTemplate.parameters, messageBody },
});

describe('in a shared folder whose writers are not trusted', () => {
  test('a changed text waits, here the old one stays, and nothing goes back', async () => {
    const { ann, bob, write, body, document } = await careful();
    const before = await body(bob, 'a');
    await write('a', text('Call +12125550199 now'));
    for (let times = 0; times < 3; times += 1) {
      await bob.sync();
      await ann.sync();
    }
    expect(await body(bob, 'a')).toBe(before);
    const { conflicts } = await bob.library();
    expect(conflicts).toMatchObject([{ item: 'a', waits: true, theirs: { changedBy: 'Ann' } }]);
    expect(document().templates[0]?.parameters.messageBody).toBe('Call +12125550199 now');
    expect(await bob.folders.unsent(await bob.library())).toBe(0);
    await bob.folders.resolve(libraryId, 'a', 'theirs');
    await bob.sync();
    expect(await body(bob, 'a')).toBe('Call +12125550199 now');
    expect((await bob.library()).conflicts).toEqual([]);
  });

  test('a later change takes the place of the one that waits, and one taken back ends it', async () => {
    const { bob, write, body } = await careful();
    const before = (await body(bob, 'a')) as string;
    await write('a', text('First'));
    await bob.sync();
    await write('a', text('Second'));
    await bob.sync();
    expect((await bob.library()).conflicts).toMatchObject([
      { item: 'a', waits: true, theirs: { parameters: { messageBody: 'Second' } } },
    ]);
    await write('a', text(before));
    await bob.sync();
    expect((await bob.library()).conflicts).toEqual([]);
    expect(await body(bob, 'a')).toBe(before);
  });

  test('what was put back is what everybody has', async () => {
    const { ann, bob, write, body } = await careful();
    const before = await body(bob, 'a');
    await write('a', text('Wrong'));
    await bob.sync();
    await bob.folders.resolve(libraryId, 'a', 'mine');
    await bob.sync();
    await ann.sync();
    expect([await body(ann, 'a'), await body(bob, 'a')]).toEqual([before, before]);
  });

  test('a new template waits with the packs it is in; the rest comes', async () => {
    const { ann, bob, write, clock } = await careful();
    await ann.add('c', 'New');
    clock.time += 1000;
    await ann.folders.put(libraryId, {
      templates: [],
      packs: [
        {
          id: 'p',
          name: 'Both',
          description: '',
          templateIds: ['a', 'c'],
          revision: 1,
          changedAt: clock.time,
        },
      ],
    });
    await write('b', { name: 'Opening hours', description: 'Other words' });
    await bob.sync();
    await bob.sync();
    expect(await bob.names()).toEqual({ a: 'Way', b: 'Opening hours' });
    expect((await bob.library()).conflicts.map(({ item, waits }) => [item, waits])).toEqual([
      ['c', true],
      ['p', true],
    ]);
    for (const item of ['c', 'p']) await bob.folders.resolve(libraryId, item, 'theirs');
    await bob.sync();
    expect((await bob.names()).c).toBe('New');
    expect((await bob.db.get('packs', bob.idOf('p')))?.templateIds).toEqual(
      ['a', 'c'].map(bob.idOf),
    );
  });

  test('a deletion comes by itself', async () => {
    const { ann, bob } = await careful();
    await ann.remove('a');
    await ann.sync();
    await bob.sync();
    expect(await bob.names()).toEqual({ b: 'Hours' });
  });
});

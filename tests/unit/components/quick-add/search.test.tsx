// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../../lib/messaging/messages/index.ts';
import type { TemplateRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Run } from '../../../../lib/runs/schema.ts';
import {
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  press,
  runOf,
  settle,
  showQuickAdd,
  text,
  type,
} from './fake.tsx';
import { openState, rows } from './fake-state.ts';

type Page = Output<'template/list'>;

const page = (found: TemplateRow[], total = found.length): Page => ({
  rows: found,
  total,
  all: 8,
  folders: [],
  tags: [],
  libraries: [],
});

const named = (name: string, more: Partial<TemplateRow> = {}): TemplateRow => ({
  ...(rows[0] as TemplateRow),
  id: `t-${name}`,
  name,
  ready: false,
  ...more,
});

const shown = () =>
  [...document.querySelectorAll('.templates [role="option"]')].map(
    (one) => one.querySelector('.template-name')?.textContent,
  );

const unread = { state: 'pending' as const, ids: [], seen: {}, reads: 0 };

/** A background whose answers to searches come when the test says so, in any order. */
function slowSearch() {
  const waiting: { input: Input<'template/list'>; answer: (page: Page) => void }[] = [];
  const background = fakeBackground({
    'template/list': (input) => new Promise((answer) => waiting.push({ input, answer })),
    'form/open': ({ templateId }) => ({
      ...formOf('starter:transfer-to-a-person'),
      template: { ...formOf('starter:transfer-to-a-person').template, id: templateId },
    }),
  });
  return {
    background,
    asked: () => background.inputs('template/list').map(({ query }) => query),
    answer: async (found: Page) => {
      waiting.shift()?.answer(found);
      await settle(5);
    },
  };
}

describe('searching', () => {
  it('keeps the rows until the answer is there, and drops one that comes too late', async () => {
    const { background, asked, answer } = slowSearch();
    await showQuickAdd(background);
    await type('Search templates', 'a');
    await type('Search templates', 'ab');
    await type('Search templates', 'abc');
    expect(shown()).toHaveLength(8);
    // One question at a time; of those that wait only the latest is asked.
    expect(asked()).toEqual(['a']);
    await answer(page([named('Of a')]));
    expect(shown()).toHaveLength(8);
    expect(asked()).toEqual(['a', 'abc']);
    await answer(page([named('Of abc')]));
    expect(shown()).toEqual(['Of abc']);
  });

  it('needs no answer for an empty field', async () => {
    const { background, answer } = slowSearch();
    await showQuickAdd(background);
    await type('Search templates', 'a');
    await type('Search templates', '');
    await answer(page([named('Of a')]));
    expect(shown()).toHaveLength(8);
  });

  it('Enter waits for what stands in the field, and opens the first of that', async () => {
    const { background, answer } = slowSearch();
    await showQuickAdd(background);
    await type('Search templates', 'night');
    await press('Search templates', 'Enter');
    expect(background.inputs('form/open')).toEqual([]);
    await answer(page([named('Night line'), named('Night shift')]));
    expect(background.inputs('form/open').map(({ templateId }) => templateId)).toEqual([
      't-Night line',
    ]);
  });

  it('Enter opens nothing for who went on typing, or found nothing', async () => {
    const { background, answer } = slowSearch();
    await showQuickAdd(background);
    await type('Search templates', 'ni');
    await press('Search templates', 'Enter');
    await type('Search templates', 'nix');
    await answer(page([named('Night line')]));
    await answer(page([]));
    expect(background.inputs('form/open')).toEqual([]);
    await press('Search templates', 'Enter');
    expect(background.inputs('form/open')).toEqual([]);
  });

  it('is not lost when the list is renewed meanwhile, and renews nothing itself', async () => {
    const { background, asked, answer } = slowSearch();
    let finish = (_: Run) => undefined as unknown;
    const sending = runOf({ state: 'sending', verification: unread });
    background.answer('quick-add/open', openState({ recent: [sending] }));
    background.answer('run/watch', () => new Promise((done) => (finish = done)));
    await showQuickAdd(background);
    await type('Search templates', 'night');
    await press('Search templates', 'Enter');
    finish(runOf({}, { revision: 2 }));
    await settle(20);
    const opened = background.inputs('quick-add/open').length;
    await answer(page([named('Before')]));
    expect(asked()).toEqual(['night', 'night']);
    await answer(page([named('Night line')]));
    expect(background.inputs('form/open').map(({ templateId }) => templateId)).toEqual([
      't-Night line',
    ]);
    expect(background.inputs('quick-add/open')).toHaveLength(opened);
  });

  it('marks where it was found, in the name or elsewhere', async () => {
    const { background, answer } = slowSearch();
    await showQuickAdd(background);
    await type('Search templates', 'night');
    const elsewhere = { text: '… for the night shift …', ranges: [10, 15] };
    await answer(page([named('Night line', { inName: [0, 5] }), named('Desk', { elsewhere })]));
    expect([...document.querySelectorAll('.template mark')].map((one) => one.textContent)).toEqual([
      'Night',
      'night',
    ]);
    expect(text()).toContain('… for the night shift …');
  });

  it('says when nobody answers, keeps what it has, and tries again', async () => {
    const background = fakeBackground({
      'template/list': () => {
        throw new Error('nobody');
      },
    });
    await showQuickAdd(background);
    await type('Search templates', 'night');
    expect(text()).toContain('The templates could not be read.');
    expect(shown()).toHaveLength(8);
    // None of these is what was asked for.
    await press('Search templates', 'Enter');
    expect(background.inputs('form/open')).toEqual([]);
    background.answer('template/list', page([named('Night line')]));
    await click('Try again');
    expect(shown()).toEqual(['Night line']);
    expect(text()).not.toContain('could not be read');
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 120 }, (_, at) => named(`Template ${at}`));
  const long = () =>
    fakeBackground({
      'quick-add/open': openState({ templates: many.slice(0, 50), total: 120 }),
      'template/list': ({ offset, limit }) => page(many.slice(offset, offset + limit), 120),
    });

  it('comes page by page, each row once', async () => {
    const background = long();
    await showQuickAdd(background);
    expect(text()).toContain('50 of 120');
    await click('Show more');
    expect(background.inputs('template/list')).toMatchObject([
      { query: '', sort: 'usual', offset: 50, limit: 50 },
    ]);
    await click('Show more');
    expect(new Set(shown()).size).toBe(120);
    expect(hasControl('Show more')).toBe(false);
  });

  it('is walked to its end with the arrow keys', async () => {
    await showQuickAdd(long());
    for (let at = 0; at < 49; at += 1) await press('Search templates', 'ArrowDown');
    expect(shown()).toHaveLength(100);
  });
});

describe('the bar below the search', () => {
  it('chooses a folder, where there are any', async () => {
    await showQuickAdd(fakeBackground());
    expect(hasControl('Folder')).toBe(false);
    const background = fakeBackground({
      'quick-add/open': openState({ folders: ['Dental', 'Law'] }),
      'template/list': ({ folder }) => page([named(`Of ${folder}`)]),
    });
    await showQuickAdd(background);
    const folder = control<HTMLSelectElement>('Folder');
    folder.value = 'Law';
    folder.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(5);
    expect(background.inputs('template/list')).toMatchObject([{ query: '', folder: 'Law' }]);
    expect(shown()).toEqual(['Of Law']);
  });

  it('marks favourites', async () => {
    const templates = [named('Mine', { favourite: true }), named('Other')];
    const background = fakeBackground({ 'quick-add/open': openState({ templates, total: 2 }) });
    await showQuickAdd(background);
    expect(document.querySelectorAll('.favourite')).toHaveLength(1);
    expect(document.querySelector('.template')?.textContent).toContain('Favourite');
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus } from '../../../../components/workspace/keep-focus.ts';

let end: () => void;
const find = (id: string) => document.getElementById(id) as HTMLElement;
/** Observers hear of it, and its patience passes. */
const later = () => new Promise((resolve) => setTimeout(resolve, 300));

beforeEach(() => {
  document.body.replaceChildren();
  const main = document.createElement('main');
  const title = Object.assign(document.createElement('h1'), { id: 'title', tabIndex: -1 });
  const one = Object.assign(document.createElement('button'), { id: 'one' });
  const two = Object.assign(document.createElement('button'), { id: 'two' });
  main.append(title, one, two);
  document.body.append(main);
  end = keepFocus(main);
});
afterEach(() => end());

/** Browsers take the focus away with the element; happy-dom leaves it. */
const remove = (id: string) => {
  const element = find(id);
  if (document.activeElement === element) element.blur();
  element.remove();
};

it('goes to the heading when what had it is gone', async () => {
  find('one').focus();
  remove('one');
  await later();
  expect(document.activeElement?.id).toBe('title');
});

it('stays where a screen has put it', async () => {
  find('one').focus();
  remove('one');
  find('two').focus();
  await later();
  expect(document.activeElement?.id).toBe('two');
});

it('waits for a heading that comes later', async () => {
  const title = find('title');
  title.remove();
  find('one').focus();
  remove('one');
  await later();
  expect(document.activeElement).toBe(document.body);
  document.querySelector('main')?.append(title);
  await later();
  expect(document.activeElement?.id).toBe('title');
});

it('leaves those alone who point, and those who have been nowhere', async () => {
  remove('one');
  await later();
  expect(document.activeElement).toBe(document.body);
  find('two').focus();
  find('two').dispatchEvent(new Event('pointerdown', { bubbles: true }));
  remove('two');
  await later();
  expect(document.activeElement).toBe(document.body);
});

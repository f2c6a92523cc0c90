// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followNavigation } from '../../../lib/launcher/follow-navigation.ts';
import { go } from './stage.ts';

let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each(['popstate', 'routeLoaded', 'routeChangeEvent'])('hears %s, once an address', (name) => {
  const changed = vi.fn();
  go('/start', '');
  followNavigation(changed, life.signal);
  expect(changed).toHaveBeenCalledTimes(1);
  go('/one', name);
  dispatchEvent(new Event(name));
  expect(changed.mock.calls.slice(1)).toEqual([[location.href]]);
  life.abort();
  go('/two', name);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('looks once a second where there is no Navigation API, and no faster', () => {
  const changed = vi.fn();
  followNavigation(changed, life.signal);
  go('/quiet-one', '');
  vi.advanceTimersByTime(900);
  expect(changed).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(changed).toHaveBeenCalledTimes(2);
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
});

test('with the Navigation API it needs no timer, and waits until the address has changed', () => {
  const navigation = Object.assign(new EventTarget(), { currentEntry: {} });
  vi.stubGlobal('navigation', navigation);
  const changed = vi.fn();
  followNavigation(changed, life.signal);
  expect(vi.getTimerCount()).toBe(0);
  navigation.dispatchEvent(new Event('navigate'));
  expect(changed).toHaveBeenCalledTimes(1);
  go('/by-navigation', '');
  navigation.dispatchEvent(new Event('currententrychange'));
  expect(changed).toHaveBeenLastCalledWith(location.href);
});

test('an element with the id navigation is not taken for the API', () => {
  vi.stubGlobal('navigation', document.createElement('nav'));
  followNavigation(vi.fn(), life.signal);
  expect(vi.getTimerCount()).toBe(1);
});

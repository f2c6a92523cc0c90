// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { appearanceNow, dressPage } from '../../../components/appearance.ts';
import type { beginAnew } from '../../../components/begin-anew.ts';
import { speak, t } from '../../../lib/i18n/t.ts';

const begun = vi.hoisted(() => vi.fn());
vi.mock('../../../components/begin-anew.ts', async (original) => ({
  ...(await original<typeof import('../../../components/begin-anew.ts')>()),
  beginAnew: begun,
}));

type Changes = Record<string, { newValue?: unknown }>;

function fakeBrowser(settings: unknown, language = 'en-US') {
  let tell: (changes: Changes) => void = () => undefined;
  const browser = {
    i18n: { getUILanguage: () => language },
    storage: {
      local: {
        get: async () => ({ settings }),
        onChanged: {
          addListener: (listener: typeof tell) => {
            tell = listener;
          },
        },
      },
    },
  } as unknown as Browser;
  return { browser, change: (newValue: unknown) => tell({ settings: { newValue } }) };
}

const page = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  begun.mockClear();
  delete page.dataset.theme;
  page.lang = 'en';
  speak({ language: 'en', locale: 'en-US' });
});
afterEach(() => vi.doUnmock('../../../lib/i18n/es/index.ts'));

describe('the theme', () => {
  it('is there before anything was read, as it was the last time', async () => {
    localStorage.setItem('theme', 'dark');
    const dressed = dressPage(fakeBrowser({ theme: 'light' }).browser);
    expect(page.dataset.theme).toBe('dark');
    await dressed;
    expect(page.dataset.theme).toBe('light');
    expect(localStorage.getItem('theme')).toBe('light');
  });

  it('follows the system when nobody has chosen', async () => {
    await dressPage(fakeBrowser(undefined).browser);
    expect(page.dataset.theme).toBeUndefined();
  });

  it('follows when it is changed, without loading the page anew', async () => {
    const { browser, change } = fakeBrowser({ theme: 'light' });
    await dressPage(browser);
    change({ theme: 'dark' });
    expect(page.dataset.theme).toBe('dark');
    expect(appearanceNow(browser).theme).toBe('dark');
    change({ theme: 'system' });
    expect(page.dataset.theme).toBeUndefined();
    await Promise.resolve();
    expect(begun).not.toHaveBeenCalled();
  });
});

describe('the language', () => {
  it('is the chosen one, and stands in the document', async () => {
    const { browser } = fakeBrowser({ language: 'es' });
    await dressPage(browser);
    expect(page.lang).toBe('es');
    expect(t('Cancel')).toBe('Cancelar');
    expect(appearanceNow(browser)).toMatchObject({ language: 'es', ofBrowser: 'en' });
  });

  it('is the browser’s where nobody has chosen', async () => {
    const { browser } = fakeBrowser(undefined, 'pt-PT');
    await dressPage(browser);
    expect(page.lang).toBe('pt-BR');
    expect(appearanceNow(browser)).toMatchObject({ language: 'auto', ofBrowser: 'pt-BR' });
  });

  it('is English where storage does not answer or the texts cannot be loaded', async () => {
    const { browser } = fakeBrowser({ language: 'en' }, 'es');
    browser.storage.local.get = async () => Promise.reject(new Error('no'));
    vi.doMock('../../../lib/i18n/es/index.ts', () => {
      throw new Error('gone');
    });
    await dressPage(browser);
    expect(page.lang).toBe('en');
    expect(t('Cancel')).toBe('Cancel');
  });

  it('begins the page anew when it is another one, and only then', async () => {
    const { browser, change } = fakeBrowser({ language: 'auto' });
    await dressPage(browser);
    change({ language: 'en' });
    change({ language: 'pt-BR' });
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(1));
  });
});

describe('a page that begins anew', () => {
  it('waits while something is typed that is kept nowhere', async () => {
    const { beginAnew: real } = await vi.importActual<{ beginAnew: typeof beginAnew }>(
      '../../../components/begin-anew.ts',
    );
    vi.useFakeTimers();
    document.body.innerHTML = '<input type="password" value="secret"><input type="text" value="a">';
    const reload = vi.fn();
    real(reload);
    vi.advanceTimersByTime(5000);
    expect(reload).not.toHaveBeenCalled();
    document.querySelector('input')?.remove();
    vi.advanceTimersByTime(1000);
    expect(reload).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});

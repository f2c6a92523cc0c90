import { beforeEach, describe, expect, test, vi } from 'vitest';

/** A browser's scripts, and what was put into its tabs. */
const state = {
  scripts: [] as { id: string; matches: string[]; js: string[] }[],
  put: [] as object[],
  file: 'launcher.js',
};
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'me',
      getURL: (path: string) => `moz-extension://me/${path}`,
      getManifest: () => ({ content_scripts: [{ js: [state.file] }] }),
    },
    tabs: { query: async ({ url }: { url: string[] }) => url.map((_, id) => ({ id })) },
    scripting: {
      executeScript: async (script: object) => void state.put.push(script),
      getRegisteredContentScripts: async () => structuredClone(state.scripts),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        state.scripts = state.scripts.filter(({ id }) => !ids.includes(id));
      },
      registerContentScripts: async (scripts: typeof state.scripts) => {
        for (const script of scripts) {
          if (state.scripts.some(({ id }) => id === script.id)) throw new Error('Duplicate id');
          if (/^[a-z-]+:/.test(script.js.join())) throw new Error('must be a relative URL');
          state.scripts.push(script);
        }
      },
    },
  },
}));
const { putLauncher, registerLauncher } = await import(
  '../../../entrypoints/background/launcher-tabs.ts'
);

const agency = 'https://crm.agency.com';
const other = 'https://desk.example';
const scriptOf = (origin: string) => ({
  id: origin,
  matches: [`${origin}/*`],
  js: ['launcher.js'],
  runAt: 'document_idle',
  persistAcrossSessions: true,
});

beforeEach(() => Object.assign(state, { scripts: [], put: [], file: 'launcher.js' }));

describe('the launcher in pages of agencies’ addresses', () => {
  test('is registered to stay, the file of the manifest, once for each', async () => {
    await registerLauncher([agency]);
    await registerLauncher([agency, other]);
    expect(state.scripts).toEqual([scriptOf(agency), scriptOf(other)]);
  });

  test('is registered in Firefox too, which names its files with their whole address', async () => {
    state.file = 'moz-extension://me/launcher.js';
    await registerLauncher([agency]);
    await putLauncher([agency]);
    expect(state.scripts).toEqual([scriptOf(agency)]);
    expect(state.put).toEqual([{ target: { tabId: 0 }, files: ['launcher.js'] }]);
  });

  test('goes where it should not be, or is not as it should be', async () => {
    state.scripts = [
      { ...scriptOf(agency), js: ['old.js'] },
      { ...scriptOf(other), matches: ['https://*/*'] },
      scriptOf('https://gone.example'),
    ];
    await registerLauncher([agency, other]);
    expect(state.scripts).toEqual([scriptOf(agency), scriptOf(other)]);
    await registerLauncher([]);
    expect(state.scripts).toEqual([]);
  });

  test('is put nowhere where there is nothing to put it into', async () => {
    await putLauncher([]);
    expect(state.put).toEqual([]);
  });
});

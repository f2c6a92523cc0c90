import { defineConfig } from 'wxt';

/** HighLevel's two hosts: its API, and the CRM. The install prompt names these and nothing else. */
const hosts = ['https://services.leadconnectorhq.com/*', 'https://app.gohighlevel.com/*'];

/**
 * Where a team keeps its library may be anywhere. Nothing of it is had at install: the workspace asks
 * for one origin, when a person gives its address.
 */
const optionalHosts = ['https://*/*'];

/**
 * As tight as extension pages can be: own scripts and styles, no image, font, frame or form, and no
 * text that becomes HTML or code. Only the background sends requests: which hosts it may read is for
 * the permissions above, since the policy cannot know a team's address. While developing, the pages
 * also talk to the server that reloads them, which writes styles and HTML.
 */
const contentSecurityPolicy = (serving: boolean) => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self'${serving ? " 'unsafe-inline'" : ''}`,
  `connect-src https:${serving ? ' ws://localhost:* http://localhost:*' : ''}`,
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  ...(serving ? [] : ["require-trusted-types-for 'script'", "trusted-types 'none'"]),
];

/** Pages ask the background only, so each of them gives up requests of its own besides. */
const pagePolicy = "connect-src 'none'";
const pagesSendNothing = {
  name: 'pages-send-nothing',
  apply: 'build' as const,
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
      injectTo: 'head-prepend' as const,
    },
  ],
};

/**
 * What quick add and pages of the workspace share stays in one file. Left to itself the bundler cuts it
 * into a file for each set of pages that uses some of it, and each cut makes the popup's first load larger.
 */
const quickAddInOne = {
  name: 'quick-add-in-one',
  apply: 'build' as const,
  outputOptions: (options: { format?: string }) =>
    options.format === 'es'
      ? {
          ...options,
          codeSplitting: {
            groups: [{ name: 'quick-add-runs', test: sharedByQuickAdd }],
          },
        }
      : null,
};
const sharedByQuickAdd =
  /components[\\/](quick-add[\\/](use-(runs|creation|run-actions|open-form)|follow-run|load-quick-add|mend-edit)|fields[\\/]form-content)\.ts/;

const isChromium = (browser: string) => browser !== 'firefox' && browser !== 'safari';

const gecko = {
  id: 'switchboard@switchboard.example',
  strict_min_version: '142.0',
  // Mozilla counts what goes to a person's own account too: the token, and phone numbers.
  data_collection_permissions: {
    required: ['authenticationInfo' as const, 'personallyIdentifyingInfo' as const],
  },
};
/** The first with all that is used: `light-dark()` and Ed25519 came last. */
const safari = { strict_min_version: '17.5' };

export default defineConfig({
  imports: false,
  vite: () => ({
    plugins: [pagesSendNothing, quickAddInOne],
    // The oldest versions that the manifests allow know `light-dark()`: it stays as it is written.
    build: { cssTarget: ['chrome127', 'firefox142', 'safari17.5'] },
  }),
  manifestVersion: 3,
  hooks: {
    // WXT takes the popup's <title>, which cannot name a message.
    'build:manifestGenerated': (_, manifest) => {
      manifest.action = { ...manifest.action, default_title: '__MSG_action_title__' };
    },
  },
  zip: {
    // Files that begin with a dot are left out anyway. `tests/gates/sources.ts` looks at the rest.
    excludeSources: [
      'docs/screenshots/**',
      'docs/store/images/**',
      '**/*.log',
      '**/*.{pem,key,p12,pfx,crx}',
    ],
  },
  manifest: ({ browser, command }) => ({
    // What browsers and stores show is in public/_locales, one file for each language.
    default_locale: 'en',
    name: '__MSG_name__',
    short_name: 'Switchboard',
    description: '__MSG_description__',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'alarms',
      'activeTab',
      ...(isChromium(browser) ? ['sidePanel'] : []),
    ],
    host_permissions: hosts,
    optional_host_permissions: optionalHosts,
    content_security_policy: {
      extension_pages: contentSecurityPolicy(command === 'serve').join('; '),
    },
    // An unlisted script, named here: WXT's own wrapper for content scripts weighs a fifth of ours.
    content_scripts: [
      { matches: ['https://app.gohighlevel.com/*'], js: ['launcher.js'], run_at: 'document_idle' },
    ],
    options_ui: { page: 'workspace.html', open_in_tab: true },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_command_open__',
      },
    },
    ...(isChromium(browser)
      ? {
          minimum_chrome_version: '127',
          // Chromium gives a policy only to those who say what may be in it; others know no such key.
          storage: { managed_schema: 'managed-schema.json' },
        }
      : { browser_specific_settings: browser === 'safari' ? { safari } : { gecko } }),
  }),
});

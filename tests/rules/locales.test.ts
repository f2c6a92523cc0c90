import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages as interfaceLanguages } from '../../lib/i18n/languages.ts';
import { extensionDir } from '../e2e/harness/paths.ts';
import { files, has, read } from './project.ts';

/** What the manifest says to people: `public/_locales/<language>/messages.json`. */
type Messages = Record<string, { message: string; description?: string }>;

/** As browsers write them: `pt_BR`. */
const languages = Object.keys(interfaceLanguages).map((tag) => tag.replace('-', '_'));
const pathOf = (language: string) => `public/_locales/${language}/messages.json`;
const messagesOf = (language: string) => JSON.parse(read(pathOf(language))) as Messages;
const english = messagesOf('en');

/** What stores and browsers cut off, in characters: AMO's name, the Chrome Web Store's summary. */
const limits: Record<string, number> = { name: 50, description: 132, action_title: 60 };

test('the manifest speaks every language of the interface', () => {
  const there = files.filter((path) => path.startsWith('public/_locales/'));
  expect(there.sort()).toEqual(languages.map(pathOf).sort());
});

const written = languages.filter((language) => has(pathOf(language)));

describe.each(written)('the manifest’s messages in %s', (language) => {
  const messages = messagesOf(language);

  test('are those of English, none empty and none too long', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    const lengths = Object.entries(messages).map(([key, { message }]) => ({
      key,
      fits: message.trim().length > 0 && message.length <= (limits[key] ?? 80),
    }));
    expect(lengths.filter(({ fits }) => !fits)).toEqual([]);
  });

  test('are translated', () => {
    if (language === 'en') {
      expect(Object.values(messages).filter(({ description }) => !description)).toEqual([]);
      return;
    }
    const same = Object.keys(messages).filter(
      (key) => messages[key]?.message === english[key]?.message,
    );
    expect(same).toEqual([]);
  });
});

describe.each(['chromium', 'firefox'] as const)('the manifest built for %s', (browser) => {
  const manifest = readFileSync(join(extensionDir(browser), 'manifest.json'), 'utf8');

  test('takes every message, and only those that there are', () => {
    const used = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
  });

  test('comes with every language', () => {
    const { default_locale } = JSON.parse(manifest) as { default_locale?: string };
    expect(default_locale).toBe('en');
    for (const language of languages) {
      const built = join(extensionDir(browser), '_locales', language, 'messages.json');
      expect(JSON.parse(readFileSync(built, 'utf8'))).toEqual(messagesOf(language));
    }
  });
});

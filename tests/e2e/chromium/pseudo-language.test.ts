import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { spanishTexts } from '../../../lib/templates/starter/texts/es/index.ts';
import { cutTextsAt, everyScreen } from '../harness/every-screen.ts';
import { projectDir } from '../harness/paths.ts';
import { chromiumStage } from '../harness/stage.ts';
import { contentOf } from '../harness/workspace.ts';

/** Words that are the same in every language: names of products, of their menus, and of file forms. */
const names =
  /Switchboard|HighLevel|Voice AI|Private Integrations|AI Agents|JSON|CSV|curl|https?:|WebDAV|Alt\+Shift\+U|English|Español|Português|Bright Smile|gohighlevel|^\d+ nov/;

/**
 * Every screen in the pseudo-language (`tests/texts/pseudo.ts`): no text is cut, and none is plain
 * English, which nobody could translate.
 */
describe('in a language that is 40 % longer than English', () => {
  const dir = join(projectDir, '.output', 'pseudo', 'chrome-mv3');
  beforeAll(async () => {
    const config = join('tests', 'texts', 'pseudo.config.ts');
    await promisify(execFile)('npx', ['wxt', 'build', '-c', config], {
      cwd: projectDir,
      shell: process.platform === 'win32',
    });
  }, 180_000);
  const stage = chromiumStage({ extensions: [dir], fresh: true });

  test('no screen cuts a text or leaves one in English', async () => {
    const { sandbox, browser } = stage();
    await browser.send('settings/change', { language: 'es' });
    const screens = await everyScreen(stage());
    const saved = [0, 1, 2, 3].map((at) => contentOf(at, {}));
    const data = JSON.stringify([sandbox.world, spanishTexts, saved, await browser.journal()]);
    const isData = (text: string) =>
      data.includes(bare(text)) || text.split(', ').every((part) => data.includes(bare(part)));
    const found: string[] = [];
    for (const { name, open } of screens) {
      const page = await open();
      found.push(...(await cutTextsAt(page, name, [360, 1280])));
      const plain = await plainTexts(page);
      found.push(
        ...plain
          .filter((text) => !names.test(text) && !isData(text))
          .map((text) => `${name}: “${text}” is not translated`),
      );
      await page.close();
    }
    expect([...new Set(found)]).toEqual([]);
    console.log(`pseudo-language: ${screens.length} screens, no text cut, none in English`);
  }, 240_000);
});

/** As it stands in JSON, without the dots and stars around it. */
const bare = (text: string) => JSON.stringify(text.replace(/^[·\s]+/, '')).slice(1, -1);

/** Texts and names that hold words without any accent, each once; what is code or typed is left out. */
const plainTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const look = (text: string | null) => {
      const line = (text ?? '').replaceAll(/\s+/g, ' ').trim();
      if (/[A-Za-z]{3,}/.test(line) && !/[^\x20-\x7e\u2010-\u2026\u00b7\u00d7]/.test(line))
        found.add(line);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('code, pre, kbd, textarea, script, style')) {
        look(node.nodeValue);
      }
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) look(element.getAttribute(name));
    }
    return [...found];
  });

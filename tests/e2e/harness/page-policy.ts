import type { Page } from 'puppeteer-core';

/**
 * What an injected text could try in a page of the extension, had one of ours let it in. Runs in the
 * page; tells of each attempt what it came to: `done`, or that it was stopped.
 */
export function breakPolicy(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      html: () => {
        document.createElement('div').innerHTML = '<img>';
      },
      'html beside': () => document.head.insertAdjacentHTML('beforeend', '<meta>'),
      'a parsed document': () => new DOMParser().parseFromString('<p>', 'text/html'),
      'a policy of its own': () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(n: string, o: object): unknown } }
        ).trustedTypes.createPolicy('own', { createHTML: (text: string) => text }),
      'code in a text': () => new Function('return 1')(),
      'a timer with a text': () => setTimeout('1' as never, 0),
      'a script element': () => {
        document.createElement('script').text = '1';
      },
      'a script from elsewhere': () => {
        document.createElement('script').src = 'https://app.gohighlevel.com/x.js';
      },
      'a request': () => fetch('https://services.leadconnectorhq.com/'),
      'a request by name': () => fetch('https://app.gohighlevel.com/x?secret'),
      'a socket': () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('wss://app.gohighlevel.com/x');
          socket.onopen = resolve;
          socket.onerror = () => reject(new Error());
        }),
      'an image': () =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = () => reject(new Error());
          image.src = 'https://app.gohighlevel.com/x.png?secret';
        }),
      'a style': () => {
        const style = document.head.appendChild(document.createElement('style'));
        style.textContent = ':root{--let-in:1}';
        if (!style.sheet) throw new Error();
      },
      'a style from elsewhere': () =>
        new Promise((resolve, reject) => {
          const link = document.createElement('link');
          link.rel = 'stylesheet';
          link.onload = resolve;
          link.onerror = () => reject(new Error());
          link.href = 'https://app.gohighlevel.com/__sandbox/app/app.css';
          document.head.append(link);
        }),
    };
    // Whether it leaves is not told here, but by whoever it would reach.
    navigator.sendBeacon('https://services.leadconnectorhq.com/beacon', 'secret');
    const results: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        // What the driver itself runs may use `eval`; what runs later is code like any other.
        await new Promise((resolve, reject) =>
          setTimeout(() => {
            try {
              Promise.resolve(attempt()).then(resolve, reject);
            } catch (error) {
              reject(error);
            }
          }, 0),
        );
        results[name] = 'done';
      } catch {
        results[name] = 'stopped';
      }
    }
    return results;
  });
}

/** What breaks the policy in a page from now on, as the browser tells it. */
export async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { policyBroken: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { policyBroken: string[] }).policyBroken);
}

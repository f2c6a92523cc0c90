import type { Page } from 'puppeteer-core';

/** What a hostile CRM page does. All of it runs in the page's own world. */

/** From before the page's first script on: notes all that a page can get hold of by its built-ins. */
export function takeOverBuiltIns(): void {
  const heard: string[] = [];
  const note = (value: unknown): void => {
    try {
      heard.push(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
    } catch {
      heard.push(String(value));
    }
  };
  Object.assign(globalThis, { heard });
  const holders: [object, string[]][] = [
    [Array.prototype, ['push', 'map', 'filter', 'slice']],
    [Promise.prototype, ['finally']],
    [JSON, ['stringify', 'parse']],
    [EventTarget.prototype, ['dispatchEvent']],
    [Node.prototype, ['appendChild', 'insertBefore']],
    [Element.prototype, ['setAttribute', 'append', 'attachShadow', 'remove']],
    [Document.prototype, ['createElement', 'createElementNS']],
    [History.prototype, ['pushState', 'replaceState']],
    [String.prototype, ['includes', 'replace']],
    [Crypto.prototype, ['randomUUID']],
  ];
  let inside = false;
  for (const [holder, names] of holders) {
    for (const name of names) {
      const own = (holder as Record<string, (...all: unknown[]) => unknown>)[name];
      Object.defineProperty(holder, name, {
        configurable: true,
        writable: true,
        value(this: unknown, ...given: unknown[]) {
          if (!inside) {
            inside = true;
            for (const value of given) note(value);
            inside = false;
          }
          return own?.apply(this, given);
        },
      });
    }
  }
  // What the launcher would be built with, were it built in this world.
  Element.prototype.attachShadow = () => {
    throw new Error('No shadows here');
  };
  globalThis.CSSStyleSheet = class {} as never;
  globalThis.AbortController = class {
    constructor() {
      throw new Error('Nothing ends here');
    }
  } as never;
  globalThis.setInterval = (() => 0) as never;
  Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
  for (const name of ['switchboard', 'runtime', 'sendMessage', 'ready', 'token', 'templateId']) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get: () => undefined,
      set(value) {
        note(value);
        Object.defineProperty(this, name, { value, writable: true, configurable: true });
      },
    });
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes]) note((node as Element).outerHTML);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const types = [
    'message',
    'click',
    'pointerdown',
    'keydown',
    'focusin',
    'input',
    'select',
    'copy',
  ];
  for (const type of types) {
    addEventListener(
      type,
      (event) => {
        note((event as MessageEvent).data);
        for (const one of event.composedPath()) note((one as Element).outerHTML);
        note((event as unknown as { relatedTarget?: Element }).relatedTarget?.outerHTML);
      },
      true,
    );
  }
  for (const name of ['switchboard', 'switchboard-edits', 'switchboard-launcher']) {
    new BroadcastChannel(name).onmessage = ({ data }) => note(data);
  }
}

/** Everything that the page can find out when it looks around; `guesses` are looked for on the screen. */
export function lookAround(page: Page, guesses: string[]): Promise<string> {
  return page.evaluate(async (wanted) => {
    const found: unknown[] = [(globalThis as unknown as { heard?: string[] }).heard];
    found.push(document.documentElement.outerHTML);
    found.push(document.documentElement.textContent);
    const host = document.querySelector('[data-switchboard]') as HTMLElement | null;
    const open = host?.shadowRoot;
    found.push(open?.textContent, host?.textContent, host?.outerHTML);
    for (const key of Object.getOwnPropertyNames(host ?? {})) found.push(key);
    document.execCommand('selectAll');
    found.push(`${getSelection()}`, getSelection()?.getRangeAt(0).cloneContents().textContent);
    const { x = 0, y = 0 } = host?.firstElementChild?.getBoundingClientRect() ?? {};
    for (let left = x; left < innerWidth; left += 40) {
      for (let top = y; top < innerHeight; top += 40) {
        const under = document.elementsFromPoint(left, top);
        found.push(under.map((one) => (one.closest('[data-switchboard]') ?? one).tagName).length);
        const range = document.caretRangeFromPoint?.(left, top);
        if (range && host?.contains(range.startContainer))
          found.push(range.startContainer.nodeValue);
      }
    }
    found.push(Object.entries(localStorage), Object.entries(sessionStorage), document.cookie);
    found.push(await indexedDB.databases(), await caches.keys());
    found.push(performance.getEntries().map(({ name }) => name));
    const { chrome, browser } = globalThis as { chrome?: object; browser?: object };
    found.push(Object.keys(chrome ?? {}), Object.keys(browser ?? {}));
    const seen = wanted.filter((text) =>
      (globalThis as unknown as { find(...all: unknown[]): boolean }).find(
        text,
        false,
        false,
        true,
        false,
        true,
      ),
    );
    getSelection()?.removeAllRanges();
    return JSON.stringify({ found, seen });
  }, guesses);
}

/** Events, messages and calls that look as if a person, or the extension, had made them. */
export function makeUpEvents(page: Page, points: { x: number; y: number }[]): Promise<void> {
  return page.evaluate((at) => {
    const host = document.querySelector('[data-switchboard]') as HTMLElement | null;
    const all = [host, document.activeElement, document.body, document.documentElement];
    const targets = [...all, document, window].filter((one) => one !== null);
    const keys = ['Enter', ' ', 'Tab', 'ArrowDown', 'Escape'];
    for (const { x, y } of at) {
      const under = document.elementFromPoint(x, y);
      const init = {
        bubbles: true,
        composed: true,
        cancelable: true,
        clientX: x,
        clientY: y,
        screenX: x,
        screenY: y,
        button: 0,
        detail: 1,
        view: window,
      };
      for (const target of [under, ...targets]) {
        for (const type of ['pointerover', 'pointerdown', 'pointerup', 'click', 'auxclick']) {
          const event = new PointerEvent(type, { ...init, pointerId: 1, isPrimary: true });
          // A lie about itself, as far as a page can tell one.
          Reflect.defineProperty(event, 'isTrusted', { value: true });
          target?.dispatchEvent(event);
        }
        for (const type of ['mousedown', 'mouseup', 'click', 'dblclick']) {
          target?.dispatchEvent(new MouseEvent(type, init));
        }
        for (const key of keys) {
          for (const type of ['keydown', 'keypress', 'keyup']) {
            target?.dispatchEvent(new KeyboardEvent(type, { ...init, key, code: key }));
          }
        }
        for (const type of [
          'focus',
          'popstate',
          'routeLoaded',
          'routeChangeEvent',
          'animationend',
        ]) {
          target?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        }
      }
    }
    host?.click();
    host?.focus();
    const label = document.createElement('label');
    if (host) label.append(host);
    document.documentElement.append(label);
    label.click();
    if (host) document.documentElement.append(host);
    label.remove();
    for (const name of ['launcher/create', 'launcher/undo', 'action/create', 'connection/list']) {
      const message = { switchboard: name, input: { templateId: 'x', draftId: 'x' } };
      window.postMessage(message, '*');
      window.dispatchEvent(new MessageEvent('message', { data: message }));
      document.dispatchEvent(new CustomEvent('switchboard', { detail: message }));
      new BroadcastChannel('switchboard').postMessage(message);
    }
  }, points);
}

/** From now on a real click anywhere is also handed on, the very same event, to the launcher. */
export function handRealEventsOn(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const type of ['pointerdown', 'pointerup', 'click']) {
      document.body.addEventListener(type, (event) => {
        const host = document.querySelector('[data-switchboard]');
        // After it was dealt with it can be dispatched again; it is no longer trusted then.
        setTimeout(() => host?.dispatchEvent(event), 0);
      });
    }
  });
}

/** Tries every way into an extension that a site has; gives those that led somewhere. */
export function reachExtension(page: Page, id: string): Promise<string[]> {
  return page.evaluate(async (extensionId) => {
    const origin = `chrome-extension://${extensionId}`;
    const files = ['popup.html', 'workspace.html', 'manifest.json', 'launcher.js', 'icon/48.png'];
    const reached: string[] = [];
    const loads = (element: HTMLElement): Promise<boolean> =>
      new Promise((resolve) => {
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        document.body.append(element);
        setTimeout(() => resolve(false), 1_000);
      });
    const ask = async (how: string, attempt: () => unknown) => {
      try {
        if (await attempt()) reached.push(how);
      } catch {
        // Refused, as it should be.
      }
    };
    for (const file of files) {
      const url = `${origin}/${file}`;
      await ask(`fetch ${file}`, () => fetch(url));
      await ask(`fetch ${file} blind`, () => fetch(url, { mode: 'no-cors' }));
      await ask(`import ${file}`, () => import(/* @vite-ignore */ url));
      await ask(`worker ${file}`, () => new SharedWorker(url) && false);
      for (const tag of ['script', 'img', 'link', 'object'] as const) {
        await ask(`${tag} ${file}`, () => {
          const element = document.createElement(tag);
          Object.assign(element, { src: url, data: url, href: url, rel: 'stylesheet' });
          return loads(element);
        });
      }
      // A refused frame loads as well: with the browser's own page in it (see the test).
      document.body.append(Object.assign(document.createElement('embed'), { src: url }));
      await ask(`frame ${file}`, async () => {
        const frame = document.createElement('iframe');
        frame.src = url;
        await loads(frame);
        const inside = frame.contentWindow as unknown as Window & {
          chrome?: { runtime?: object };
        };
        return inside.document?.body?.textContent || inside.chrome?.runtime;
      });
    }
    const { chrome } = globalThis as unknown as {
      chrome?: {
        runtime?: {
          connect?(id: string): unknown;
          sendMessage?(id: string, message: unknown): Promise<unknown>;
        };
      };
    };
    const message = { switchboard: 'connection/list', input: {} };
    await ask('connect', () => chrome?.runtime?.connect?.(extensionId));
    await ask('sendMessage', () => chrome?.runtime?.sendMessage?.(extensionId, message));
    return reached;
  }, id);
}

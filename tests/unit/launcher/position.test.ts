// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dock, keepInside, margin } from '../../../lib/launcher/position.ts';
import { listAddress, settle, stage, state } from './stage.ts';

test('is always inside the window, and within what may be saved', () => {
  const any = fc.double({ min: -20_000, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(any, any, fc.nat(5000), fc.nat(5000), (right, bottom, width, height) => {
      const at = keepInside({ right, bottom }, width, height);
      expect(at.right).toBeGreaterThanOrEqual(margin);
      expect(at.bottom).toBeGreaterThanOrEqual(margin);
      if (width >= dock.width + 2 * margin) {
        expect(at.right + dock.width + margin).toBeLessThanOrEqual(width);
      }
      if (height >= dock.height + 2 * margin) {
        expect(at.bottom + dock.height + margin).toBeLessThanOrEqual(height);
      }
      expect(at).toEqual(keepInside(at, width, height));
    }),
  );
});

async function placed(position = { right: 24, bottom: 24 }) {
  const page = await stage(listAddress, { 'launcher/state': () => state({ position }) });
  const box = page.root().querySelector('.dock') as HTMLElement;
  const pill = page.root().querySelector('.pill') as HTMLElement;
  const point = (type: string, clientX: number, clientY: number, button = 0) => {
    pill.dispatchEvent(
      new PointerEvent(type, { clientX, clientY, button, pointerId: 1, bubbles: true }),
    );
  };
  return { ...page, box, point };
}

test('stands where it was left, inside a window that is smaller now', async () => {
  const page = await placed({ right: 9000, bottom: 9000 });
  expect(page.box.style.right).toBe(`${innerWidth - dock.width - margin}px`);
  expect(page.box.style.bottom).toBe(`${innerHeight - dock.height - margin}px`);
  expect(page.box.className).toBe('dock left down');
  expect(page.named('launcher/change')).toEqual([]);
});

test('is dragged, saved once, and the end of a drag is no click', async () => {
  const page = await placed();
  page.point('pointerdown', 500, 500);
  page.point('pointermove', 400, 450);
  page.point('pointermove', 300, 400);
  page.point('pointerup', 300, 400);
  page
    .button('Open Switchboard')
    .dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  await settle();
  expect(page.box.style.right).toBe('224px');
  expect(page.box.style.bottom).toBe('124px');
  expect(page.sent.slice(1)).toEqual([
    ['launcher/change', { position: { right: 224, bottom: 124 } }],
  ]);
});

test('a press that hardly moves is a click; another button is nothing', async () => {
  const page = await placed();
  page.point('pointerdown', 500, 500);
  page.point('pointermove', 502, 502);
  page.point('pointerup', 502, 502);
  page
    .button('Open Switchboard')
    .dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  page.point('pointerdown', 500, 500, 2);
  page.point('pointermove', 300, 300);
  await settle();
  expect(page.sent.slice(1)).toEqual([['launcher/open', {}]]);
  expect(page.box.style.right).toBe('24px');
});

test('Alt and the arrow keys move it by 16 px, saved when the key is let go', async () => {
  const page = await placed();
  page.button('Open Switchboard').focus();
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
    await page.key(key, { altKey: true });
  }
  expect(page.named('launcher/change')).toEqual([]);
  page.button('Open Switchboard').dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
  await settle();
  expect(page.named('launcher/change')).toEqual([{ position: { right: 40, bottom: 40 } }]);
  await page.key('ArrowLeft');
  expect(page.box.style.right).toBe('40px');
});

test('stays inside while the window is smaller, and goes back when it is not', async () => {
  const page = await placed({ right: 24, bottom: 500 });
  const height = innerHeight;
  const resize = (value: number) => {
    Object.defineProperty(window, 'innerHeight', { value, configurable: true });
    dispatchEvent(new Event('resize'));
  };
  resize(300);
  expect(page.box.style.bottom).toBe(`${300 - dock.height - margin}px`);
  resize(height);
  expect(page.box.style.bottom).toBe('500px');
});

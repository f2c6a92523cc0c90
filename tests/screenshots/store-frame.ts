import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { frame } from './store-scenes.ts';

/** Draws the stores' pictures around what was photographed: caption, window, popup. */

/** What stores ask for, in px. */
export const sizes = {
  picture: { width: 1280, height: 800 },
  tile: { width: 440, height: 280 },
  logo: { width: 300, height: 300 },
};

export const icon = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'icon.svg'), 'utf8');

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `
  * { margin: 0; box-sizing: border-box; }
  body { font-family: system-ui, "Segoe UI", Roboto, sans-serif; color: #1b1d22; overflow: hidden; }
  .picture { width: 1280px; height: 800px; padding: 0 48px; background: #e4e7fb; }
  h1 { height: 96px; display: grid; place-items: center; text-align: center; font-size: 32px; letter-spacing: -0.01em; }
  .window { position: relative; width: ${frame.width}px; height: ${frame.height}px; overflow: hidden;
    border-radius: 12px 12px 0 0; background: #fff; box-shadow: 0 0 0 1px #c9cef5, 0 12px 40px #4351d133; }
  .window img { display: block; }
  .bar { display: flex; align-items: center; gap: 12px; height: ${frame.bar}px; padding: 0 16px;
    background: #f0f1f5; border-bottom: 1px solid #e3e5ea; }
  .dot { width: 12px; height: 12px; border-radius: 50%; background: #c9cdd6; }
  .address { flex: 1; height: 28px; margin: 0 12px; padding: 0 14px; border-radius: 14px; background: #fff;
    font-size: 13px; line-height: 28px; color: #545a66; }
  .bar svg { width: 22px; height: 22px; }
  .window .popup { position: absolute; top: ${frame.bar + 6}px; right: 14px; border-radius: 10px;
    box-shadow: 0 0 0 1px #c3c7d1, 0 16px 48px #14172b40; }
  .tile { display: grid; align-content: center; justify-items: center; gap: 14px; text-align: center;
    width: 440px; height: 280px; padding: 0 28px; background: #4351d1; color: #fff; }
  .tile svg { width: 88px; height: 88px; filter: drop-shadow(0 0 1px #fff); }
  .tile b { font-size: 36px; letter-spacing: -0.02em; }
  .tile span { font-size: 19px; line-height: 1.3; }
  .logo svg { display: block; width: 300px; height: 300px; }
`;

const image = (png: Uint8Array, kind = '') =>
  `<img class="${kind}" src="data:image/png;base64,${Buffer.from(png).toString('base64')}" alt="">`;

interface Shown {
  page: Uint8Array;
  popup?: Uint8Array;
  /** What the address bar says; no bar without it. */
  address?: string;
}

export function pictureHtml(caption: string, { page, popup, address }: Shown): string {
  const bar = `<div class="bar"><i class="dot"></i><i class="dot"></i><i class="dot"></i>
    <div class="address">${escaped(address ?? '')}</div>${icon}</div>`;
  return `<div class="picture"><h1>${escaped(caption)}</h1><div class="window">
    ${address ? bar : ''}${image(page)}${popup ? image(popup, 'popup') : ''}</div></div>`;
}

export const tileHtml = (text: string) =>
  `<div class="tile">${icon}<b>Switchboard</b><span>${escaped(text)}</span></div>`;

export const logoHtml = () => `<div class="logo">${icon}</div>`;

/** A drawn page as a PNG of the size that its store asks for. */
export async function draw(
  canvas: Page,
  html: string,
  size: { width: number; height: number },
  transparent = false,
): Promise<Uint8Array> {
  await canvas.setViewport(size);
  await canvas.setContent(`<!doctype html><style>${style}</style>${html}`, { waitUntil: 'load' });
  return await canvas.screenshot({
    type: 'png',
    omitBackground: transparent,
    clip: { x: 0, y: 0, ...size },
  });
}

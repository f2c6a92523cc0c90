import { readFileSync } from 'node:fs';
import type { Exchange } from '../exchange.ts';
import type { World } from '../world/types.ts';

const APP = new URL('./app/', import.meta.url);

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** A file of the page's own, by the name at the end of its address. */
function asset(name: string): { type: string; text: string } | null {
  const ending = /^[a-z-]+\.(html|css|js)$/.exec(name)?.[1];
  const type = TYPES[ending ?? ''];
  if (!type) return null;
  try {
    return { type, text: readFileSync(new URL(name, APP), 'utf8') };
  } catch {
    return null;
  }
}

function sendJson(exchange: Exchange, body: unknown): void {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  exchange.send(200, headers, JSON.stringify(body));
}

/** The CRM's own back end: not the public API, so that nothing here shows in its log. */
function sendData(world: World, exchange: Exchange): boolean {
  const { pathname, searchParams } = exchange.url;
  if (pathname === '/__sandbox/data') {
    const { locations, agents } = world;
    sendJson(exchange, { locations, agents });
  } else if (pathname === '/__sandbox/actions') {
    const agentId = searchParams.get('agentId');
    const actions = world.actions.filter((action) => action.agentId === agentId);
    sendJson(exchange, { actions });
  } else {
    return false;
  }
  return true;
}

function sendShell(exchange: Exchange, whiteLabel: boolean): void {
  let { text } = asset('index.html') ?? { text: '' };
  if (whiteLabel) {
    text = text
      .replace('<html lang="en">', '<html lang="en" class="lead-connector">')
      .replace('<title>Sandbox CRM</title>', '<title>Brightreach</title>')
      .replace(
        '</head>',
        '<script src="https://static.leadconnectorhq.com/js/app.js" defer></script></head>',
      );
  }
  exchange.send(200, { 'content-type': TYPES.html ?? '', 'cache-control': 'no-store' }, text);
}

/** What the hosts of HighLevel's static files have: a script, and published funnel pages. */
function sendStatic(exchange: Exchange): void {
  const { pathname } = exchange.url;
  if (pathname.startsWith('/_preview/') && !pathname.endsWith('.js')) {
    const page = asset('funnel.html');
    exchange.send(200, { 'content-type': TYPES.html ?? '' }, page?.text ?? '');
  } else {
    const script = 'window.leadConnector = { assets: true };\n';
    exchange.send(200, { 'content-type': TYPES.js ?? '' }, script);
  }
}

/**
 * Answers for every host but the API's: the CRM, white-labelled where the host is not HighLevel's
 * own, and the static hosts. An address that is no file gets the app, as in any single-page app.
 */
export function serveCrm(world: World, exchange: Exchange): void {
  const { pathname } = exchange.url;
  if (exchange.host.endsWith('.leadconnectorhq.com')) {
    sendStatic(exchange);
    return;
  }
  if (pathname === '/favicon.ico') {
    exchange.send(204, {});
    return;
  }
  if (sendData(world, exchange)) return;
  const file = pathname.startsWith('/__sandbox/app/') ? asset(pathname.slice(15)) : null;
  if (file) exchange.send(200, { 'content-type': file.type }, file.text);
  else sendShell(exchange, exchange.host !== 'app.gohighlevel.com');
}

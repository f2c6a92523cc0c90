import { afterEach, describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { speak } from '../../../lib/i18n/t.ts';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import { spokenBy } from '../../../lib/templates/starter/as-template.ts';
import { starterPacks, starters } from '../../../lib/templates/starter/index.ts';
import { spanishTexts } from '../../../lib/templates/starter/texts/es/index.ts';
import { agentId, locationId, page, start, tabId } from '../runs/stage.ts';

const target = { locationId, agentId };
const fromPage = { from: 'page' as const };
const list = { query: '', sort: 'usual' as const, offset: 0, limit: 500 };
const english = 'starter:send-a-text-message';
const spanish = 'starter:es.send-a-text-message';
const read = (language: 'en' | 'es' | 'pt-BR') => speak({ language, locale: language });
afterEach(() => read('en'));

async function background() {
  const s = await start();
  const handlers = createHandlers(s.worker);
  const favourite = (id: string, on = true) =>
    handlers['template/change']({ ids: [id], change: { kind: 'favourite', on } }, fromPage);
  return {
    ...s,
    handlers,
    favourite,
    speak: (starterPrompts: 'en' | 'es' | 'both') =>
      handlers['settings/change']({ starterPrompts }, fromPage),
    list: (asked: Partial<Input<'template/list'>> = {}) =>
      handlers['template/list']({ ...list, ...asked }, fromPage),
    /** What both lists say; they have to say the same. */
    async listed() {
      const [page, state] = await Promise.all([
        handlers['template/list']({ ...list, ...target }, fromPage),
        handlers['quick-add/open'](target, fromPage),
      ]);
      expect(state.templates).toEqual(page.rows.slice(0, state.templates.length));
      expect(state.total).toBe(page.total);
      expect(page.all).toBe(page.total);
      return page;
    },
    packs: async () => (await handlers['pack/list']({}, fromPage)).packs,
    launcher: async () => {
      const tab = { id: tabId, url: page() };
      const { ready } = await handlers['launcher/state']({}, { from: 'content', tab });
      return ready.map(({ name }) => name);
    },
  };
}
const spoken = (rows: { id: string }[]) => [...new Set(rows.map(({ id }) => spokenBy(id)))];

describe('the starters that are listed', () => {
  test('speak the language of the interface where there are some, until somebody chooses', async () => {
    const s = await background();
    const speaks = async () => (await s.handlers['settings/read']({}, fromPage)).starterPrompts;
    expect(spoken((await s.listed()).rows)).toEqual(['en']);
    expect(await speaks()).toBe('en');
    read('es');
    const own = await s.listed();
    expect(spoken(own.rows)).toEqual(['es']);
    expect(own.rows[0]).toMatchObject({ folder: spanishTexts['one-of-each']?.name });
    expect(spoken(await s.packs())).toEqual(['es']);
    expect(await speaks()).toBe('es');
    read('pt-BR');
    expect(spoken((await s.listed()).rows)).toEqual(['en']);
    await s.speak('es');
    expect(spoken((await s.listed()).rows)).toEqual(['es']);
    expect(await speaks()).toBe('es');
  });

  test('tell their language where there are two', async () => {
    const s = await background();
    expect((await s.listed()).rows.filter(({ speaks }) => speaks)).toEqual([]);
    expect((await s.packs()).filter(({ speaks }) => speaks)).toEqual([]);
    await s.speak('both');
    const { rows, total } = await s.listed();
    expect(total).toBe(2 * starters.length);
    expect(rows.filter(({ speaks }) => speaks === 'es')).toHaveLength(starters.length);
    expect(rows.filter(({ speaks }) => speaks === 'en')).toHaveLength(starters.length);
    expect((await s.packs()).map(({ speaks }) => speaks)).toEqual([
      ...starterPacks.map(() => 'en'),
      ...starterPacks.map(() => 'es'),
    ]);
    const found = await s.list({ query: 'diente' });
    expect(found.rows.map(({ id }) => id)).toContain('starter:es.dental-emergency');
    expect((await s.list({ query: 'knocked' })).rows[0]?.id).toBe('starter:dental-emergency');
  });

  test('of a language that is switched off are there when they were starred or begun', async () => {
    const s = await background();
    await s.worker.catalog.remember(locationId, spanish, { values: { text_message: 'Hola' } });
    expect(spoken((await s.listed()).rows)).toEqual(['en']);
    await s.favourite(spanish);
    await s.favourite('starter:es.dental');
    const starred = await s.listed();
    expect(starred.rows[0]).toMatchObject({ id: spanish, speaks: 'es', favourite: true });
    expect(starred.total).toBe(starters.length + 1);
    expect((await s.list({ favourite: true })).rows.map(({ id }) => id)).toEqual([spanish]);
    expect((await s.list({ query: 'mensaje de texto' })).rows.map(({ id }) => id)).toEqual([
      spanish,
    ]);
    expect((await s.packs()).find(({ favourite }) => favourite)).toMatchObject({
      id: 'starter:es.dental',
      speaks: 'es',
    });
    await s.favourite(spanish, false);
    expect(spoken((await s.listed()).rows)).toEqual(['en']);
    const content = { name: 'x', parameters: {}, values: { text_message: 'H' }, keepSecrets: [] };
    const draft = { draftId: 'd', target, templateId: spanish, content };
    await s.handlers['draft/save'](draft, fromPage);
    expect((await s.listed()).rows[0]).toMatchObject({ id: spanish, hasDraft: true, speaks: 'es' });
  });

  test('many favourites in both languages are counted and shown the same everywhere', async () => {
    const s = await background();
    for (const { id } of starters.slice(0, 30)) {
      await s.favourite(id.replace('starter:', 'starter:es.'));
    }
    expect((await s.listed()).total).toBe(starters.length + 30);
  });

  test('are all there by their ids, whichever are listed: forms, packs and runs go on', async () => {
    const s = await background();
    await s.speak('en');
    const template = await s.handlers['template/open']({ templateId: spanish }, fromPage);
    expect(template).toMatchObject({ origin: 'starter', template: { id: spanish } });
    const pack = await s.handlers['pack/open']({ packId: 'starter:es.dental', target }, fromPage);
    expect(pack?.templates.map(({ id }) => spokenBy(id))).toEqual(
      starterPacks[2]?.templates.map(() => 'es'),
    );
    expect(pack?.issues).toEqual([]);
    const content = {
      name: 'Mixed',
      description: '',
      templateIds: [english, spanish, 'starter:es.essentials-front-desk'],
    };
    const saved = await s.handlers['pack/save']({ base: 0, content, anyway: false }, fromPage);
    expect(saved.kind).toBe('saved');
    expect((await s.packs())[0]?.templates.every(({ type }) => type)).toBe(true);
  });
});

describe('words that were typed', () => {
  test('are offered in their own language only; names and numbers in both', async () => {
    const s = await background();
    const values = { business_name: 'Roble', staffed_hours: 'weekdays' };
    await s.worker.catalog.remember(locationId, 'starter:essentials-front-desk', { values });
    const form = async (templateId: string) =>
      (await s.handlers['form/open']({ target, templateId }, fromPage))?.blanks.values;
    expect(await form('starter:es.essentials-front-desk')).toMatchObject({
      business_name: 'Roble',
    });
    expect(await form('starter:es.essentials-front-desk')).not.toHaveProperty('staffed_hours');
    expect(await form('starter:essentials-front-desk')).toMatchObject(values);
  });
});

describe('the launcher', () => {
  test('offers what is ready in the languages that are listed, and tells two apart', async () => {
    const s = await background();
    for (const id of [english, spanish]) {
      await s.worker.catalog.remember(locationId, id, { values: { text_message: 'x' } });
    }
    expect(await s.launcher()).toEqual(['Send a text message']);
    await s.speak('both');
    expect((await s.launcher()).sort()).toEqual([
      'Send a text message · English',
      'Send a text message · Español',
    ]);
    await s.speak('en');
    await s.favourite(spanish);
    expect((await s.launcher()).sort()).toEqual([
      'Send a text message',
      'Send a text message · Español',
    ]);
  });
});

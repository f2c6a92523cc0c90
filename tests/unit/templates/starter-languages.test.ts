import { afterEach, describe, expect, test } from 'vitest';
import { languages } from '../../../lib/i18n/languages.ts';
import { speak } from '../../../lib/i18n/t.ts';
import { actionName } from '../../../lib/templates/catalog.ts';
import { isReference, type Template } from '../../../lib/templates/schema.ts';
import { search, searchable } from '../../../lib/templates/search.ts';
import {
  findStarter,
  findStarterPack,
  readings,
  spokenBy,
  starterPackList,
  starterTemplates,
} from '../../../lib/templates/starter/as-template.ts';
import type { StarterPack } from '../../../lib/templates/starter/define.ts';
import { starterPacks, starters } from '../../../lib/templates/starter/index.ts';
import { offeredLanguages } from '../../../lib/templates/starter/offered.ts';
import { spanishPrompts } from '../../../lib/templates/starter/prompts/es/index.ts';
import { spanishTexts } from '../../../lib/templates/starter/texts/es/index.ts';
import { portugueseTexts } from '../../../lib/templates/starter/texts/pt-BR/index.ts';
import { mapTexts, usedVariables } from '../../../lib/templates/variables.ts';

const texts = { es: spanishTexts, 'pt-BR': portugueseTexts };
const read = (language: keyof typeof languages) => speak({ language, locale: language });
afterEach(() => read('en'));

const key = ({ id }: { id: string }) => id.slice('starter:'.length);
const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();
const blanksOf = (pack: StarterPack) => pack.templates.flatMap(({ variables }) => variables);
const names = (of: { name: string }[]) => [...new Set(of.map(({ name }) => name))].sort();

/** Every text in it, on a line of its own. */
function words(value: unknown): string {
  const all: string[] = [];
  mapTexts(value, (text) => {
    all.push(text);
    return text;
  });
  return all.join('\n');
}

// Words that no text of the other language holds; names of things and products are none of them.
const stopWords = {
  en: 'the|and|with|your|you|their|they|what|when|which|where|who|caller|from|this|that|are|is|not|ask|for|call|after|before|appointment|save|send',
  es: 'usted|y|el|los|las|del|con|llamada|después|calendario|una|guardar|cuándo|donde|quien',
  pt: 'você|ligação|depois|não|uma|para a|com o|salvar|em que|quem',
};
const holds = (language: keyof typeof stopWords) =>
  new RegExp(`(?<![\\p{L}.])(?:${stopWords[language]})(?![\\p{L}.])`, 'iu');

describe.each(Object.entries(texts))('what people read, in %s:', (language, all) => {
  test('every pack, template and blank has its texts, and nothing else has', () => {
    expect(keys(all)).toEqual(starterPacks.map(key).sort());
    for (const pack of starterPacks) {
      const own = all[key(pack)];
      expect(keys(own?.templates)).toEqual(pack.templates.map(key).sort());
      expect(keys(own?.blanks), pack.id).toEqual(names(blanksOf(pack)));
      for (const { name, choices } of blanksOf(pack)) {
        expect(own?.blanks[name]?.choices?.length, name).toBe(choices?.length);
      }
    }
  });

  test('they are as short as the English ones, and each is its own', () => {
    const packs = Object.values(all);
    const templates = packs.flatMap((pack) => Object.values(pack.templates));
    for (const { name, description } of [...packs, ...templates]) {
      expect(name).toMatch(/^\S.{2,50}\S$/);
      expect(description).toMatch(/^\p{Lu}.{10,98}\.$/u);
    }
    for (const { label, help } of packs.flatMap((pack) => Object.values(pack.blanks))) {
      expect(label).toMatch(/^\S.{2,40}$/);
      expect(help).toMatch(/^\p{Lu}.{10,}\.$/u);
    }
    for (const of of [packs, templates]) {
      expect(names(of)).toHaveLength(of.length);
      expect(new Set(of.map(({ description }) => description)).size).toBe(of.length);
    }
  });

  test('no other language is left in them', () => {
    const lines = words(all).split('\n');
    const others = language === 'es' ? (['en', 'pt'] as const) : (['en', 'es'] as const);
    for (const other of others) {
      expect(lines.filter((line) => holds(other).test(line.replace('data.status', '')))).toEqual(
        [],
      );
    }
    const english = new Set(words(starterPacks).split('\n'));
    expect(lines.filter((line) => english.has(line))).toEqual([]);
  });
});

describe('what agents say and do in Spanish:', () => {
  const pairs = starters.map((one): [string, Template, Template] => [
    key(one),
    findStarter(one.id) as Template,
    findStarter(`starter:es.${key(one)}`) as Template,
  ]);

  test('every pack and template has its prompts, and nothing else has', () => {
    expect(keys(spanishPrompts)).toEqual(starterPacks.map(key).sort());
    for (const pack of starterPacks) {
      const own = spanishPrompts[key(pack)];
      expect(keys(own?.templates)).toEqual(pack.templates.map(key).sort());
      const known = blanksOf(pack);
      expect(names(known)).toEqual(expect.arrayContaining(keys(own?.blanks)));
      // Of one pack alone the names are nobody's guess: there they are examples.
      for (const { kind, name } of known.filter((one) => isReference(one.kind))) {
        expect(own?.blanks[name], `${kind} ${name}`).toBeDefined();
      }
    }
    expect(starterPackList(['es']).map(({ templateIds }) => templateIds.length)).toEqual(
      starterPacks.map(({ templates }) => templates.length),
    );
  });

  test.each(pairs)('%s is the same action with the same blanks', (_, english, spanish) => {
    expect(spanish.type).toBe(english.type);
    expect(names(spanish.variables)).toEqual(names(english.variables));
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shape)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shape(one)]))
          : typeof value === 'string'
            ? [...usedVariables(value), ...(value.match(/\{\{[a-z_]+\.[a-z_]+\}\}/g) ?? [])].sort()
            : value;
    expect(shape(spanish.parameters)).toEqual(shape(english.parameters));
  });

  test.each(pairs)('%s says nothing in English', (_, english, spanish) => {
    const { triggerPrompt, triggerMessage, messageBody, description } = english.parameters;
    for (const text of [triggerPrompt, triggerMessage, messageBody, description]) {
      if (typeof text !== 'string' || /^\{\{\w+\}\}$/.test(text)) continue;
      expect(Object.values(spanish.parameters)).not.toContain(text);
    }
    const { apiDetails } = spanish.parameters as { apiDetails?: { parameters?: object[] } };
    const asked = apiDetails?.parameters?.map((one) => ({ ...one, name: '' }));
    const said = words([{ ...spanish.parameters, apiDetails: {}, selectedPaths: [] }, asked]);
    const lines = said.replaceAll(/\{\{[\w.]+\}\}/g, '…').split('\n');
    expect(lines.filter((line) => holds('en').test(line))).toEqual([]);
    const { triggerMessage: message, messageBody: body } = spanish.parameters;
    for (const text of [message, body]) expect(String(text ?? '').length).toBeLessThan(400);
  });

  test('what a reference may be called in English is found too, after the Spanish names', () => {
    for (const [, english, spanish] of pairs) {
      for (const { name, kind, default: own, aliases = [] } of english.variables) {
        if (!isReference(kind) || typeof own !== 'string') continue;
        const other = spanish.variables.find((one) => one.name === name);
        expect(other?.default, name).not.toBe(own);
        expect(other?.aliases?.slice(-1 - aliases.length), name).toEqual([own, ...aliases]);
        expect(new Set(other?.aliases).size).toBe(other?.aliases?.length);
      }
    }
  });

  test('they are templates of their own, whose words are not mixed with English ones', () => {
    expect(spokenBy('starter:es.dental-emergency')).toBe('es');
    expect(spokenBy('starter:dental')).toBe('en');
    expect(spokenBy('starter:no-such-one')).toBeUndefined();
    const hours = (id: string) =>
      findStarter(id)?.variables.find(({ name }) => name === 'staffed_hours');
    expect(hours('starter:essentials-front-desk')?.language).toBeUndefined();
    expect(hours('starter:es.essentials-front-desk')?.language).toBe('es');
  });
});

describe('in the language of the interface', () => {
  test('are names, descriptions, folders, labels and helps; what an agent gets is not', () => {
    const before = findStarter('starter:dental-emergency') as Template;
    for (const language of ['es', 'pt-BR'] as const) {
      read(language);
      const template = findStarter('starter:dental-emergency') as Template;
      const own = texts[language].dental;
      expect(template).toMatchObject({ ...own?.templates['dental-emergency'], folder: own?.name });
      expect(template.variables.find(({ name }) => name === 'on_call_phone')).toMatchObject({
        ...own?.blanks.on_call_phone,
        kind: 'phone',
      });
      expect(actionName(template)).toBe(before.name);
      expect(template.parameters).toEqual(before.parameters);
      expect(findStarterPack('starter:dental')?.name).toBe(own?.name);
    }
  });

  test('a Spanish action has its Spanish name, whoever adds it', () => {
    const spanish = spanishTexts.dental?.templates['dental-emergency']?.name;
    for (const language of ['en', 'es', 'pt-BR'] as const) {
      read(language);
      expect(actionName(findStarter('starter:es.dental-emergency') as Template)).toBe(spanish);
    }
    read('es');
    expect(findStarter('starter:es.dental-emergency')?.actionName).toBeUndefined();
  });

  test('those of its own come first', () => {
    expect(spokenBy(starterTemplates()[0]?.id ?? '')).toBe('en');
    read('es');
    expect(spokenBy(starterTemplates()[0]?.id ?? '')).toBe('es');
    expect(starterTemplates()).toHaveLength(2 * starters.length);
  });

  test('whoever reads another one knows a starter again', () => {
    const { templates, packs } = readings('starter:es.dental-emergency');
    expect(templates.map(({ name }) => name)).toHaveLength(Object.keys(languages).length);
    expect(names(templates)).toHaveLength(Object.keys(languages).length);
    expect(packs).toEqual([]);
    expect(readings('starter:dental').packs).toHaveLength(Object.keys(languages).length);
  });

  test.each([
    ['en', 'diente', 'starter:es.dental-emergency'],
    ['en', 'emergencia dental', 'starter:es.dental-emergency'],
    ['es', 'knocked out', 'starter:dental-emergency'],
    ['es', 'dental emergency', 'starter:dental-emergency'],
    ['es', 'emergencia dental', 'starter:dental-emergency'],
    ['pt-BR', 'emergência dentária', 'starter:es.dental-emergency'],
  ] as const)('a search in %s for “%s” finds it', (language, query, id) => {
    read(language);
    const entries = starterTemplates().map((one) => ({
      id: one.id,
      ...searchable(one, one.folder),
    }));
    expect(search(entries, query).map(({ entry }) => entry.id)).toContain(id);
  });
});

test('without a choice the starters speak the language of the interface, or English', () => {
  expect(offeredLanguages(undefined, 'en')).toEqual(['en']);
  expect(offeredLanguages(undefined, 'es')).toEqual(['es']);
  expect(offeredLanguages(undefined, 'pt-BR')).toEqual(['en']);
  expect(offeredLanguages('es', 'en')).toEqual(['es']);
  expect(offeredLanguages('both', 'es')).toEqual(['en', 'es']);
});

import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { secretPaths } from '../../../lib/actions/secrets.ts';
import { validateAction } from '../../../lib/actions/validate.ts';
import { fill } from '../../../lib/templates/fill.ts';
import { openSecrets } from '../../../lib/templates/open-secrets.ts';
import { isReference, type Template, Variable } from '../../../lib/templates/schema.ts';
import {
  findStarter,
  spokenBy,
  starterPackList,
  starterTemplates,
} from '../../../lib/templates/starter/as-template.ts';
import { promptLanguages } from '../../../lib/templates/starter/define.ts';
import { starterPacks, starters } from '../../../lib/templates/starter/index.ts';
import { checkValue } from '../../../lib/templates/values.ts';
import { usedVariables, wholeVariable } from '../../../lib/templates/variables.ts';

/** What HighLevel's help says an agent takes of each. */
const limits = { during: 15, booking: 1, after: 25 };

/** How sentences begin, and prompts. */
const forms = {
  en: { sentence: /^[A-Z]/, prompt: /^(When|Before) / },
  es: { sentence: /^[¡¿“]?[A-ZÁÉÍÓÚÑ0-9]/, prompt: /^(Cuando|Antes de) / },
};

const samples = ({ variables }: Template) =>
  Object.fromEntries(variables.map(({ name, sample }) => [name, sample]));

/** The texts that tell the agent what to do; bookings have none. */
function instructions({ type, parameters }: Pick<Template, 'type' | 'parameters'>): string[] {
  const texts = [parameters.triggerPrompt, parameters.description];
  return type === 'APPOINTMENT_BOOKING' ? [] : texts.filter((text) => typeof text === 'string');
}

describe.each(starterTemplates().map((one) => [one.id, one] as const))('%s', (id, starter) => {
  const { type, name, description, parameters, variables } = starter;
  const form = forms[spokenBy(id) ?? 'en'];

  test('filled with its samples is what HighLevel takes', () => {
    const filled = fill({ name, parameters }, variables, samples(starter));
    expect(filled).toMatchObject({ missing: [], undeclared: [] });
    const result = validateAction({ type, name: filled.name, parameters: filled.parameters });
    expect(result.issues).toEqual([]);
    expect(result.name).toBe(name);
    for (const { path } of actions[type].fields.filter(({ kind }) => kind === 'number')) {
      expect(getPath(result.parameters, path)).toBeTypeOf('number');
    }
  });

  test('asks for each blank once, uses all of them, and says what each is', () => {
    expect(usedVariables(parameters).sort()).toEqual(variables.map((one) => one.name).sort());
    for (const variable of variables) {
      expect(Variable.parse(variable)).toEqual(variable);
      expect(variable.name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(variable.label).toMatch(/^\S.{2,40}$/);
      expect(variable.help).toMatch(/^[A-Z].{10,}\.$/);
      expect(checkValue(variable, variable.sample), variable.name).toBeUndefined();
    }
  });

  test('names what belongs to a sub-account by a blank of its kind', () => {
    for (const field of actions[type].fields) {
      if (!['reference', 'phone', 'url', 'secret'].includes(field.kind)) continue;
      const value = getPath(parameters, field.path);
      if (value === undefined && !field.required) continue;
      if (value === undefined && field.shownWhen) continue;
      const variable = variables.find((one) => one.name === wholeVariable(value));
      const kind = field.kind === 'reference' ? field.reference : field.kind;
      expect(variable?.kind, field.path).toBe(kind);
    }
    for (const { kind, default: given } of variables) {
      if (['phone', 'url', 'secret'].includes(kind)) expect(given).toBeUndefined();
    }
  });

  test('holds no number, address or secret of one business', () => {
    const shipped = variables.map(({ sample, ...rest }) => rest);
    const text = JSON.stringify([name, description, parameters, shipped]);
    expect(text).not.toMatch(/https?:\/\/|www\.|\+\d{5,}|\d{10,}|\d{3}[-. )]+\d{3}[-. ]\d{4}/);
    expect(openSecrets(type, parameters)).toEqual([]);
    for (const path of secretPaths(type, parameters)) {
      const blank = wholeVariable(getPath(parameters, path));
      expect(variables.find((one) => one.name === blank)?.kind, path).toBe('secret');
    }
  });

  test('tells the agent when, and the caller what, in sentences', () => {
    const [prompt] = instructions(starter);
    if (prompt !== undefined) {
      expect(prompt.length).toBeGreaterThanOrEqual(80);
      expect(prompt).toMatch(form.sentence);
      expect(prompt).toMatch(/[.!?]$/);
    }
    if ('triggerPrompt' in parameters) expect(prompt).toMatch(form.prompt);
    const said = parameters.triggerMessage;
    if (said !== undefined) {
      expect(said).toMatch(form.sentence);
      expect(said).toMatch(/^[^{}@/_*#]{20,200}[.!?]$/);
    }
  });

  test('has a name and one line about it', () => {
    expect(name).toMatch(/^\S.{4,50}\S$/);
    expect(description).toMatch(/^[A-Z].{10,98}\.$/);
  });
});

describe.each(starterPackList().map((pack) => [pack.id, pack] as const))('pack %s', (_, pack) => {
  const templates = pack.templateIds.map((id) => findStarter(id) as Template);
  test('one name is one and the same blank, so that it is asked for once', () => {
    const declared = new Map<string, Variable>();
    for (const variable of templates.flatMap(({ variables }) => variables)) {
      expect(variable).toEqual(declared.get(variable.name) ?? variable);
      declared.set(variable.name, variable);
    }
  });

  test('fits on an agent', () => {
    const timings = templates.map(({ type }) => actions[type].timing);
    const bookings = templates.filter(({ type }) => type === 'APPOINTMENT_BOOKING');
    expect(timings.filter((one) => one === 'during').length).toBeLessThanOrEqual(limits.during);
    expect(timings.filter((one) => one === 'after').length).toBeLessThanOrEqual(limits.after);
    expect(bookings.length).toBeLessThanOrEqual(limits.booking);
  });

  test('has a name and one line about it', () => {
    expect(pack.id).toMatch(/^starter:(es\.)?[a-z-]+$/);
    expect(pack.name).toMatch(/^\S.{2,30}\S$/);
    expect(pack.description).toMatch(/^[A-Z].{10,98}\.$/);
  });
});

test.each(promptLanguages)(
  'references know likely names, so that most fill themselves: %s',
  (one) => {
    const [, ...trades] = starterPackList([one]);
    const references = trades
      .flatMap(({ templateIds }) => templateIds.flatMap((id) => findStarter(id)?.variables ?? []))
      .filter(({ kind }) => isReference(kind));
    expect(references.length).toBeGreaterThan(0);
    for (const { name, default: given, aliases } of references) {
      expect(given, name).toBeTypeOf('string');
      expect(aliases?.length, name).toBeGreaterThan(0);
      expect(aliases, name).not.toContain(given);
    }
  },
);

test('there are packs enough, and every type of action', () => {
  expect(starters.length).toBeGreaterThanOrEqual(30);
  expect(starterPacks.length).toBeGreaterThanOrEqual(8);
  expect(new Set(starters.map(({ type }) => type))).toEqual(new Set(actionTypes));
});

test('“One of each” comes first and is just that', () => {
  const [first] = starterPacks;
  expect(first?.id).toBe('starter:one-of-each');
  expect(first?.templates.map(({ type }) => type).sort()).toEqual([...actionTypes].sort());
  expect(starters.slice(0, actionTypes.length)).toEqual(first?.templates);
});

test('ids, names and texts are their own', () => {
  const ids = [...starterPacks, ...starters].map(({ id }) => id);
  expect(ids.filter((id) => !/^starter:[a-z-]+$/.test(id))).toEqual([]);
  for (const all of [
    ids,
    [...starterPacks, ...starters].map(({ name }) => name),
    starters.map(({ description }) => description),
    starters.flatMap(instructions),
    starters.flatMap(({ parameters }) => parameters.triggerMessage ?? []),
    starters.flatMap(({ parameters }) => parameters.messageBody ?? []),
  ]) {
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  }
});

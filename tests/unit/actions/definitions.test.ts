import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { ActionDefinitionRest, Field } from '../../../lib/actions/define.ts';
import { actions, actionTypes, isActionType } from '../../../lib/actions/index.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { validateAction } from '../../../lib/actions/validate.ts';

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: string[];
  minItems?: number;
  maxItems?: number;
}

/** The kinds of field that fit a schema's property. */
function fittingKinds(schema: JsonSchema): Field['kind'][] {
  if (schema.enum) return ['choice'];
  if (schema.type === 'boolean') return ['boolean'];
  if (schema.type === 'number') return ['number'];
  if (schema.type === 'array') return schema.items?.type === 'object' ? ['table'] : ['textList'];
  if (schema.type === 'string') return ['text', 'longText', 'phone', 'url', 'secret', 'reference'];
  return [];
}

/** Every property that a person fills in, with whether it is always required. */
function leaves(schema: JsonSchema, path = '', required = true): [string, JsonSchema, boolean][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const at = path ? `${path}.${key}` : key;
    const always = required && (schema.required ?? []).includes(key);
    return property.type === 'object' ? leaves(property, at, always) : [[at, property, always]];
  });
}

describe.each(actionTypes)('%s', (type) => {
  const definition = actions[type];
  const schema = z.toJSONSchema(definition.parameters) as JsonSchema;
  const properties = leaves(schema);

  test('each property of the schema has one field, or is fixed', () => {
    const asked = definition.fields.map((field) => field.path);
    const fixed = Object.keys(definition.fixed ?? {});
    expect([...asked, ...fixed].sort()).toEqual(properties.map(([path]) => path).sort());
    for (const path of fixed) {
      const property = properties.find(([at]) => at === path)?.[1];
      expect(property?.enum).toEqual([definition.fixed?.[path]]);
    }
  });

  test('fields and schema agree', () => {
    for (const [path, property, required] of properties) {
      const field = definition.fields.find((one) => one.path === path);
      if (!field) continue;
      expect(fittingKinds(property), path).toContain(field.kind);
      expect(field.required && !field.shownWhen, path).toBe(required);
      if (field.kind === 'choice') {
        expect(field.choices.map((choice) => choice.value)).toEqual(property.enum);
      }
      if (field.kind === 'textList' && required) {
        expect([field.min, field.max]).toEqual([property.minItems, property.maxItems]);
      }
      if (field.kind === 'table') {
        const columns = field.columns.map((column) => column.key);
        expect(columns).toEqual(Object.keys(property.items?.properties ?? {}));
        const needed = field.columns.filter((column) => column.required);
        expect(needed.map((column) => column.key)).toEqual(property.items?.required ?? []);
      }
    }
  });

  test('a field that is required while shown is asked for then', () => {
    for (const { path, shownWhen, required } of definition.fields) {
      if (!shownWhen || !required) continue;
      const shown = setPath(definition.sample, shownWhen.path, shownWhen.equals);
      const parameters = setPath<Record<string, unknown>>(shown, path, undefined);
      const { issues } = validateAction({ type, name: 'Name', parameters });
      expect(issues.filter((issue) => issue.level === 'error').map((one) => one.path)).toEqual([
        path,
      ]);
    }
  });

  test('always required fields come first', () => {
    const order = definition.fields.map((field) => field.required && !field.shownWhen);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
  });

  test('the sample shows every field', () => {
    for (const { path } of definition.fields) {
      expect(getPath(definition.sample, path), path).toBeDefined();
    }
  });

  test('its words and its icon are there', () => {
    expect(definition.type).toBe(type);
    expect(existsSync(`node_modules/lucide/dist/esm/icons/${definition.icon}.mjs`)).toBe(true);
    expect(definition.description).toMatch(/^[A-Z].*\.$/);
    for (const field of definition.fields) {
      expect(field.label).toMatch(/^[A-Z]/);
      expect(field.help, field.path).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test('labels and icons tell the types apart', () => {
  const all = actionTypes.map((type) => actions[type]);
  expect(new Set(all.map((one) => one.label)).size).toBe(all.length);
  expect(new Set(all.map((one) => one.icon)).size).toBe(all.length);
  expect(all.filter((one) => one.timing === 'after').map((one) => one.type)).toEqual([
    'DATA_EXTRACTION',
  ]);
});

test('every file that describes an action type is registered', async () => {
  const folder = new URL('../../../lib/actions/', import.meta.url);
  const described: ActionDefinitionRest[] = [];
  for (const file of readdirSync(folder)) {
    const exported = Object.values<ActionDefinitionRest>(await import(new URL(file, folder).href));
    described.push(...exported.filter((one) => Object.hasOwn(one, 'builderLabel')));
  }
  expect(described).toHaveLength(actionTypes.length);
  for (const { type, ...rest } of described) expect(actions[type]).toMatchObject(rest);
});

test('types that cannot be created are none of ours', () => {
  expect(actionTypes.every(isActionType)).toBe(true);
  for (const type of ['CAP', 'AGENT_TRANSFER', 'DATA_INJECTION', 'toString', '', null, 5]) {
    expect(isActionType(type)).toBe(false);
  }
});

describe('the builder’s shape', () => {
  const contactField = {
    key: 'contact.service_interest',
    name: 'Service interest',
    dataType: 'STANDARD_FIELD',
  };

  test('of a data extraction has the contact field’s facts', () => {
    const { builderShape, sample } = actions.DATA_EXTRACTION;
    const shape = builderShape?.(sample, { contactField });
    expect(shape).toEqual({
      ...sample,
      contactFieldKey: 'contact.service_interest',
      contactFieldName: 'Service interest',
      contactFieldDataType: 'STANDARD_FIELD',
      saveAsAdditional: false,
      actionType: 'DATA_EXTRACTION',
    });
    expect(validateAction({ type: 'DATA_EXTRACTION', name: 'N', parameters: shape ?? {} }).ok).toBe(
      true,
    );
    expect(builderShape?.(shape ?? {}, { contactField })).toBeUndefined();
    expect(builderShape?.({ ...sample, saveAsAdditional: true }, { contactField })).toMatchObject({
      saveAsAdditional: true,
    });
  });

  test('of a data extraction is not known without all of them', () => {
    const { builderShape, sample } = actions.DATA_EXTRACTION;
    const { key, name, dataType } = contactField;
    for (const some of [{}, { key, name }, { key, dataType }, { name, dataType }]) {
      expect(builderShape?.(sample, { contactField: some })).toBeUndefined();
    }
    expect(builderShape?.(sample, {})).toBeUndefined();
  });

  test('of a text message says how its message is meant', () => {
    const { builderShape, sample } = actions.SMS;
    expect(builderShape?.(sample, {})).toEqual({ ...sample, triggerMessageType: 'static_text' });
    expect(builderShape?.({ ...sample, triggerMessageType: 'prompt' }, {})).toBeUndefined();
  });

  test('is known of no other type', () => {
    const known = actionTypes.filter((type) => actions[type].builderShape);
    expect(known.sort()).toEqual(['DATA_EXTRACTION', 'SMS']);
  });
});

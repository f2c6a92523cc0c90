import * as z from 'zod';
import { type ActionType, actions, actionTypes } from '../../lib/actions/index.ts';

/** The part of JSON Schema that both sides use. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
}

/** What is read of an OpenAPI file. */
const openApiShape = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.custom<Schema>(isObject)) }),
});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** HighLevel's schema for the parameters of each type; the file itself does not tie them together. */
const schemaNames: Record<ActionType, string> = {
  CALL_TRANSFER: 'CallTransferActionParameters',
  DATA_EXTRACTION: 'DataExtractionActionParameters',
  IN_CALL_DATA_EXTRACTION: 'InCallDataExtractionActionParameters',
  WORKFLOW_TRIGGER: 'WorkflowTriggerParameters',
  SMS: 'SMSParameters',
  APPOINTMENT_BOOKING: 'AppointmentBookingActionParameters',
  CUSTOM_ACTION: 'CustomActionParameters',
  KNOWLEDGE_BASE: 'KnowledgeBaseParameters',
};

const createRequest = 'CreateSingleActionDTO';

/** What `create-request` sends beside the parameters; all of it always. */
const bodyKeys = ['agentId', 'locationId', 'actionType', 'name', 'actionParameters'];

const list = (names: unknown[]) => names.map(String).join(', ');
const without = <T>(all: T[], some: unknown[]): T[] => all.filter((one) => !some.includes(one));

/**
 * Holds `lib/actions` against HighLevel's OpenAPI description of Voice AI (`voice-ai.json`): the
 * action types, and of each type's parameters every property, requirement, choice and type, both
 * ways. Returns the differences in plain words; none means that both agree. Never throws.
 */
export function compareContract(openapi: unknown): string[] {
  const parsed = openApiShape.safeParse(openapi);
  if (!parsed.success) return ['This is no OpenAPI file: it has no components.schemas.'];
  const { schemas } = parsed.data.components;
  return [
    ...compareTypes(schemas),
    ...actionTypes.flatMap((type) => {
      const name = schemaNames[type];
      const theirs = name === undefined ? undefined : schemas[name];
      if (!theirs) return [`${type}: HighLevel has no schema ${name ?? 'that we know of'}.`];
      // `input`, since that is what is sent.
      const ours = z.toJSONSchema(actions[type].parameters, { io: 'input' }) as Schema;
      return compareSchemas(type, ours, theirs, schemas);
    }),
  ];
}

function compareTypes(schemas: Record<string, Schema>): string[] {
  const request = schemas[createRequest];
  if (!request) return [`HighLevel has no schema ${createRequest}.`];
  const differences: string[] = [];
  const given = request.properties?.actionType?.enum ?? [];
  const ours: unknown[] = actionTypes;
  for (const type of without(given, ours)) {
    differences.push(`${type}: HighLevel has this action type, lib/actions does not.`);
  }
  for (const type of without(ours, given)) {
    differences.push(`${type}: lib/actions has this action type, HighLevel does not.`);
  }
  const keys = Object.keys(request.properties ?? {});
  for (const key of without(keys, bodyKeys)) {
    differences.push(`request: HighLevel knows “${key}”, which is never sent.`);
  }
  for (const key of without(bodyKeys, keys)) {
    differences.push(`request: “${key}” is sent, HighLevel does not know it.`);
  }
  for (const key of without(bodyKeys, request.required ?? [])) {
    differences.push(`request: “${key}” is always sent, HighLevel does not require it.`);
  }
  for (const key of without(bodyKeys, ['actionParameters'])) {
    const type = request.properties?.[key]?.type;
    if (type === 'string' || !keys.includes(key)) continue;
    differences.push(
      `request: “${key}” is sent as a string, HighLevel takes ${type ?? 'no type'}.`,
    );
  }
  const variants = (request.properties?.actionParameters?.oneOf ?? []).map((one) => refName(one));
  const known = Object.values(schemaNames);
  for (const name of without(variants, known)) {
    differences.push(`request: HighLevel takes parameters of ${name}, lib/actions does not.`);
  }
  for (const name of without(known, variants)) {
    differences.push(`request: HighLevel does not take parameters of ${name} any more.`);
  }
  return differences;
}

const refName = (schema: Schema) => schema.$ref?.split('/').at(-1);

/** Follows references, and `allOf` with one part, which HighLevel wraps around a reference. */
function resolve(schema: Schema, schemas: Record<string, Schema>, depth = 0): Schema {
  if (depth > 20) return {};
  const inner = schema.allOf?.length === 1 ? schema.allOf[0] : undefined;
  if (inner) return resolve(inner, schemas, depth + 1);
  const name = refName(schema);
  return name ? resolve(schemas[name] ?? {}, schemas, depth + 1) : schema;
}

function compareSchemas(
  path: string,
  ours: Schema,
  given: Schema,
  schemas: Record<string, Schema>,
): string[] {
  const theirs = resolve(given, schemas);
  const name = refName(given) ?? refName(given.allOf?.[0] ?? {});
  if (name && !schemas[name]) return [`${path}: HighLevel points to ${name}, which is not there.`];
  if (ours.type !== theirs.type) {
    return [`${path}: is ${ours.type} here, ${theirs.type ?? 'of no type'} at HighLevel.`];
  }
  const differences = compareChoices(path, ours, theirs);
  const mine = ours.properties ?? {};
  const yours = theirs.properties ?? {};
  for (const key of without(Object.keys(yours), Object.keys(mine))) {
    differences.push(`${path}.${key}: HighLevel has this property, lib/actions does not.`);
  }
  for (const key of without(Object.keys(mine), Object.keys(yours))) {
    differences.push(`${path}.${key}: lib/actions has this property, HighLevel does not.`);
  }
  for (const [key, property] of Object.entries(mine)) {
    const other = yours[key];
    if (!other) continue;
    const here = ours.required?.includes(key) ?? false;
    const there = theirs.required?.includes(key) ?? false;
    if (here !== there) {
      const said = (required: boolean) => (required ? 'required' : 'optional');
      differences.push(`${path}.${key}: is ${said(here)} here, ${said(there)} at HighLevel.`);
    }
    differences.push(...compareSchemas(`${path}.${key}`, property, other, schemas));
  }
  for (const key of without(theirs.required ?? [], Object.keys(yours))) {
    differences.push(`${path}.${key}: HighLevel requires this property without describing it.`);
  }
  if (ours.items || theirs.items) {
    const items = theirs.items ?? {};
    differences.push(...compareSchemas(`${path}[]`, ours.items ?? {}, items, schemas));
  }
  return differences;
}

function compareChoices(path: string, ours: Schema, theirs: Schema): string[] {
  const choices = (schema: Schema) =>
    schema.enum ?? ('const' in schema ? [schema.const] : undefined);
  const here = choices(ours);
  const there = choices(theirs);
  if (!here && !there) return [];
  if (!here) return [`${path}: takes anything here, only ${list(there ?? [])} at HighLevel.`];
  if (!there) return [`${path}: takes only ${list(here)} here, anything at HighLevel.`];
  const more = without(there, here).map((one) => `${path}: HighLevel takes ${one}, we do not.`);
  const fewer = without(here, there).map((one) => `${path}: we take ${one}, HighLevel does not.`);
  return [...more, ...fewer];
}

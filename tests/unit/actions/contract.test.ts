import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { compareContract } from '../../contract/compare.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const number = { type: 'number' };
const boolean = { type: 'boolean' };
const texts = { type: 'array', items: text };
const object = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
});
const extraction = object(
  { contactFieldId: text, description: text, examples: texts, overwriteExistingValue: boolean },
  ['overwriteExistingValue'],
);

const parameters = {
  CallTransferActionParameters: object(
    {
      triggerPrompt: text,
      transferToType: { type: 'string', enum: ['number'] },
      transferToValue: text,
      triggerMessage: text,
      hearWhisperMessage: boolean,
    },
    ['hearWhisperMessage'],
  ),
  DataExtractionActionParameters: extraction,
  InCallDataExtractionActionParameters: extraction,
  WorkflowTriggerParameters: object({
    triggerPrompt: text,
    triggerMessage: text,
    workflowId: text,
  }),
  SMSParameters: object({ triggerPrompt: text, triggerMessage: text, messageBody: text }),
  AppointmentBookingActionParameters: object({
    calendarId: text,
    daysOfOfferingDates: number,
    slotsPerDay: number,
    hoursBetweenSlots: number,
  }),
  CustomActionParameters: object(
    {
      triggerPrompt: text,
      triggerMessage: text,
      apiDetails: { allOf: [ref('CustomActionApiDetailsDTO')] },
      selectedPaths: texts,
    },
    ['selectedPaths'],
  ),
  KnowledgeBaseParameters: object({ triggerPrompt: text, knowledgeBaseId: text }),
};

const openapi = {
  components: {
    schemas: {
      ...parameters,
      CustomActionHeaderDTO: object({ key: text, value: text }),
      CustomActionParameterDTO: object(
        { name: text, description: text, type: text, example: text },
        ['description', 'type', 'example'],
      ),
      CustomActionApiDetailsDTO: object(
        {
          url: text,
          method: { type: 'string', enum: ['POST', 'GET'] },
          authenticationRequired: boolean,
          authenticationValue: text,
          headers: { type: 'array', items: ref('CustomActionHeaderDTO') },
          parameters: { type: 'array', items: ref('CustomActionParameterDTO') },
        },
        ['authenticationRequired', 'authenticationValue', 'headers', 'parameters'],
      ),
      CreateSingleActionDTO: object({
        agentId: text,
        locationId: text,
        actionType: {
          type: 'string',
          enum: [
            'CALL_TRANSFER',
            'DATA_EXTRACTION',
            'IN_CALL_DATA_EXTRACTION',
            'WORKFLOW_TRIGGER',
            'SMS',
            'APPOINTMENT_BOOKING',
            'CUSTOM_ACTION',
            'KNOWLEDGE_BASE',
          ],
        },
        name: text,
        actionParameters: { oneOf: Object.keys(parameters).map(ref) },
      }),
    },
  },
};

test('agrees with the contract as it was when this was written', () => {
  expect(compareContract(openapi)).toEqual([]);
});

const schemas: Record<string, ReturnType<typeof object>> = openapi.components.schemas;

/** Every place where a property is described, in every schema. */
const properties = Object.entries(schemas).flatMap(([name, schema]) =>
  Object.keys(schema.properties).map((key) => ({ at: `components.schemas.${name}`, key })),
);
const change = (path: string, value: unknown) => compareContract(setPath(openapi, path, value));

describe.each(properties)('$at: $key', ({ at, key }) => {
  const path = `${at}.properties.${key}`;
  const required = getPath(openapi, `${at}.required`) as string[];

  test('taken away, or of another name', () => {
    expect(change(path, undefined)).not.toEqual([]);
    const renamed = setPath(setPath(openapi, path, undefined), `${path}2`, getPath(openapi, path));
    expect(compareContract(renamed)).not.toEqual([]);
  });

  test('required instead of optional, or the other way round', () => {
    const other = required.includes(key)
      ? required.filter((one) => one !== key)
      : [...required, key];
    expect(change(`${at}.required`, other)).toEqual([expect.stringContaining(key)]);
  });

  test('of another type', () => {
    for (const type of ['string', 'number', 'boolean', 'array', 'object', 'integer', undefined]) {
      const same = (getPath(openapi, `${path}.type`) ?? 'object') === type;
      if (!same) expect(change(path, { type }), type).not.toEqual([]);
    }
    if (getPath(openapi, `${path}.items`)) {
      expect(change(`${path}.items`, { type: 'number' })).not.toEqual([]);
      expect(change(`${path}.items`, undefined)).not.toEqual([]);
    }
  });

  test('with other choices', () => {
    const choices = getPath(openapi, `${path}.enum`) as string[] | undefined;
    if (choices) {
      expect(change(`${path}.enum`, [...choices, 'OTHER'])).toEqual([
        expect.stringContaining('OTHER'),
      ]);
      expect(change(`${path}.enum`, choices.slice(1))).toEqual([
        expect.stringContaining(choices[0] ?? ''),
      ]);
    } else if (getPath(openapi, `${path}.type`) === 'string' && !at.endsWith('ActionDTO')) {
      expect(change(`${path}.enum`, ['a'])).not.toEqual([]);
    }
  });
});

test.each(Object.keys(schemas))('%s: gone, or with one property more', (name) => {
  const at = `components.schemas.${name}`;
  expect(change(at, undefined)).not.toEqual([]);
  expect(change(`${at}.properties.extra`, text)).toEqual([expect.stringContaining('extra')]);
});

test('parameters of a type taken from the request, or added to it', () => {
  const at = 'components.schemas.CreateSingleActionDTO.properties.actionParameters.oneOf';
  const given = getPath(openapi, at) as object[];
  expect(change(at, given.slice(1))).toEqual([expect.stringContaining('CallTransfer')]);
  expect(change(at, [...given, ref('CapParameters')])).toEqual([
    expect.stringContaining('CapParameters'),
  ]);
});

test('never throws, whatever the file', () => {
  const places = properties.map(({ at, key }) => `${at}.properties.${key}`);
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...places), (value, place) => {
      compareContract(value);
      compareContract({ components: { schemas: value } });
      change(place, value);
    }),
  );
  for (const bad of [null, [], {}, { components: {} }, { components: { schemas: [] } }]) {
    expect(compareContract(bad)).toEqual([expect.stringContaining('no OpenAPI file')]);
  }
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]) => {
    try {
      const options = { encoding: 'utf8', stdio: 'pipe' } as const;
      return {
        code: 0,
        out: execFileSync(process.execPath, ['tests/contract/contract.ts', ...args], options),
      };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, out: stderr };
    }
  };
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test('says that all agree', () => {
    const { code, out } = run(file('good.json', JSON.stringify(openapi)));
    expect(out).toMatch(/agree on all 8 action types/);
    expect(code).toBe(0);
  });

  test('prints each difference and fails', () => {
    const schemasAt = 'components.schemas.SMSParameters';
    const changed = setPath(openapi, `${schemasAt}.properties.sender`, text);
    const { code, out } = run(file('changed.json', JSON.stringify(changed)));
    expect(out).toContain('SMS.sender: HighLevel has this property, lib/actions does not.');
    expect(code).toBe(1);
  });

  test.each([
    [[], /where HighLevel’s OpenAPI file is/],
    [[join(folder, 'nowhere.json')], /cannot be read/],
    [[file('bad.json', '{')], /is not JSON/],
    [[file('other.json', '[]')], /no OpenAPI file/],
  ])('says what is wrong with the file', (args, message) => {
    const { code, out } = run(...args);
    expect(out).toMatch(message);
    expect(code).toBe(1);
  });
});

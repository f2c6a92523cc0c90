import type { World } from '../world/types.ts';
import { Checker, type Fields, isObject } from './check.ts';
import { Refusal, TEXTS } from './errors.ts';

/** The spec's `CreateSingleActionDTO.actionType`. */
export const ACTION_TYPES = [
  'CALL_TRANSFER',
  'DATA_EXTRACTION',
  'IN_CALL_DATA_EXTRACTION',
  'WORKFLOW_TRIGGER',
  'SMS',
  'APPOINTMENT_BOOKING',
  'CUSTOM_ACTION',
  'KNOWLEDGE_BASE',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

/** What the CRM itself sends with a data extraction, and what the spec does not name. */
const BUILDER_KEYS = ['contactFieldKey', 'contactFieldName', 'contactFieldDataType', 'actionType'];

const PHONE = /^\+\d{10,15}$/;

type Rule = { required: readonly string[]; check(checker: Checker, fields: Fields): void };

const extraction: Rule = {
  required: ['contactFieldId', 'description', 'examples'],
  check(checker) {
    checker.text('contactFieldId');
    checker.text('description');
    checker.texts('examples', 1, 5);
    checker.optionalBoolean('overwriteExistingValue');
  },
};

function checkApiDetails(outer: Checker, fields: Fields): void {
  const details = fields.apiDetails;
  if (!isObject(details)) {
    outer.complain('apiDetails', 'must be an object');
    return;
  }
  const checker = new Checker(details, 'actionParameters.apiDetails.');
  checker.text('url');
  if (typeof details.url === 'string' && !URL.canParse(details.url)) {
    checker.complain('url', 'must be a URL address');
  }
  checker.oneOf('method', ['POST', 'GET']);
  checker.optionalBoolean('authenticationRequired');
  if (details.authenticationRequired === true) checker.text('authenticationValue');
  else checker.optionalText('authenticationValue');
  checker.objects('headers', (entry) => {
    entry.text('key');
    entry.text('value');
  });
  checker.objects('parameters', (entry) => {
    entry.text('name');
    for (const name of ['description', 'type', 'example']) entry.optionalText(name);
  });
  outer.take(checker);
  const paths = fields.selectedPaths;
  if (details.method === 'GET') {
    outer.texts('selectedPaths', 1);
  } else if (paths !== undefined && !(Array.isArray(paths) && paths.length === 0)) {
    outer.complain('selectedPaths', 'should be empty when the method is POST');
  }
}

const RULES: Record<ActionType, Rule> = {
  CALL_TRANSFER: {
    required: ['triggerPrompt', 'transferToType', 'transferToValue', 'triggerMessage'],
    check(checker, fields) {
      checker.text('triggerPrompt');
      checker.text('triggerMessage');
      checker.oneOf('transferToType', ['number']);
      checker.text('transferToValue');
      if (typeof fields.transferToValue === 'string' && !PHONE.test(fields.transferToValue)) {
        checker.complain(
          'transferToValue',
          'must start with +, include country code, contain only numbers, and be 11-16 characters long',
        );
      }
      checker.optionalBoolean('hearWhisperMessage');
    },
  },
  DATA_EXTRACTION: extraction,
  IN_CALL_DATA_EXTRACTION: extraction,
  WORKFLOW_TRIGGER: {
    required: ['triggerPrompt', 'triggerMessage', 'workflowId'],
    check(checker) {
      for (const name of this.required) checker.text(name);
    },
  },
  SMS: {
    required: ['triggerPrompt', 'triggerMessage', 'messageBody'],
    check(checker) {
      for (const name of this.required) checker.text(name);
    },
  },
  APPOINTMENT_BOOKING: {
    required: ['calendarId', 'daysOfOfferingDates', 'slotsPerDay', 'hoursBetweenSlots'],
    check(checker) {
      checker.text('calendarId');
      for (const name of this.required.slice(1)) checker.number(name);
    },
  },
  CUSTOM_ACTION: {
    required: ['triggerPrompt', 'triggerMessage', 'apiDetails'],
    check(checker, fields) {
      checker.text('triggerPrompt');
      checker.text('triggerMessage');
      checkApiDetails(checker, fields);
    },
  },
  KNOWLEDGE_BASE: {
    required: ['triggerPrompt', 'knowledgeBaseId'],
    check(checker) {
      for (const name of this.required) checker.text(name);
    },
  },
};

/** The id that an action names, and whether its own sub-account has such a thing. */
function checkReference(world: World, locationId: string, type: ActionType, fields: Fields): void {
  const lists: Partial<
    Record<ActionType, [string, readonly { id: string; locationId: string }[]]>
  > = {
    DATA_EXTRACTION: ['contactFieldId', [...world.customFields, ...world.standardFields]],
    IN_CALL_DATA_EXTRACTION: ['contactFieldId', [...world.customFields, ...world.standardFields]],
    WORKFLOW_TRIGGER: ['workflowId', world.workflows],
    APPOINTMENT_BOOKING: ['calendarId', world.calendars],
    KNOWLEDGE_BASE: ['knowledgeBaseId', world.knowledgeBases],
  };
  const [name, list] = lists[type] ?? [];
  if (!name || !list) return;
  if (!list.some((entry) => entry.id === fields[name] && entry.locationId === locationId)) {
    throw new Refusal(422, [`actionParameters.${name} was not found in this location`]);
  }
}

/**
 * Holds `actionParameters` against the schema of its type (voice-ai.json) and against what exists
 * in the location. Unknown keys pass. Throws a Refusal: 400 for anything but an object, the
 * generic 422 when not one required key is there, else a 422 that names every field.
 */
export function checkParameters(
  world: World,
  locationId: string,
  type: ActionType,
  parameters: unknown,
  builderShape: boolean,
): Fields {
  if (typeof parameters === 'string') throw new Refusal(400, TEXTS.stringParameters);
  if (!isObject(parameters)) throw new Refusal(422, ['actionParameters must be an object']);
  const rule = RULES[type];
  if (!rule.required.some((name) => name in parameters)) {
    throw new Refusal(422, [TEXTS.badParameters]);
  }
  const checker = new Checker(parameters, 'actionParameters.');
  rule.check(checker, parameters);
  checker.done();
  if (builderShape && type === 'DATA_EXTRACTION') {
    if (!BUILDER_KEYS.every((name) => name in parameters)) {
      throw new Refusal(422, [TEXTS.badParameters]);
    }
  }
  checkReference(world, locationId, type, parameters);
  return parameters;
}

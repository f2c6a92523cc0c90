import { describe, expect, it } from 'vitest';
import { type ActionType, actions, actionTypes } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { checkTemplate } from '../../../lib/templates/check.ts';
import {
  addVariable,
  declare,
  hideInBlank,
  kindsFor,
  makeBlank,
  newContent,
  renameBlank,
  undeclared,
} from '../../../lib/templates/edit-blanks.ts';
import { fill } from '../../../lib/templates/fill.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { wholeVariable } from '../../../lib/templates/variables.ts';

const contentOf = (type: ActionType): TemplateContent => ({
  ...newContent(type),
  name: 'Test',
  parameters: actions[type].sample,
  variables: [],
});
const errors = (content: TemplateContent) =>
  checkTemplate(content).filter(({ level }) => level === 'error');

describe.each(actionTypes)('%s', (type) => {
  it('begins with what it refers to found by name, and can be saved half-filled', () => {
    const content = { ...newContent(type), name: 'New' };
    expect(errors(content)).toEqual([]);
    const references = actions[type].fields.filter(({ kind }) => kind === 'reference');
    expect(content.variables).toHaveLength(references.length);
  });

  it.each(
    actions[type].fields.filter((field) => kindsFor(field).length > 0).map((field) => [field]),
  )('can have a blank for $label', (field) => {
    const before = contentOf(type);
    const after = makeBlank(before, field);
    const name = wholeVariable(getPath(after.parameters, field.path)) ?? '';
    const [variable] = after.variables;
    expect(variable).toMatchObject({ name, label: field.label, kind: kindsFor(field)[0] });
    expect(errors(after).filter(({ path }) => path === field.path)).toEqual([]);
    const value = getPath(before.parameters, field.path);
    const back = fill({ name: '', parameters: after.parameters }, after.variables, {
      [name]: value,
    });
    expect(getPath(back.parameters, field.path)).toEqual(
      value ?? ('default' in field ? field.default : ''),
    );
  });
});

describe('blanks', () => {
  const sms = (changes: Partial<TemplateContent> = {}): TemplateContent => ({
    ...contentOf('SMS'),
    parameters: { messageBody: 'At {{address}}, {{contact.name}}', triggerPrompt: '{{address}}' },
    ...changes,
  });

  it('are declared with a label people can read', () => {
    expect(undeclared(sms())).toEqual(['address']);
    expect(declare(sms(), 'address').variables).toMatchObject([
      { name: 'address', label: 'Address', kind: 'longText' },
    ]);
    expect(undeclared(declare(sms(), 'address'))).toEqual([]);
  });

  it('are renamed in every text', () => {
    const renamed = renameBlank(declare(sms(), 'address'), 0, 'street');
    expect(renamed.parameters).toEqual({
      messageBody: 'At {{street}}, {{contact.name}}',
      triggerPrompt: '{{street}}',
    });
    expect(renamed.variables[0]?.name).toBe('street');
  });

  it('never take a name that is in use', () => {
    const [, variable] = addVariable(sms(), 'Address');
    expect(variable.name).not.toBe('address');
  });

  it('take the place of secrets, the word before them stays', () => {
    const before = {
      ...contentOf('CUSTOM_ACTION'),
      parameters: {
        apiDetails: {
          url: 'https://api.example.com',
          headers: [{ key: 'Authorization', value: 'Bearer abc123def456ghi789' }],
        },
      },
    };
    const after = hideInBlank(before, 'apiDetails.headers.0.value');
    expect(getPath(after.parameters, 'apiDetails.headers.0.value')).toMatch(/^Bearer \{\{\w+\}\}$/);
    expect(after.variables).toMatchObject([{ kind: 'secret' }]);
    expect(JSON.stringify(after)).not.toContain('abc123');
  });

  it('of a kind that does not fit their place are errors', () => {
    const booking = makeBlank(contentOf('APPOINTMENT_BOOKING'), {
      ...(actions.APPOINTMENT_BOOKING.fields[1] as (typeof actions.APPOINTMENT_BOOKING.fields)[1]),
    });
    const wrong = {
      ...booking,
      variables: booking.variables.map((one) => ({ ...one, kind: 'text' as const })),
    };
    expect(
      errors(wrong)
        .map(({ message }) => message)
        .join(),
    ).toContain('kind “Text”');
  });

  it('that are ids or secrets are pointed out in what people hear', () => {
    const [content, { name }] = addVariable(sms({ parameters: {} }), 'Key');
    const spoken = {
      ...content,
      parameters: { triggerMessage: `Say {{${name}}}` },
      variables: content.variables.map((one) => ({ ...one, kind: 'secret' as const })),
    };
    expect(checkTemplate(spoken)).toContainEqual(
      expect.objectContaining({ path: 'triggerMessage', level: 'warning' }),
    );
  });
});

import fc from 'fast-check';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { booking, directions, request } from '../background/pack-stage.ts';

/** Words that people write, with everything in them that a text can have and nothing private. */
const words = fc
  .array(
    fc.constantFrom(
      'We are at',
      '{{street}}',
      '{{contact.first_name}}',
      'שלום 👩‍👧',
      '"quoted" \\ back',
      'é\n\ttab',
      'Call +12125550123 now',
      'see https://shop.example.com/a?b=c#d.',
      'mail ada@example.com',
      '{{',
      '$& </script>',
      ' ',
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' '));

const transfer: TemplateContent = {
  ...directions,
  type: 'CALL_TRANSFER',
  name: 'Transfer',
  parameters: {
    triggerPrompt: 'When the caller wants a person',
    triggerMessage: 'One moment, {{street}}.',
    transferToType: 'number',
    transferToValue: '+12125550123',
    hearWhisperMessage: true,
  },
};

const json = fc
  .jsonValue({ maxDepth: 2 })
  // A key that is called like a prototype is refused, and told.
  .filter((value) => !/[\ud800-\udfff]|__proto__/.test(JSON.stringify(value)));
const key = fc.constantFrom('later', 'x.later', 'ﬁ', 'constructor2', ' ');

/** Templates that may be saved, of several types, with every part that a template can have. */
export const contents: fc.Arbitrary<TemplateContent> = fc
  .record({
    base: fc.constantFrom(directions, booking, request, transfer),
    name: words.map((text) => `N ${text}`.trim()),
    actionName: fc.option(fc.constantFrom('Text', 'Book in {{town}}'), { nil: undefined }),
    description: words,
    folder: fc.constantFrom('', 'Front desk', 'é'),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'é', 'A b'), { maxLength: 3 }),
    message: words,
    extra: fc.dictionary(key, json, { maxKeys: 2 }),
    blank: fc.record(
      { help: words, sample: words, default: fc.constantFrom('Main Street', 'é 1'), later: json },
      { requiredKeys: [] },
    ),
  })
  .map(({ base, message, extra, blank, actionName, ...rest }) => {
    const { actionName: _, ...content } = base;
    const street = { name: 'street', label: 'Street', kind: 'text' as const, required: true };
    const others = base.variables.filter(({ name }) => name !== 'street' && name !== 'unused');
    const town = others.some(({ name }) => name === 'town')
      ? []
      : [{ ...street, name: 'town', label: 'Town' }];
    return {
      ...content,
      ...rest,
      ...(actionName === undefined ? {} : { actionName }),
      parameters: { ...base.parameters, ...extra, triggerPrompt: `When ${message}` },
      variables: [...others, ...town, { ...street, ...blank }],
    };
  });

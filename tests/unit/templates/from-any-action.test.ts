import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { fill } from '../../../lib/templates/fill.ts';
import { templateFromAction } from '../../../lib/templates/from-action.ts';
import { openSecrets } from '../../../lib/templates/open-secrets.ts';
import { withProposals } from '../../../lib/templates/proposals.ts';
import { Variable } from '../../../lib/templates/schema.ts';
import { tokenise, usedVariables } from '../../../lib/templates/variables.ts';

const nobody = () => undefined;
const named = (name: string) => () => ({ name });

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '+12125550123',
    '+4930123456789',
    'https://x.example/a?token=abcdefgh1',
    'https://u:p@y.example',
    'Bearer abc-123-def-456',
    'abc-123-def-456',
    'pit-1111111111111111',
    '{{contact.name}}',
    '{{',
    '}}',
    '{',
    ' ',
    'Token',
    '"',
    '。',
    '\n',
  ),
);
const anyText = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const label = fc.constantFrom('Authorization', 'X-Api-Key', 'Accept', '2', '', '鍵');
const rows = fc.array(fc.record({ key: label, value: anyText }), { maxLength: 3 });
const unknown = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('token', 'nested', 'contactFieldKey')),
  fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 })),
  { noNullPrototype: true, maxKeys: 3 },
);

/** An action of any type with some of its fields disturbed and some keys that nobody knows. */
const anyAction = fc.constantFrom(...actionTypes).chain((type) =>
  fc
    .tuple(
      unknown,
      fc.array(fc.tuple(fc.constantFrom(...actions[type].fields), anyText, rows), { maxLength: 6 }),
    )
    .map(([extra, changes]) => ({
      type,
      name: 'Mine',
      parameters: changes.reduce(
        (all, [field, text, table]) =>
          setPath(
            all,
            field.path,
            field.kind === 'table' ? table : field.kind === 'textList' ? [text] : text,
          ),
        { ...extra, ...actions[type].sample } as Record<string, unknown>,
      ),
    })),
);

const hasVariable = (value: unknown) => usedVariables(value).length > 0;

describe('whatever the action', () => {
  test('filled again with what stood there, it is the same', () => {
    fc.assert(
      fc.property(anyAction, fc.option(anyText, { nil: undefined }), (action, name) => {
        fc.pre(!hasVariable(action));
        const before = structuredClone(action);
        const made = templateFromAction(action, () => (name === undefined ? undefined : { name }));
        const all = withProposals(made.content, made.proposals);
        for (const { content, values } of [{ content: made.content, values: {} }, all]) {
          const { name: its, parameters, variables } = content;
          const filled = fill({ name: its, parameters }, variables, {
            ...made.values,
            ...made.secrets,
            ...values,
          });
          expect(filled).toEqual({
            name: 'Mine',
            parameters: action.parameters,
            missing: [],
            undeclared: [],
          });
          expect(openSecrets(action.type, content.parameters)).toEqual([]);
          const names = content.variables.map((one) => one.name);
          expect(new Set(names).size).toBe(names.length);
          expect(new Set(usedVariables(content.parameters))).toEqual(new Set(names));
          for (const one of content.variables) expect(Variable.parse(one)).toEqual(one);
        }
        expect(action).toEqual(before);
      }),
      { numRuns: 1500 },
    );
  });

  test('no secret is left in it, none of a masked copy either', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{8,20}$/).map((one) => `zq9${one}9qz`);
    fc.assert(
      fc.property(anyAction, word, ({ parameters, name }, secret) => {
        const action = {
          type: 'CUSTOM_ACTION' as const,
          name,
          parameters: {
            ...parameters,
            triggerPrompt: `Say ${secret}, ${secret}`,
            selectedPaths: [`data.${secret}`],
            apiDetails: {
              authenticationValue: secret,
              headers: [{ key: 'Cookie', value: `Bearer ${secret}` }],
            },
          },
        };
        const made = templateFromAction(action, nobody);
        expect(JSON.stringify([made.content, made.proposals])).not.toContain(secret);
        const masked = { ...action, parameters: maskSecrets(action.type, action.parameters) };
        const { content } = templateFromAction(masked, nobody);
        expect(openSecrets(content.type, content.parameters)).toEqual([]);
        expect(JSON.stringify(content.parameters)).not.toContain(mask);
      }),
    );
  });

  test('variables that are there already stay as they are', () => {
    fc.assert(
      fc.property(anyAction, fc.stringMatching(/^[a-z]{1,8}$/), (action, variable) => {
        const blank = `{{${variable}}}`;
        const path =
          actions[action.type].fields.find(
            (one) => one.kind !== 'textList' && one.kind !== 'table' && one.kind !== 'url',
          )?.path ?? '';
        const parameters = setPath(action.parameters, path, blank);
        const { content } = templateFromAction({ ...action, parameters }, named('x'));
        expect(usedVariables(content.parameters)).toContain(variable);
        expect(content.variables.map((one) => one.name)).not.toContain(variable);
        expect(tokenise(blank)).toHaveLength(1);
      }),
    );
  });
});

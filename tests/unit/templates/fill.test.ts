import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionParameters, actions, actionTypes } from '../../../lib/actions/index.ts';
import { mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { validateAction } from '../../../lib/actions/validate.ts';
import { blankSecrets } from '../../../lib/templates/blank-secrets.ts';
import { fill, isReady, toRemember } from '../../../lib/templates/fill.ts';
import { starters } from '../../../lib/templates/starter/index.ts';
import { hidden, secret } from '../runs/orders.ts';

const starterOf = (type: string) => {
  const starter = starters.find((one) => one.type === type);
  if (!starter) throw new Error(type);
  return starter;
};

describe.each(actionTypes)('%s', (type) => {
  const template = starterOf(type);
  const sent = { name: 'My own', parameters: actions[type].sample as ActionParameters };

  test('is offered again as it was sent, but for its secrets', () => {
    const remembered = toRemember(template, sent);
    const filled = fill(template, remembered);
    expect(filled.name).toBe('My own');
    const { parameters, ok } = validateAction({ type, ...filled });
    // All but the secret, which is asked for again.
    if (ok) expect(parameters).toEqual(sent.parameters);
    expect(parameters.triggerPrompt).toBe(sent.parameters.triggerPrompt);
    expect(isReady(template, filled)).toBe(type !== 'CUSTOM_ACTION');
    expect(filled.remembered.length).toBeGreaterThan(0);
  });

  test('is not ready before, and the starter is never changed', () => {
    const before = structuredClone(template);
    expect(isReady(template, fill(template, undefined))).toBe(false);
    fill(template, toRemember(template, sent));
    expect(template).toEqual(before);
  });
});

test('what was taken away stays away', () => {
  const template = starterOf('DATA_EXTRACTION');
  const { overwriteExistingValue: _, ...parameters } = {
    ...template.parameters,
    contactFieldId: 'f',
  } as Record<string, unknown>;
  const filled = fill(template, toRemember(template, { name: 'x', parameters }));
  expect(filled.parameters).not.toHaveProperty('overwriteExistingValue');
  expect(filled.remembered).toEqual(['contactFieldId']);
});

test('a broken memory reaches nothing it should not', () => {
  const values = { '__proto__.polluted': 1, 'constructor.prototype.polluted': 1, '': 2 };
  const filled = fill(starterOf('SMS'), { name: 'x', values });
  expect(filled.parameters).toEqual(starterOf('SMS').parameters);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe('secrets', () => {
  const template = starterOf('CUSTOM_ACTION');

  test('and texts that repeat them are never remembered, from the journal’s copy neither', () => {
    const { parameters, name } = hidden;
    for (const sent of [parameters, maskSecrets('CUSTOM_ACTION', parameters)]) {
      const text = JSON.stringify(toRemember(template, { name, parameters: sent }));
      expect(text).not.toContain(secret);
      expect(text).not.toContain(mask);
      const { apiDetails, triggerPrompt } = fill(template, JSON.parse(text)).parameters;
      expect(apiDetails).toMatchObject({ headers: [{ key: 'X-Api-Key', value: '' }] });
      expect(triggerPrompt).toBe(template.parameters.triggerPrompt);
    }
  });

  test('wherever they are, what is stored holds none of them', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{12,20}$/);
    const label = fc.constantFrom('Authorization', 'X-Api-Key', 'api_key', 'password');
    fc.assert(
      fc.property(word, label, fc.jsonValue({ maxDepth: 3 }), (hidden, key, other) => {
        const parameters = {
          triggerPrompt: `Say ${hidden}`,
          apiDetails: {
            url: `https://x.example/?api_key=${hidden}`,
            authenticationRequired: true,
            authenticationValue: hidden,
            headers: [
              { key, value: `Bearer ${hidden}` },
              { key: 'Accept', value: 'text/plain' },
            ],
          },
          extra: { [key]: hidden, deep: [{ token: { a: hidden } }], other },
          selectedPaths: ['a', hidden],
        };
        const stored = [
          blankSecrets('CUSTOM_ACTION', parameters),
          toRemember(template, { name: 'x', parameters }),
          toRemember(template, {
            name: 'x',
            parameters: maskSecrets('CUSTOM_ACTION', parameters),
          }),
        ];
        expect(JSON.stringify(stored)).not.toContain(hidden);
        expect(JSON.stringify(stored)).not.toContain(mask);
        expect(stored[0]).toMatchObject({
          apiDetails: { headers: [{ key, value: '' }, { value: 'text/plain' }] },
        });
      }),
    );
  });

  test('what holds none is left as it is', () => {
    for (const type of actionTypes) {
      const { parameters } = starterOf(type);
      expect(blankSecrets(type, parameters)).toEqual(parameters);
    }
  });
});

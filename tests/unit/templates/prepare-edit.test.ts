import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { prepareEdit } from '../../../lib/templates/prepare-edit.ts';
import { hidden } from '../runs/orders.ts';

const parameters = maskSecrets('CUSTOM_ACTION', hidden.parameters);
const before = { name: 'Ask the shop', parameters };
const api = parameters.apiDetails as Record<string, unknown>;
const edit = (changes: object, name = before.name) =>
  prepareEdit('CUSTOM_ACTION', before, { name, parameters: { ...parameters, ...changes } });

describe('a change of an action', () => {
  test('keeps the masks that stand for the secrets that are there', () => {
    const triggerPrompt = `Only when asked. Never say ${mask}`;
    const { ok, parameters: after } = edit({ triggerPrompt });
    expect(ok).toBe(true);
    expect(after).toEqual({ ...parameters, triggerPrompt });
  });

  test('takes a secret that was typed, and what is checked is what is sent', () => {
    const { ok, parameters: after } = edit({
      triggerMessage: '  One moment. ',
      apiDetails: { ...api, authenticationValue: ' sk-new-one ' },
    });
    expect(ok).toBe(true);
    expect(after).toMatchObject({
      triggerMessage: 'One moment.',
      apiDetails: { authenticationValue: 'sk-new-one', headers: api.headers },
    });
  });

  test('with a mask that stands for nothing is refused where it stands', () => {
    const headers = [{ key: 'X-Other', value: mask }];
    const { ok, issues } = edit({ apiDetails: { ...api, headers } });
    expect(ok).toBe(false);
    expect(issues.map(({ path }) => path)).toEqual(['apiDetails.headers.0.value']);
  });

  test('with something missing is refused', () => {
    expect(edit({ triggerPrompt: '' }).issues).toMatchObject([{ path: 'triggerPrompt' }]);
  });

  test.each(actionTypes)('of the name alone leaves the parameters of %s as they are', (type) => {
    const odd = { ...actions[type].sample, triggerMessage: ' ', transferToType: 'workflow' };
    const was = { name: 'A', parameters: odd };
    expect(prepareEdit(type, was, { name: ' B ', parameters: odd })).toMatchObject({
      ok: true,
      name: 'B',
      parameters: odd,
    });
    expect(prepareEdit(type, was, { name: ' ', parameters: odd })).toMatchObject({
      ok: false,
      issues: [{ path: '$name' }],
    });
  });

  test('does not turn what only the builder makes into something else', () => {
    const odd = { ...actions.CALL_TRANSFER.sample, transferToType: 'workflow' };
    const { ok, issues } = prepareEdit(
      'CALL_TRANSFER',
      { name: 'A', parameters: odd },
      { name: 'A', parameters: { ...odd, triggerPrompt: 'When asked' } },
    );
    expect(ok).toBe(false);
    expect(issues[0]?.message).toContain('“transferToType” at “workflow”');
  });
});

import { describe, expect, test } from 'vitest';
import { actions } from '../../../lib/actions/index.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { maskSecrets, secretPaths } from '../../../lib/actions/secrets.ts';
import { changed, errors, sample, validate } from './validating.ts';

test.each([
  ['https://api.example.com/orders', true],
  ['http://localhost:3000', true],
  ['HTTPS://api.example.com/{{contact.id}}?x=1', true],
  ['api.example.com/orders', false],
  ['//api.example.com', false],
  ['/orders', false],
  ['https:api.example.com', false],
  ['https://', false],
  ['https:///orders', false],
  ['https://exa mple.com', false],
  ['https://example.com:99999', false],
  ['ftp://example.com', false],
  ['javascript:alert(1)', false],
  ['data:text/plain,x', false],
])('address %j: %s', (url, ok) => {
  expect(changed('CUSTOM_ACTION', 'apiDetails.url', url).ok).toBe(ok);
});

describe('CUSTOM_ACTION', () => {
  const custom = (apiDetails: Record<string, unknown>, more = {}) =>
    validate('CUSTOM_ACTION', {
      triggerPrompt: 'When',
      triggerMessage: 'Say',
      apiDetails: { url: 'https://api.example.com', method: 'POST', ...apiDetails },
      ...more,
    });

  test('GET needs values of the answer', () => {
    expect(errors(custom({ method: 'GET' }))).toEqual(['selectedPaths']);
    expect(errors(custom({ method: 'GET' }, { selectedPaths: [' '] }))).toEqual(['selectedPaths']);
    expect(custom({ method: 'GET' }, { selectedPaths: ['a'] }).ok).toBe(true);
  });

  test('POST takes none: they are not sent, and it says so', () => {
    expect(custom({}, { selectedPaths: [] }).issues).toEqual([]);
    const result = custom({}, { selectedPaths: ['data.id'] });
    expect(result.ok).toBe(true);
    expect(result.parameters).not.toHaveProperty('selectedPaths');
    expect(result.issues).toMatchObject([{ path: 'selectedPaths', level: 'warning' }]);
    const asGiven = { ...result.parameters, selectedPaths: ['data.id'] };
    expect(actions.CUSTOM_ACTION.parameters.safeParse(asGiven).success).toBe(false);
  });

  test('a token is required when it is asked for, and not sent when it is not', () => {
    const path = 'apiDetails.authenticationValue';
    expect(errors(custom({ authenticationRequired: true }))).toEqual([path]);
    expect(errors(custom({ authenticationRequired: true, authenticationValue: ' ' }))).toEqual([
      path,
    ]);
    expect(custom({ authenticationRequired: true, authenticationValue: 'k' }).issues).toEqual([]);
    for (const authenticationRequired of [false, undefined]) {
      const result = custom({ authenticationRequired, authenticationValue: 'k' });
      expect(result.ok).toBe(true);
      expect(getPath(result.parameters, path)).toBeUndefined();
      expect(result.issues).toMatchObject([{ path, level: 'warning' }]);
    }
  });

  test('its rules speak up while other fields are still wrong', () => {
    const result = validate('CUSTOM_ACTION', {
      apiDetails: { method: 'GET', authenticationRequired: true },
    });
    expect(errors(result).sort()).toEqual([
      'apiDetails.authenticationValue',
      'apiDetails.url',
      'selectedPaths',
      'triggerMessage',
      'triggerPrompt',
    ]);
  });

  test('rows: trimmed, empty ones left out, half ones refused at their cell', () => {
    const good = custom({
      headers: [{ key: ' A ', value: ' b ' }, { key: '', value: ' ' }, {}, null],
      parameters: [{ name: 'id', description: ' ', type: '', example: ' x ' }],
    });
    expect(good.issues).toEqual([]);
    expect(getPath(good.parameters, 'apiDetails.headers')).toEqual([{ key: 'A', value: 'b' }]);
    expect(getPath(good.parameters, 'apiDetails.parameters')).toEqual([
      { name: 'id', example: 'x' },
    ]);
    const bad = custom({
      headers: [{ key: 'A', value: '' }, { value: 'b' }, 'row'],
      parameters: [{ description: 'of nothing' }, { name: 'n', type: 5 }],
    });
    expect(errors(bad).sort()).toEqual([
      'apiDetails.headers.0.value',
      'apiDetails.headers.1.key',
      'apiDetails.headers.2',
      'apiDetails.parameters.0.name',
      'apiDetails.parameters.1.type',
    ]);
    const later = custom({ headers: [{ key: ' ', value: '' }, null, { key: 'A', value: '' }] });
    expect(errors(later)).toEqual(['apiDetails.headers.2.value']);
    const none = custom({ headers: [{ key: '', value: '' }], parameters: [] });
    expect(none.parameters).toEqual(custom({}).parameters);
  });

  test('a masked copy that was read back is refused', () => {
    const parameters = setPath(sample('CUSTOM_ACTION'), 'apiDetails.url', 'https://a:b@x.example');
    const masked = maskSecrets('CUSTOM_ACTION', parameters);
    const result = validate('CUSTOM_ACTION', masked);
    expect(result.ok).toBe(false);
    expect(errors(result).sort()).toEqual(secretPaths('CUSTOM_ACTION', parameters).sort());
  });

  test('a key in the address is a warning', () => {
    const result = custom({ url: 'https://api.example.com/?api_key=abc' });
    expect(result.ok).toBe(true);
    expect(result.issues).toMatchObject([{ path: 'apiDetails.url', level: 'warning' }]);
  });
});

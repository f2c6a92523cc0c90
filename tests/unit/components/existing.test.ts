import { describe, expect, test } from 'vitest';
import { contentOf, formOf, keptChange } from '../../../components/existing/change-draft.ts';
import { isChanged, newSecrets } from '../../../components/existing/difference.ts';
import {
  countLines,
  doesWhat,
  groupActions,
  unknownLine,
} from '../../../components/existing/group-actions.ts';
import { valuesOf } from '../../../components/fields/form-content.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { hidden, sms } from '../runs/orders.ts';

const some = (count: number, type?: string) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${type}${at}`,
    ...(type ? { type } : {}),
    parameters: {},
  }));

describe('what an agent has', () => {
  test('is grouped by timing, unknown types apart', () => {
    const all = [...some(1, 'CAP'), ...some(2, 'DATA_EXTRACTION'), ...some(3, 'SMS'), ...some(1)];
    expect(groupActions(all).map(({ title, all: ones }) => [title, ones.length])).toEqual([
      ['During the call', 3],
      ['After the call', 2],
      ['Made in HighLevel’s builder', 2],
    ]);
  });

  test('is counted against the limits, unknown types as during the call', () => {
    const all = [...some(13, 'SMS'), ...some(1, 'APPOINTMENT_BOOKING'), ...some(1, 'CAP')];
    expect(countLines([...all, ...some(3, 'DATA_EXTRACTION')])).toEqual([
      { text: '15 of 15 during the call', full: true },
      { text: '1 of 1 booking', full: true },
      { text: '3 of 25 field updates', full: false },
    ]);
    expect(countLines([])[0]).toEqual({ text: '0 of 15 during the call', full: false });
  });

  test('is said not to be known where it is listed without details', () => {
    expect(unknownLine(some(2, 'SMS'))).toBeUndefined();
    const slim = some(2, 'SMS').map((one) => ({ ...one, slim: true }));
    expect(unknownLine(slim)).toContain('we cannot tell what they do');
    expect(unknownLine([...slim, ...some(1)])).toContain('the type of 1 action');
    expect(doesWhat({ id: 'a', type: 'SMS', parameters: {}, slim: true })).toContain(
      'cannot tell more',
    );
  });
});

const secretOnes = {
  type: hidden.type,
  name: hidden.name,
  parameters: maskSecrets(hidden.type, hidden.parameters),
};

describe('a change', () => {
  test('of a secret alone is one, although it looks the same', () => {
    const path = 'apiDetails.authenticationValue';
    const after = { ...secretOnes, parameters: setPath(secretOnes.parameters, path, 'sk-new') };
    expect(isChanged(secretOnes, secretOnes)).toBe(false);
    expect(isChanged(secretOnes, after)).toBe(true);
    expect(newSecrets(after)).toEqual(['Token or key']);
  });

  test('is found again as it was typed, and secrets that were not kept are those that are there', () => {
    const values = { ...valuesOf(formOf('a', secretOnes)), name: 'Ask them' };
    const lost = setPath(
      contentOf(secretOnes, values),
      'parameters.apiDetails.authenticationValue',
      '',
    );
    expect(keptChange(lost, secretOnes)).toEqual({ values, outdated: false });
    expect(JSON.stringify(values)).toContain(mask);
  });

  test('that has come true is none, and one of another state says so', () => {
    const before = { type: sms.type, name: sms.name, parameters: sms.parameters };
    const content = contentOf(before, { ...valuesOf(formOf('a', before)), name: 'Other' });
    expect(keptChange(content, { ...before, name: 'Other' })).toBeUndefined();
    expect(keptChange(content, { ...before, name: 'Theirs' })).toMatchObject({ outdated: true });
    expect(keptChange(undefined, before)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { secretPaths } from '../../../lib/actions/secrets.ts';
import { validateAction } from '../../../lib/actions/validate.ts';
import { starters } from '../../../lib/templates/starter/index.ts';

test.each(starters)('$name: what is given is right, what is missing is a blank', (starter) => {
  const { type, name, description, parameters } = starter;
  const result = validateAction({ type, name, parameters });
  for (const issue of result.issues) {
    const field = actions[type].fields.find((one) => one.path === issue.path);
    expect(field?.required, issue.message).toBe(true);
    expect(getPath(parameters, issue.path), issue.message).toBeUndefined();
  }
  expect(name).toBe(name.trim());
  expect(description).toMatch(/^[A-Z].{10,90}\.$/);
});

test.each(starters)('$name: nothing that belongs to one sub-account is in it', (starter) => {
  for (const field of actions[starter.type].fields) {
    if (field.kind !== 'reference' && field.kind !== 'phone') continue;
    expect(getPath(starter.parameters, field.path)).toBeUndefined();
  }
  expect(secretPaths(starter.type, starter.parameters)).toEqual([]);
});

test('there is one for each type, with ids and names of their own', () => {
  expect(starters.map((starter) => starter.type).sort()).toEqual([...actionTypes].sort());
  expect(new Set(starters.map((starter) => starter.id)).size).toBe(starters.length);
  expect(new Set(starters.map((starter) => starter.name)).size).toBe(starters.length);
  for (const { id, name } of starters) {
    expect(id).toBe(`starter:${name.toLowerCase().replaceAll(' ', '-')}`);
  }
});

import { expect, test } from 'vitest';
import { actionsDoc, actionsDocPath } from '../docs/actions-doc.ts';
import { read } from './project.ts';

test('docs/actions.md is what `node tests/docs/actions-doc.ts` makes of lib/actions', () => {
  expect(read(actionsDocPath)).toBe(actionsDoc());
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../../lib/sharing/policy.ts';

/** What docs/managed.md tells administrators, the browser's schema and the code say the same. */

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs/managed.md'), 'utf8');
const schema = JSON.parse(readFileSync(join(root, 'public/managed-schema.json'), 'utf8'));

/** The policy in one of the page's JSON examples, taken out of what browsers want around it. */
function policyIn(example: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(example);
  const inner = text.match(
    /"(?:EXTENSION_ID|switchboard@switchboard\.example)":(\{.*?\})\}\}/,
  )?.[1];
  if (inner) return JSON.parse(inner);
  const unwrapped = Object.entries(example as Record<string, { Value: unknown }>);
  return Object.fromEntries(unwrapped.map(([name, { Value }]) => [name, Value]));
}

const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) =>
  JSON.parse(text),
);

test('every policy on the page can be read whole', () => {
  expect(examples).toHaveLength(3);
  for (const example of examples) {
    const policy = parsePolicy(policyIn(example));
    expect(policy.managed).toBe(true);
    expect([policy.broken, policy.refused]).toEqual([[], []]);
    expect(policy.libraries.length).toBeGreaterThan(0);
  }
});

test('the schema has the keys of the page, and no others', () => {
  const named = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const { properties } = schema;
  const all = [...Object.keys(properties), ...Object.keys(properties.libraries.items.properties)];
  expect(named.sort()).toEqual(all.sort());
});

test('the registry files name no other key', () => {
  const names = [...page.matchAll(/^"(\w+)"=/gm)].map(([, name = '']) => name);
  const known = JSON.stringify(schema);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !known.includes(`"${name}"`))).toEqual([]);
});

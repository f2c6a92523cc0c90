import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActionDefinition, Field } from '../../lib/actions/define.ts';
import { messageLimit, phonePattern } from '../../lib/actions/fields.ts';
import { actions } from '../../lib/actions/index.ts';
import { oneOfEach } from '../../lib/templates/starter/one-of-each.ts';
import { code, table } from './markdown.ts';

/**
 * Makes docs/actions.md of lib/actions and the starters: `npm run docs`.
 * `tests/rules/actions-doc.test.ts` fails when the page is not what this gives.
 */
export const actionsDocPath = join('docs', 'actions.md');

const tabs = { during: 'During the Call', after: 'After the Call' };

const references: Record<Extract<Field, { kind: 'reference' }>['reference'], string> = {
  contactField: 'a contact field',
  workflow: 'a workflow',
  calendar: 'a calendar',
  knowledgeBase: 'a knowledge base',
};

/** JSON with lists of texts on one line each. */
const json = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, items: string) => {
    return `[${items.replace(/,\s+/g, ', ')}]`;
  });

const listed = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What a field's value is. */
function kindOf(field: Field): string {
  switch (field.kind) {
    case 'phone':
      return `phone number, ${code(phonePattern.source)}`;
    case 'url':
      return 'address that starts with `https://` or `http://`';
    case 'secret':
      return 'text, a secret';
    case 'number':
      return `number above ${field.min ?? 0}${field.unit ? ` (${field.unit})` : ''}`;
    case 'boolean':
      return `yes or no; ${field.default ? 'yes' : 'no'} when it is not sent`;
    case 'choice':
      return listed(field.choices.map(({ value }) => code(value))).replace(' and ', ' or ');
    case 'textList':
      return `list of texts, ${field.max ? `${field.min} to ${field.max}` : `at least ${field.min}`}`;
    case 'table': {
      const columns = field.columns.map(
        ({ key, required }) => code(key) + (required ? ' (required)' : ''),
      );
      return `list of rows: ${columns.join(', ')}`;
    }
    case 'reference':
      return `id of ${references[field.reference]}, chosen by name`;
    default:
      return field.softLimit ? `text; a warning above ${field.softLimit} characters` : 'text';
  }
}

function neededOf({ required, shownWhen }: Field): string {
  if (!shownWhen) return required ? 'yes' : 'no';
  const { path, equals } = shownWhen;
  return `${required ? 'when' : 'no; only when'} ${code(path)} is ${code(equals)}`;
}

/** The keys that the builder's shape has beside the documented ones. */
function builderKeys({ builderShape, sample }: ActionDefinition): string[] {
  const contactField = { key: 'contact.example', name: 'Example', dataType: 'TEXT' };
  const shape = builderShape?.(sample, { contactField }) ?? {};
  return Object.keys(shape).filter((key) => !Object.hasOwn(sample, key));
}

/** The plainest starter of the type; the trades have their own. */
function starterOf({ type }: ActionDefinition): string[] {
  return oneOfEach.templates
    .filter((starter) => starter.type === type)
    .map(({ name, variables }) => {
      const blanks = variables.map(({ label }) => label);
      return `Template: “${name}”. Blanks: ${blanks.join(', ') || 'none'}.`;
    });
}

function typeSection(definition: ActionDefinition): string[] {
  const { type, label, builderLabel, description, timing, fields, fixed, sample } = definition;
  const extra = builderKeys(definition);
  return [
    `## ${label}`,
    '',
    `${code(type)}. ${description}`,
    '',
    `In HighLevel’s builder: “${builderLabel}”, tab “${tabs[timing]}”.`,
    ...starterOf(definition),
    '',
    ...table(
      ['Field', 'Key', 'Value', 'Required', 'What it is for'],
      fields.map((field) => [
        field.label,
        code(field.path),
        kindOf(field),
        neededOf(field),
        field.help,
      ]),
    ),
    '',
    ...Object.entries(fixed ?? {}).flatMap(([key, value]) => [
      `Always sent: ${code(key)} is ${code(JSON.stringify(value))}.`,
      '',
    ]),
    ...(extra.length > 0
      ? [
          `Has a second shape, with ${listed(extra.map(code))} added: see [two shapes of a body](highlevel.md#two-shapes-of-a-body).`,
          '',
        ]
      : []),
    'Example of `actionParameters`:',
    '',
    '```json',
    json(sample),
    '```',
    '',
  ];
}

/** The whole page, as it has to be in the repository. */
export function actionsDoc(): string {
  const all = Object.values(actions);
  return [
    '# Action types',
    '',
    '<!-- Made by `npm run docs` from lib/actions: change that, then run it. -->',
    '',
    `Switchboard creates the ${all.length} types of action that HighLevel’s public API creates. Each is one file in \`lib/actions/\`; forms, checks, icons and this page come from it. Other types that agents may hold are never offered.`,
    '',
    ...table(
      ['Type', 'In Switchboard', 'In HighLevel’s builder', 'Tab'],
      all.map(({ type, label, builderLabel, timing }) => [
        code(type),
        `[${label}](#${label.toLowerCase().replaceAll(' ', '-')})`,
        builderLabel,
        tabs[timing],
      ]),
    ),
    '',
    '## What holds for all',
    '',
    '- An action has a name, which is required.',
    '- Required texts have something in them besides white space; texts are trimmed before they are sent.',
    '- Optional values that are empty are left out. So are empty items and rows of lists.',
    '- A field that does not apply (a key where none is asked for) is left out, with a warning.',
    '- Ids are any text that is not empty; their case is kept.',
    '- Keys that are not listed here are kept and sent as they are.',
    `- What the agent says to the caller, and the text of a text message, may be longer than ${messageLimit} characters; then there is a warning, because HighLevel has been reported to refuse that.`,
    '- A secret is masked in previews and in the journal and never remembered: the secret fields, values in rows or under other keys with the name of a credential, and the password or key in an address. A masked value is never sent.',
    '',
    ...all.flatMap(typeSection),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '..', '..', actionsDocPath), actionsDoc());
}

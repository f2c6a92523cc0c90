import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { canonical, hashOf, hashText } from '../../../lib/sharing/canonical.ts';
import { fromCode, toCode } from '../../../lib/sharing/code.ts';
import { documentOf } from '../../../lib/sharing/content.ts';
import type { LibraryDocument } from '../../../lib/sharing/document.ts';
import { asId } from '../../../lib/sharing/earlier.ts';
import { makeDocument } from '../../../lib/sharing/exporter.ts';
import { templateItem } from '../../../lib/sharing/items.ts';
import { type ReadLibrary, readDocument } from '../../../lib/sharing/read-document.ts';
import { createKeyPair, fingerprintOf, sign, verifyText } from '../../../lib/sharing/signature.ts';
import { checkTemplate } from '../../../lib/templates/check.ts';
import { prepareAction } from '../../../lib/templates/prepare.ts';
import { sampleValues } from '../../../lib/templates/sample.ts';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { read } from '../../rules/project.ts';
import { createStage } from '../runs/stage.ts';

/** docs/library-format.md says nothing that the code does not do. */
const page = read('docs/library-format.md');
const text = page.match(/```json\n([\s\S]*?)```/)?.[1] ?? '';
const example = JSON.parse(text) as LibraryDocument;

const fits = new Ajv2020({ strict: false }).compile(JSON.parse(read('docs/library.schema.json')));
const misfits = (document: unknown) => (fits(document) ? [] : fits.errors);

function readWhole(document: string): ReadLibrary {
  const result = readDocument(document);
  if (result.kind === 'unreadable') throw new Error(result.problem.message);
  expect(result.library.refused).toEqual([]);
  return result.library;
}

const nothingKnown = { secrets: [], ids: [] };

describe('the example', () => {
  test('is read in whole, and its signature is good', async () => {
    const { signature, signed, templates, packs, tombstones } = readWhole(text);
    expect([templates.length, packs.length, tombstones.length]).toEqual([2, 1, 1]);
    expect(signature && (await verifyText(signed, signature))).toBe(true);
    expect(signature && (await verifyText(signed.replace('Maria', 'Mario'), signature))).toBe(
      false,
    );
    expect(page).toContain(await fingerprintOf(signature?.key ?? ''));
  });

  test('has the hash and the canonical form that the page describes', async () => {
    const { signature: _, ...rest } = example;
    const { signed } = readWhole(text);
    expect(signed).toBe(canonical(rest));
    expect(await hashText(signed)).toBe(await hashOf(rest));
  });

  test('is written again as it was, unknown keys and all', () => {
    const { signature, ...rest } = example;
    const library = readWhole(text);
    expect(canonical(documentOf(library))).toBe(canonical(rest));
    const made = makeDocument(library, nothingKnown);
    expect(made.kind === 'document' && canonical({ ...made.document, signature })).toBe(
      canonical(example),
    );
  });

  test('comes back out of a code', async () => {
    const code = await toCode(example);
    expect(code).toMatch(/^switchboard1\.[\w-]+\.$/);
    const unpacked = await fromCode(`Here it is:\n${code.replace(/(.{60})/g, '$1\n')} Thanks!`);
    expect(unpacked).toEqual({ kind: 'text', text: canonical(example) });
  });

  test('has templates with which nothing is wrong, and which fill', () => {
    for (const piece of example.templates) {
      const content = TemplateContent.parse(piece);
      expect(checkTemplate(content)).toEqual([]);
      const values = sampleValues(content.variables);
      const filled = prepareAction(content, content.variables, values, { strict: true });
      expect(filled.issues).toEqual([]);
      expect(JSON.stringify(filled.parameters)).not.toMatch(/\{\{(?!contact\.)/);
    }
  });

  test('is imported, and published again as the same document', async () => {
    const { file, libraries, own } = createStage().startWorker();
    const { signature } = example;
    const wish = { choices: {}, onlyNamed: false, approvedKey: signature?.key };
    expect(await file.take(readWhole(text), wish)).toMatchObject({ templates: 2, packs: 1 });
    const [library] = (await libraries.list()).filter(({ source }) => source === 'file');
    const made = library && (await own.publish(library, {}));
    expect(made?.kind === 'document' && canonical(made.document)).toBe(canonical(example));
  });
});

describe('the JSON Schema', () => {
  test('takes the example', () => {
    expect(misfits(example)).toEqual([]);
  });

  test('takes what the app writes: signed, and with every starter', async () => {
    const templates = starterTemplates().map((one) => templateItem(one, asId(one.id)));
    const head = { id: 'all', name: 'All', description: '', publisher: '', revision: 1 };
    const made = makeDocument(
      { head, templates, packs: [], tombstones: [], others: [] },
      nothingKnown,
    );
    if (made.kind === 'problem') throw new Error(made.problem.message);
    const signed = await sign(made.document, await createKeyPair());
    expect(misfits(JSON.parse(JSON.stringify(signed)))).toEqual([]);
    expect(readWhole(JSON.stringify(signed)).templates).toHaveLength(templates.length);
  });

  test.each([
    ['another kind', { ...example, kind: 'switchboard.backup' }],
    ['a newer version', { ...example, version: 2 }],
    ['a revision as a text', { ...example, revision: '7' }],
    ['an id with a slash', { ...example, id: 'a/b' }],
    ['no tombstones', { ...example, tombstones: undefined }],
    ['half a signature', { ...example, signature: { ...example.signature, value: 'AAAA' } }],
  ])('refuses %s, as reading does', (_, document) => {
    const written = JSON.stringify(document);
    expect(misfits(JSON.parse(written))).not.toEqual([]);
    expect(readDocument(written).kind).toBe('unreadable');
  });
});

import { expect, test } from 'vitest';
import { checkTemplate } from '../../../lib/templates/check.ts';
import { exportFile } from '../../../lib/templates/export-file.ts';
import { importFile } from '../../../lib/templates/import-file.ts';
import { prepareAction } from '../../../lib/templates/prepare.ts';
import { sampleValues } from '../../../lib/templates/sample.ts';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { read } from '../../rules/project.ts';
import { createStage } from '../runs/stage.ts';

const example = read('docs/template-format.md').match(/```json\n([\s\S]*?)```/)?.[1] ?? '';

test('the example is taken in whole, and comes out again as it was', async () => {
  const { store, packs, list } = createStage().startWorker();
  const services = { store, packs, now: () => 0 };
  expect(await importFile(services, example)).toEqual({
    kind: 'imported',
    templates: 2,
    packs: 1,
    same: 0,
    refused: [],
  });
  const [pack] = (await packs.list(false)).filter(({ origin }) => origin === 'personal');
  const { text } = await exportFile(services, [pack?.pack.id ?? '']);
  const [before, after] = [JSON.parse(example), JSON.parse(text)];
  const withoutIds = ({ templates, packs: all }: { templates: object[]; packs: object[] }) => [
    templates.map((one) => ({ ...one, id: '' })),
    all.map((one) => ({ ...one, id: '', templateIds: [] })),
  ];
  expect(withoutIds(after)).toEqual(withoutIds(before));
  expect(after.packs[0].templateIds).toEqual(after.templates.map((one: { id: string }) => one.id));
  list.forget();
  expect(
    (await list.page({ query: 'insurance', sort: 'usual', offset: 0, limit: 5 })).hits[0]?.entry
      .name,
  ).toBe('Save the insurance');
});

test('nothing is wrong with the example, and it fills', () => {
  for (const piece of JSON.parse(example).templates) {
    const content = TemplateContent.parse(piece);
    expect(checkTemplate(content)).toEqual([]);
    const values = sampleValues(content.variables);
    const filled = prepareAction(content, content.variables, values, { strict: true });
    expect(filled.issues).toEqual([]);
    expect(JSON.stringify(filled.parameters)).not.toMatch(/\{\{(?!contact\.)/);
  }
});

import { expect, test } from 'vitest';
import { checkTemplate } from '../../../lib/templates/check.ts';
import { prepareAction } from '../../../lib/templates/prepare.ts';
import { sampleValues } from '../../../lib/templates/sample.ts';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { read } from '../../rules/project.ts';
import { shareStage } from '../sharing/sharing-stage.ts';

const example = read('docs/template-format.md').match(/```json\n([\s\S]*?)```/)?.[1] ?? '';

test('the example is taken in whole, and comes out again as it was', async () => {
  const s = shareStage();
  expect(await s.take(example)).toMatchObject({ templates: 2, packs: 1, same: 0, refused: [] });
  const { packs } = await s.ask('pack/list', {});
  const pack = packs.find(({ origin }) => origin === 'personal');
  const { document } = await s.makeFile({ ids: [pack?.id ?? ''] });
  const before = JSON.parse(example);
  for (const one of before.templates) {
    expect(document.templates.find(({ id }) => id === one.id)).toMatchObject(one);
  }
  expect(document.packs).toMatchObject(before.packs);
  const found = { query: 'insurance', sort: 'usual' as const, offset: 0, limit: 5 };
  expect((await s.ask('template/list', found)).rows[0]?.name).toBe('Save the insurance');
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

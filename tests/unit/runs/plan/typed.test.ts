import { expect, test } from 'vitest';
import { hushedNames } from '../../../../lib/runs/plan/typed.ts';
import { secret } from '../stage.ts';
import { planId, planning } from './planning.ts';

const variables = ['header', 'key', 'note'].map((name) => ({
  ...{ name, label: name, kind: 'text' as const, required: true },
}));
const parameters = {
  triggerPrompt: 'When asked {{note}}',
  triggerMessage: 'One moment.',
  apiDetails: {
    url: 'https://shop.example.com/',
    method: 'POST',
    headers: [{ key: '{{header}}', value: '{{key}}' }],
  },
};

test('what a header holds whose name is a blank too may be a secret', async () => {
  const { stage, ask, make, agents, worker } = await planning();
  const content = { type: 'CUSTOM_ACTION' as const, name: 'Ask the shop', description: '' };
  const saved = await ask('template/save', {
    base: 0,
    anyway: false,
    content: { ...content, parameters, variables, folder: '', tags: [] },
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  await make({ kind: 'templates', templateIds: [saved.template.id] }, agents(1), {
    values: { header: 'X-Api-Key', key: secret, note: 'now' },
  });
  expect(await stage.dump()).not.toContain(secret);
  const target = await worker.plans.store.target(planId, 0);
  if (!target) throw new Error('No target');
  expect(await worker.plans.stepsFor(target)).toMatchObject([
    { isLost: false, parameters: { apiDetails: { headers: [{ value: secret }] } } },
  ]);
});

test('other blanks are none', () => {
  const one = {
    ...{ templateId: 't', revision: 1, name: 'Ask', actionName: 'Ask' },
    ...{ type: 'CUSTOM_ACTION' as const, parameters, variables },
  };
  expect([...hushedNames([one])]).toEqual(['key']);
});

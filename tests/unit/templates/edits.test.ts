import { describe, expect, test } from 'vitest';
import { createStage, secret, hidden as withSecret } from '../runs/stage.ts';
import { blank, smsTemplate } from './examples.ts';

function begin() {
  const stage = createStage();
  return { stage, ...stage.startWorker() };
}

describe('what is typed in editors', () => {
  test('is kept for each tab, right or wrong, the last changed first', async () => {
    const s = begin();
    const wrong = {
      name: '',
      type: 'nothing',
      parameters: 7,
      variables: [{ name: '1 2' }],
      more: [1],
    };
    await s.edits.save('t', 'tab 1', 3, { ...smsTemplate });
    s.stage.clock.time += 1;
    expect(await s.edits.save('t', 'tab 2', 4, wrong)).toBe(s.stage.clock.time);
    await s.edits.save('other', 'tab 1', 1, {});
    const { edits } = s.stage.startWorker();
    expect(await edits.list('t')).toEqual([
      { editorId: 'tab 2', base: 4, content: wrong, changedAt: s.stage.clock.time },
      { editorId: 'tab 1', base: 3, content: smsTemplate, changedAt: s.stage.clock.time - 1 },
    ]);
    s.stage.clock.time += 1;
    await edits.save('t', 'tab 1', 3, { name: 'Again' });
    expect((await edits.list('t')).map(({ editorId }) => editorId)).toEqual(['tab 1', 'tab 2']);
    await edits.discard('t', 'tab 1');
    await edits.discard('t', 'never');
    expect((await edits.list('t')).map(({ editorId }) => editorId)).toEqual(['tab 2']);
    expect(await edits.list('nothing')).toEqual([]);
  });

  test('survives the browser, but for its secrets, which are in memory only', async () => {
    const s = begin();
    const key = { ...blank('key', 'secret'), default: 'typed-as-default' };
    const content = {
      ...smsTemplate,
      type: 'CUSTOM_ACTION',
      parameters: { ...withSecret.parameters, extra: { api_key: 'abcd12345678' } },
      variables: [blank('street'), key],
    };
    await s.edits.save('new', 'tab', 0, content);
    const stored = await s.stage.dump();
    for (const hush of [secret, '12345678', 'typed-as-default']) expect(stored).not.toContain(hush);
    expect((await s.stage.startWorker().edits.list('new'))[0]?.content).toEqual(content);
    s.stage.session.items.clear();
    const [after] = await s.stage.startWorker().edits.list('new');
    expect(after?.content).toMatchObject({
      name: smsTemplate.name,
      parameters: { apiDetails: { authenticationValue: '' }, selectedPaths: ['status'] },
      variables: [{ name: 'street' }, { name: 'key', kind: 'secret' }],
    });
  });

  test('where a secret of a step stood, what is typed is one', async () => {
    const s = begin();
    const headers = [{ key: 'X-Tenant', value: secret }];
    const content = {
      type: 'CUSTOM_ACTION',
      parameters: { apiDetails: { headers } },
      secretPaths: ['apiDetails.headers.0.value', 'apiDetails.url'],
    };
    await s.edits.save('mend/run/step', 'mend', 0, content);
    expect(await s.stage.dump()).not.toContain(secret);
    expect((await s.edits.list('mend/run/step'))[0]?.content).toEqual(content);
    s.stage.session.items.clear();
    const [after] = await s.edits.list('mend/run/step');
    expect(after?.content.parameters).toEqual({
      apiDetails: { headers: [{ key: 'X-Tenant', value: '' }] },
    });
  });

  test('values of secret blanks of a wish for many stay in memory, for all and for one', async () => {
    const s = begin();
    const content = {
      secretValues: ['key'],
      values: { street: 'Main St', key: secret },
      locationValues: { l1: { key: secret, street: 'Side St' } },
    };
    await s.edits.save('run/new', 'tab', 0, content);
    expect(await s.stage.dump()).not.toContain(secret);
    expect((await s.edits.list('run/new'))[0]?.content).toEqual(content);
    s.stage.session.items.clear();
    expect((await s.edits.list('run/new'))[0]?.content).toMatchObject({
      values: { street: 'Main St' },
      locationValues: { l1: { street: 'Side St' } },
    });
  });

  test('leaves nothing in memory once it is discarded, or its secret is taken out', async () => {
    const s = begin();
    const { parameters } = withSecret;
    const content = { ...smsTemplate, type: 'CUSTOM_ACTION', parameters };
    await s.edits.save('new', 'tab', 0, content);
    await s.edits.save('new', 'tab', 0, { ...content, parameters: {} });
    expect(s.stage.session.items.size).toBe(0);
    expect((await s.edits.list('new'))[0]?.content).toMatchObject({ parameters: {} });
    await s.edits.save('new', 'tab', 0, content);
    await s.edits.discard('new', 'tab');
    expect(s.stage.session.items.size).toBe(0);
  });
});

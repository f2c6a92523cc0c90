import { expect, test } from 'vitest';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { secret } from '../runs/stage.ts';
import { blank, smsTemplate } from '../templates/examples.ts';
import { background, fromPage, request } from './pack-stage.ts';

/** Secret blanks where no name tells that they are: a header, an address' path, what is said. */
const everywhere: TemplateContent = {
  ...request,
  parameters: {
    ...request.parameters,
    triggerPrompt: 'When asked; the word is {{word}}, not {{key}}',
    apiDetails: {
      url: 'https://x.example/{{key}}/y',
      method: 'POST',
      authenticationRequired: false,
      headers: [{ key: 'X-Tenant', value: '{{key}}' }],
    },
  },
  variables: [blank('key', 'secret'), blank('word', 'secret')],
};
const plain = { ...smsTemplate, parameters: { ...smsTemplate.parameters, messageBody: 'Hello' } };
const word = 'ab1';
const values = { key: secret, word };

test('a secret blank is kept nowhere, wherever its template uses it', async () => {
  const s = await background(everywhere, plain);
  const echo = JSON.stringify({ message: `X-Tenant: ${secret} is not allowed` });
  s.stage.highlevel.fault('create', { status: 422, body: echo });
  const reply = await s.apply(values);
  if (reply.kind !== 'started') throw new Error(JSON.stringify(reply));
  expect(JSON.stringify(reply)).not.toContain(secret);
  await s.worker.runs.settle();
  const step = await s.stage.step(reply.run.id);
  expect(step).toMatchObject({
    state: 'refused',
    parameters: {
      triggerPrompt: 'When asked; the word is ••••, not ••••',
      apiDetails: {
        url: 'https://x.example/••••/y',
        headers: [{ key: 'X-Tenant', value: '••••' }],
      },
    },
  });
  const again = await s.apply(values, { draftId: 'd2', anyway: true });
  if (again.kind !== 'started') throw new Error(JSON.stringify(again));
  await s.worker.runs.settle();
  expect(await s.stage.states(again.run.id)).toEqual(['created', 'created']);
  expect(s.stage.highlevel.creates().at(-2)?.body?.actionParameters).toMatchObject({
    triggerPrompt: `When asked; the word is ${word}, not ${secret}`,
    apiDetails: { url: `https://x.example/${secret}/y`, headers: [{ value: secret }] },
  });
  expect((await s.stage.step(again.run.id)).verification.state).toBe('one');
  expect(await s.stage.dump()).not.toContain(secret);
  expect(JSON.stringify((await s.stage.run(again.run.id)).steps[0])).not.toContain(word);
  // What is typed anew where a secret stood is one again.
  const typed = { ...step.parameters, triggerPrompt: `The word is ${word}`, apiDetails: {} };
  const apiDetails = { url: `https://x.example/${secret}/z`, method: 'POST' };
  await s.handlers['run/mend'](
    {
      runId: reply.run.id,
      stepId: step.id,
      content: { name: step.name, parameters: { ...typed, apiDetails } },
      anyway: true,
    },
    fromPage,
  );
  await s.worker.runs.settle();
  expect(await s.stage.step(reply.run.id)).toMatchObject({ state: 'created' });
  expect(await s.stage.dump()).not.toContain(secret);
});

test('a secret is no part of a name, which everybody reads', async () => {
  const named = { ...request, actionName: 'Ask {{key}}' };
  const s = await background(request, { ...request, name: 'Other' });
  const wish = { base: 0, content: named, anyway: false };
  expect(await s.handlers['template/save'](wish, fromPage)).toMatchObject({
    kind: 'invalid',
    issues: [{ path: '$actionName', level: 'error' }],
  });
});

import { expect, test } from 'vitest';
import { access, problem, sms, stage, token } from './client-stage.ts';

const secret = 'sk-gehéim-"4711"';
const spelled = (text: string) =>
  text.replace(/[\s\S]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

test('what was sent is taken out of HighLevel’s words, however its JSON spells it', async () => {
  const plain = JSON.stringify(`Bad ${secret}`);
  const quoted = JSON.stringify(`Bad body ${JSON.stringify({ key: secret })}`);
  for (const message of [plain, quoted, `"Bad ${spelled(secret)}"`, `"Bad ${spelled(token)}"`]) {
    const { client } = stage(new Response(`{"message":${message}}`, { status: 422 }));
    const { kind, messages } = await problem(client.createAction(access, sms, [secret]));
    expect(kind).toBe('invalid');
    expect(messages[0]).toMatch(/^Bad .*••••/);
    expect(messages[0]).not.toMatch(/4711|pit-/);
  }
});

test('no half of it is left where a long message is cut', async () => {
  const message = `${'x'.repeat(290)}${token}`;
  const { client } = stage(new Response(JSON.stringify({ message }), { status: 400 }));
  const { messages } = await problem(client.readAgent(access, 'g'));
  expect(messages[0]).not.toMatch(/pit-/);
});

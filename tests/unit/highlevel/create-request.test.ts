import { expect, test } from 'vitest';
import { createActionRequest, toCurl } from '../../../lib/highlevel/create-request.ts';

test('curl quotes for a shell and holds no token', () => {
  const request = createActionRequest(
    { locationId: 'loc', agentId: 'agent' },
    { type: 'SMS', name: "It's", parameters: { messageBody: '$(rm) `x`' } },
  );
  const curl = toCurl(request);
  expect(curl).toContain("--url 'https://services.leadconnectorhq.com/voice-ai/actions'");
  expect(curl).toContain("--header 'Authorization: Bearer <token>'");
  expect(curl).toContain("--header 'Version: 2021-04-15'");
  expect(curl).toContain(`"name": "It'\\''s"`);
  expect(curl).toContain('$(rm) `x`');
});

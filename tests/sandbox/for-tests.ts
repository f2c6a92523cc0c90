import { afterAll, afterEach } from 'vitest';
import { PlainClient } from './client.ts';
import { startSandbox } from './index.ts';

/** A sandbox and a client of it for the tests of one file: as new for each test, gone after the last. */
export async function sandboxForTests() {
  const sandbox = await startSandbox();
  const client = new PlainClient(sandbox);
  afterEach(() => sandbox.reset());
  afterAll(async () => {
    client.close();
    await sandbox.stop();
  });
  return { sandbox, client };
}

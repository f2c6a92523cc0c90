import { readFileSync } from 'node:fs';
import { actionTypes } from '../../lib/actions/index.ts';
import { compareContract } from './compare.ts';

/** `node tests/contract/contract.ts PATH`: does `lib/actions` fit HighLevel's OpenAPI file? */
function main(path: string | undefined): number {
  if (!path) {
    console.error(
      'Say where HighLevel’s OpenAPI file is: npm run contract -- path/to/voice-ai.json',
    );
    return 1;
  }
  let openapi: unknown;
  try {
    openapi = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    console.error(`${path} ${why}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  const differences = compareContract(openapi);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    console.error(`${differences.length} differences between lib/actions and ${path}.`);
    return 1;
  }
  console.log(`lib/actions and ${path} agree on all ${actionTypes.length} action types.`);
  return 0;
}

process.exitCode = main(process.argv[2]);

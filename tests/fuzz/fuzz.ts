import 'fake-indexeddb/auto';
import { boundaries } from './index.ts';

/**
 * `npm run fuzz [count] [seed] [boundary]`: 100,000 odd things for each boundary, other ones every
 * time unless a seed is given.
 */
const [count = '100000', seed = `${Date.now() % 2 ** 32}`, only] = process.argv.slice(2);
for (const { name, fuzz } of boundaries.filter((one) => only === undefined || one.name === only)) {
  const began = performance.now();
  const result = await fuzz(Number(count), Number(seed));
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${name}: ${count} of seed ${seed} in ${seconds} s; ${result}.\n`);
}
process.stdout.write('None threw past its boundary, and none changed what was stored.\n');

import { fuzz } from '../unit/sharing/fuzz.ts';

/** `npm run fuzz`: 100,000 mutated documents, other ones every time unless a seed is given. */
const [count = 100_000, seed = Date.now() % 2 ** 32] = process.argv.slice(2).map(Number);
const began = performance.now();
const { documents, unreadable, taken } = await fuzz(count, seed);
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${documents} mutated documents of seed ${seed} in ${seconds} s: ${unreadable} could not be read, of ${taken} something was taken. None threw, and none changed what was stored.\n`,
);

import { extensionDir } from '../e2e/harness/paths.ts';
import { bundleSizes } from './bundle-sizes.ts';

/** Holds the built bundles to their budgets; ends with 1 when one is over. */
let over = false;
for (const browser of ['chromium', 'firefox'] as const) {
  console.log(`${browser}, gzipped`);
  for (const { name, files, gzipped, budget } of await bundleSizes(extensionDir(browser))) {
    const tooBig = files.length === 0 || (budget !== undefined && gzipped > budget);
    over ||= tooBig;
    const limit = budget === undefined ? '' : ` of ${(budget / 1000).toFixed(0)} kB`;
    const size = `${(gzipped / 1000).toFixed(2)} kB${limit}`;
    const remark = files.length === 0 ? '  MISSING' : tooBig ? '  OVER' : '';
    console.log(`  ${name.padEnd(24)} ${size.padEnd(18)} ${files.length} file(s)${remark}`);
  }
}
process.exitCode = over ? 1 : 0;

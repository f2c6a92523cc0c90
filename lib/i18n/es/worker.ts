import common from './common.json' with { type: 'json' };
import lib from './lib.json' with { type: 'json' };

/** The texts that the background says itself; it takes no others along. */
export default { ...common, ...lib };

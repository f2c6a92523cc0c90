import { defineConfig } from 'wxt';
import base from '../../wxt.config.ts';
import { pseudoTexts } from './pseudo.ts';

/** `wxt build -c tests/texts/pseudo.config.ts`: as shipped, but Spanish is the pseudo-language. */
export default defineConfig({
  ...base,
  outDir: '.output/pseudo',
  vite: async (env) => {
    const vite = await base.vite?.(env);
    return { ...vite, plugins: [...(vite?.plugins ?? []), pseudoTexts] };
  },
});

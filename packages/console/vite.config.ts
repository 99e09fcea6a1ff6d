import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadBudget } from './build/first-load-budget.ts';

/** The first load stays below this, compressed: an analyst on a hotel line waits once, and not long. */
const FIRST_LOAD_BYTES_MAX = 300 * 1024;

export default defineConfig({
  plugins: [react(), firstLoadBudget(FIRST_LOAD_BYTES_MAX)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Colours are written with light-dark(), which these read by themselves.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy of content allows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      // Schemas that the console does not call are left out; making one has no effect but its value.
      treeshake: { moduleSideEffects: (id) => !id.includes('/packages/contracts/') },
      // Schemas and their settings share a file, so that the settings come before the first schema is made.
      output: { codeSplitting: { groups: [{ name: 'contracts', test: /packages\/contracts\/|node_modules\/zod\/|schema-settings/ }] } },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:7300' } },
});

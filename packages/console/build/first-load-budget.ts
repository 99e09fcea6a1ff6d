import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Counts what a browser fetches before the first screen: the entry, whatever it imports at once, and their styles,
 * compressed with gzip. Prints the sum and fails the build above `bytes_max`.
 */
export function firstLoadBudget(bytes_max: number): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const wanted = new Set<string>();
      const visit = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (wanted.has(fileName) || chunk?.type !== 'chunk') return;
        wanted.add(fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) wanted.add(style);
        for (const imported of chunk.imports) visit(imported);
      };
      for (const [fileName, output] of Object.entries(bundle)) if (output.type === 'chunk' && output.isEntry) visit(fileName);
      let bytes = 0;
      for (const fileName of wanted) {
        const output = bundle[fileName];
        if (output === undefined) continue;
        bytes += gzipSync(output.type === 'chunk' ? output.code : output.source).byteLength;
      }
      const kilobytes = (bytes / 1024).toFixed(1);
      this.info(`first load ${kilobytes} KB compressed, of ${(bytes_max / 1024).toFixed(0)} KB allowed`);
      if (bytes > bytes_max) this.error(`The first load is ${kilobytes} KB compressed. Load a page or a library lazily.`);
    },
  };
}

// Runs a script of this folder under a Node that understands it: npm 10 may leave our own Node out of the path.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handOver, isNewEnough } from '../packages/cli/bin/own-node.js';

const [name, ...args] = process.argv.slice(2);
const file = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, name);
if (isNewEnough()) {
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
} else {
  handOver(file, args);
}

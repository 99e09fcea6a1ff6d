#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { handOver, isNewEnough } from './own-node.js';

if (isNewEnough()) {
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
}

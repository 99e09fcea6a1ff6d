// Makes examples/: the sample provider of the default seed, its truth, and the JSON Schemas of the export's files.
// Run: node scripts/make-example.ts [DIR]
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportSchemas, simulate } from '@gatehouse/simulator';

const folder = process.argv[2] ?? fileURLToPath(new URL('../examples', import.meta.url));
await rm(join(folder, 'cirrus'), { recursive: true, force: true });
const made = await simulate({ out: join(folder, 'cirrus') });
const schemas = join(folder, 'schemas');
await rm(schemas, { recursive: true, force: true });
await mkdir(schemas, { recursive: true });
for (const [name, text] of exportSchemas()) await writeFile(join(schemas, name), text);
process.stdout.write(`${made.customers} customers, ${made.cases} injected cases\n`);

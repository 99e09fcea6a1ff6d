import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema, MIGRATIONS_FOLDER, testDatabase } from '@gatehouse/store';

/** Writes sql/schema.txt anew, so that a review shows what a migration does: `node scripts/dump-schema.ts`. */
const database = await testDatabase();
try {
  writeFileSync(join(MIGRATIONS_FOLDER, 'schema.txt'), await dumpSchema(database.pool));
} finally {
  await database.drop();
}

const PREFIX = 'gatehouse_test_';
let made = 0;

/** A name that no other test process uses, and that tells which process may still need the database. */
export function testDatabaseName(): string {
  made += 1;
  return `${PREFIX}${process.pid}_${made}`;
}

/** The process that made a test database; undefined for any other database. */
export function creatorOf(name: string): number | undefined {
  if (!name.startsWith(PREFIX)) return undefined;
  const pid = Number(name.slice(PREFIX.length).split('_')[0]);
  return Number.isInteger(pid) ? pid : undefined;
}

/** The same server and user, another database. The URL class would refuse the form without a host that names a socket. */
export function withDatabaseName(connectionString: string, database: string): string {
  return connectionString.replace(/^(postgres(?:ql)?:\/\/[^/?#]*)(\/[^?#]*)?/, `$1/${database}`);
}

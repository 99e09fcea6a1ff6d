/** Settings of the embedded server. They go on its command line, so the code is their only source and an old folder gets new ones. */
export function serverSettings(socketFolder: string): Readonly<Record<string, string>> {
  return {
    // Reached through the socket alone: no port to guard, none to collide with.
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    // One server process, a few command-line verbs beside it, and the pool of the job queue.
    max_connections: '60',
    // Enough for the sample and for a provider with some hundred thousand accounts, without claiming the machine.
    shared_buffers: '128MB',
    // What was acknowledged is durable (I1).
    fsync: 'on',
    synchronous_commit: 'on',
    // `replica` rather than `minimal`: an online backup needs it (pg_backup_start), and it costs little without a standby.
    wal_level: 'replica',
    max_wal_senders: '0',
    max_replication_slots: '0',
    // Loading a large export would otherwise force a checkpoint each minute.
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Short queries: compiling them costs more than it saves, and the npm build brings no compiler.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log is read by people who may not read the records: no statement, no parameter and no key value goes there.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  };
}

/** Nothing needs to outlive the machine: no waiting for the disk, and no care for a growth that never comes. */
const hasty = {
  fsync: false,
  synchronous_commit: false,
  full_page_writes: false,
  wal_compression: false,
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: false,
};

/** The server's settings, written anew at every start so that a new version of Sinergi may change them; ALTER SYSTEM overrides them. */
export function renderSettings(port: number, durable: boolean): string {
  const settings: Record<string, string | number | boolean> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // Solid-state disks; the default of 4 makes the planner shun indexes.
    random_page_cost: 1.1,
    wal_compression: true,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Refused statements quote the data of people, and the program reports its own errors: the log is for the server's life only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: false,
    ...(durable ? {} : hasty),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${render(value)}`);
  return `# Written by Sinergi at every start; use ALTER SYSTEM to override.\n${lines.join('\n')}\n`;
}

/** The port of the last start, used again when free so that clients that were connected find the server again. */
export function readPort(settings: string): number | undefined {
  const digits = /^port = (\d+)$/m.exec(settings)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Passwords only, and only from this machine. */
export const hostRules =
  '# Written by Sinergi: passwords only, this machine only.\nhost all all 127.0.0.1/32 scram-sha-256\n';

function render(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
